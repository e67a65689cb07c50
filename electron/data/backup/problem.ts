import type { BackupProblem } from '#shared/contract/backup.ts';
import { toAppError } from '../runtime/errors.ts';

// By folder. Kept while the process runs: the next start tries again soon after opening.
const problems = new Map<string, BackupProblem>();

/** Why the automatic backup of the chapter in `folder` cannot be made; `undefined` while it can. */
export const problemOf = (folder: string): BackupProblem | undefined => problems.get(folder);

/** Remembers that an automatic backup failed, since the first of several tries. */
export const noteProblem = (folder: string, error: unknown): void => {
  const since = problemOf(folder)?.since ?? new Date().toISOString();
  problems.set(folder, { since, reason: reasonOf(error) });
};

/** Forgets what was in the way: a backup was made, or the chapter is closed. */
export const clearProblem = (folder: string): void => {
  problems.delete(folder);
};

const reasonOf = (error: unknown): BackupProblem['reason'] => {
  switch (toAppError(error)?.code) {
    case 'disk-full':
      return 'disk-full';
    case 'profile-not-writable':
      return 'not-writable';
    case 'file-damaged':
      return 'damaged';
    case 'file-locked':
    case 'file-unavailable':
      return 'unavailable';
    default:
      return 'unexpected';
  }
};
