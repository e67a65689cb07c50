import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../../storage/errors.ts';

/**
 * SQLite's full check of a chapter file. The file is opened for reading, so that what is damaged
 * stays as it is, with its log.
 */
export const checkChapter = ({ file }: { readonly file: string }): undefined => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const findings = database
      .prepare('PRAGMA integrity_check(3)')
      .all()
      .map((row) => String(Object.values(row)[0]))
      .filter((line) => line !== 'ok');
    if (findings.length === 0) return undefined;
    const detail = `The database file is damaged: ${findings.join('; ')}`;
    throw new StorageError({ code: 'corrupt', file, detail });
  } finally {
    database.close();
  }
};
