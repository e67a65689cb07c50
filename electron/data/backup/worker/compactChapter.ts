import { DatabaseSync } from 'node:sqlite';

/**
 * Writes a chapter file that nobody has open anew, without its empty pages. Killed at any moment it
 * leaves the file as it was or done: the new pages count once the log holds all of them.
 */
export const compactChapter = ({ file }: { readonly file: string }): void => {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    database.exec('PRAGMA synchronous = FULL; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
};

const busyTimeoutMs = 5000;
