import { statSync } from 'node:fs';
import { runTask } from '../backup/runTask.ts';

interface CompactOptions {
  /** A chapter's file that nobody has open. */
  readonly file: string;
  /** About how large it will be, in bytes. */
  readonly expected: number;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Writes a chapter's file anew without its empty pages (SQLite's `VACUUM`), in a thread of its own
 * so that the process goes on answering. SQLite does not say how far it is, but the log it writes
 * does. Rejects with a `StorageError` `full` when there is no room for the second copy; the file is
 * as it was then.
 */
export const compactFile = async ({
  file,
  expected,
  onProgress,
}: CompactOptions): Promise<void> => {
  const timer = setInterval(() => onProgress(Math.min(logSize(file), expected), expected), 100);
  try {
    await runTask('compact', { file });
    onProgress(expected, expected);
  } finally {
    clearInterval(timer);
  }
};

const logSize = (file: string): number =>
  statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
