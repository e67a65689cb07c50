import type { BackupEntry } from '#shared/contract/backup.ts';
import { ExpectedError } from '../runtime/errors.ts';
import type { BackupFile } from './folder.ts';
import { runTask } from './runTask.ts';
import type { Examined } from './tasks.ts';

/** What is known about a backup file since this process read it through. */
export type Finding =
  { readonly state: 'good'; readonly content: Examined } | { readonly state: 'damaged' | 'newer' };

// By stamp, so that a file that changed counts as unknown. Not kept between runs: a disk that goes
// bad does not change a file's date.
const findings = new Map<string, Finding>();

/** What is known about a backup; `undefined` when nobody has read it yet. */
export const findingOf = (backup: BackupFile): Finding | undefined => findings.get(backup.stamp);

/** Remembers what was found in a backup. */
export const remember = (backup: BackupFile, finding: Finding): void => {
  findings.set(backup.stamp, finding);
};

/** Reads a backup through unless that was done before. */
export const examine = async (backup: BackupFile): Promise<Finding> => {
  const finding = findingOf(backup) ?? (await find(backup));
  remember(backup, finding);
  return finding;
};

/** A backup as the window sees it. */
export const toEntry = (backup: BackupFile): BackupEntry => {
  const { id, at, kind, size } = backup;
  const finding = findingOf(backup);
  if (finding?.state !== 'good') return { id, at, kind, size, state: finding?.state ?? 'unknown' };
  const { demo: _demo, revision: _revision, ...content } = finding.content;
  return { id, at, kind, size, state: 'good', content };
};

const reading = new Set<string>();

/** Reads the backups that nobody has read yet, one after the other; calls `onFound` after each. */
export const examineInBackground = async (
  backups: readonly BackupFile[],
  onFound: () => void,
): Promise<void> => {
  for (const backup of backups) {
    if (findingOf(backup) !== undefined || reading.has(backup.stamp)) continue;
    reading.add(backup.stamp);
    try {
      await examine(backup);
      onFound();
    } catch {
      // The file went away, or cannot be read now: it stays unknown and is tried with the next list.
    } finally {
      reading.delete(backup.stamp);
    }
  }
};

const find = async (backup: BackupFile): Promise<Finding> => {
  try {
    const content = await runTask('examine', { file: backup.file, depth: 'quick' });
    return { state: 'good', content };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { state: error.appError.code === 'backup-newer' ? 'newer' : 'damaged' };
  }
};
