import { join } from 'node:path';
import { isDailyDue } from '#shared/domain/backup/retention.ts';
import { chapterFileName } from '../database/openDatabase.ts';
import { createBackup, presentTime } from './createBackup.ts';
import { examine } from './examined.ts';
import { listBackupFiles, type BackupFile } from './folder.ts';
import { clearProblem, noteProblem } from './problem.ts';
import { runTask } from './runTask.ts';

interface AutomaticOptions {
  /** The folder of the open chapter. */
  readonly folder: string;
  /** Called when one was made, and when one could not be made (see `problem.ts`). */
  readonly onChange: () => void;
  /** When the first look is, so that it is not in the way of the first screen. Default 5 s. */
  readonly firstAfterMs?: number;
  /** How often it is looked again. Default an hour. */
  readonly everyMs?: number;
}

/** Daily backups of an open chapter. */
export interface AutomaticBackups {
  /** Ends the timers, and a backup under way without leaving anything of it. */
  stop(): Promise<void>;
}

/** Makes daily backups while a chapter is open: soon after it was opened, and every hour when due. */
export const startAutomaticBackups = (options: AutomaticOptions): AutomaticBackups => {
  const { folder, onChange, firstAfterMs = 5000, everyMs = 3_600_000 } = options;
  const abort = new AbortController();
  let last: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      const made = await backupIfDue(folder, abort.signal);
      if (made !== undefined) onChange();
    } catch (error) {
      if (abort.signal.aborted) return;
      // Nobody asked for it, and the next look tries again: the windows say so until it works.
      noteProblem(folder, error);
      onChange();
    }
  };
  const lookInTurn = (): void => {
    last = last.then(look);
  };
  const first = setTimeout(lookInTurn, firstAfterMs);
  const hourly = setInterval(lookInTurn, everyMs);
  return {
    stop: async () => {
      clearTimeout(first);
      clearInterval(hourly);
      abort.abort();
      await last;
      clearProblem(folder);
    },
  };
};

/**
 * Makes the daily backup when the newest one is of another day and the chapter has changed since;
 * answers it if it was made.
 */
export const backupIfDue = async (
  folder: string,
  signal?: AbortSignal,
): Promise<BackupFile | undefined> => {
  const newest = listBackupFiles(folder).find(({ kind }) => kind === 'daily');
  if (!isDailyDue(newest?.at, presentTime())) return undefined;
  if (newest !== undefined && (await isUnchanged(folder, newest))) return undefined;
  signal?.throwIfAborted();
  return createBackup({ folder, kind: 'daily', signal });
};

const isUnchanged = async (folder: string, backup: BackupFile): Promise<boolean> => {
  const finding = await examine(backup);
  if (finding.state !== 'good') return false;
  const file = join(folder, chapterFileName);
  const present = await runTask('examine', { file, depth: 'none' });
  return present.revision === finding.content.revision;
};
