import { backup, DatabaseSync } from 'node:sqlite';
import { StorageError } from '../../storage/errors.ts';
import type { Examined } from '../tasks.ts';
import { examineBackup } from './examineBackup.ts';
import { flushFile } from './flushFile.ts';
import { Refusal } from './refusal.ts';

interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Copies a chapter file while it may be written to, as of one moment, and reads the copy through.
 * The copy is one file without a log. Damage found in it is the chapter's own, so it is reported
 * as a storage error about `from`.
 */
export const copyChapter = async ({ from, to, onProgress }: CopyOptions): Promise<Examined> => {
  const source = new DatabaseSync(from, { readOnly: true, timeout: busyTimeoutMs });
  try {
    // An open read transaction holds one state of the file: SQLite's backup then never begins anew
    // when the app writes, and takes nothing of a write that comes later.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await backup(source, to, {
      rate: pagesPerStep,
      progress: ({ totalPages, remainingPages }) =>
        onProgress(totalPages - remainingPages, totalPages),
    });
  } finally {
    source.close();
  }
  leaveLogMode(to);
  flushFile(to);
  try {
    return examineBackup({ file: to, depth: 'quick' });
  } catch (error) {
    if (!(error instanceof Refusal) || error.appError.code !== 'backup-damaged') throw error;
    throw new StorageError({
      code: 'corrupt',
      file: from,
      detail: 'The copy of the file is damaged',
    });
  }
};

const busyTimeoutMs = 5000;

// 4 MB between two looks at the thread's messages.
const pagesPerStep = 1000;

/** Turns WAL mode off in a file that nobody uses, so that it is whole without side files. */
export const leaveLogMode = (file: string): void => {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
};
