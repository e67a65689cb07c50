import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../../storage/errors.ts';
import type { Tasks } from '../tasks.ts';

/**
 * SQLite's check of a chapter file. The file is opened for reading, so that what is damaged stays
 * as it is, with its log. Another program's lock is waited for, which costs nobody anything here.
 */
export const checkChapter = ({ file, depth }: Tasks['check']['input']): undefined => {
  const database = new DatabaseSync(file, { readOnly: true, timeout: lockWaitMs });
  try {
    const findings = database
      .prepare(depth === 'full' ? 'PRAGMA integrity_check(3)' : 'PRAGMA quick_check(3)')
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

const lockWaitMs = 5000;
