import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StorageError, toStorageError } from '../../storage/errors.ts';
import { APPLICATION_ID, FILE_FORMAT } from '../../storage/open-file.ts';
import type { Depth, Examined } from '../tasks.ts';
import { containerMagic } from './container.ts';
import { readContent } from './readContent.ts';
import { Refusal } from './refusal.ts';

/**
 * Reads a backup without changing it. Fails with a {@link Refusal}: no backup of ours, of a newer
 * version, cut off, damaged. Files may come from anywhere, so nothing in them is run.
 */
export const examineBackup = (options: {
  readonly file: string;
  readonly depth: Depth;
}): Examined => {
  const { file, depth } = options;
  // A live file has its newest pages in its log: its length says nothing.
  if (depth !== 'none') refuseCutOff(file);
  const database = openUntrusted(file);
  try {
    refuseForeign(database);
    if (depth !== 'none') refuseDamage(database, depth);
    return readContent(database);
  } catch (error) {
    throw isDamage(error, file) ? new Refusal('backup-damaged') : error;
  } finally {
    database.close();
  }
};

/** Tells from its first bytes whether a file is encrypted; refuses what is no backup at all. */
export const recognise = (file: string): { isEncrypted: boolean } => {
  const { head } = readHead(file);
  if (head.subarray(0, 8).equals(containerMagic)) return { isEncrypted: true };
  if (!head.subarray(0, 16).equals(sqliteMagic)) throw new Refusal('backup-not-a-backup');
  return { isEncrypted: false };
};

// https://www.sqlite.org/fileformat.html#the_database_header
const sqliteMagic = Buffer.from('SQLite format 3\0', 'latin1');

const readHead = (file: string): { head: Buffer; size: number } => {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(100);
    const read = readSync(handle, head, 0, head.length, 0);
    return { head: head.subarray(0, read), size: fstatSync(handle).size };
  } finally {
    closeSync(handle);
  }
};

const refuseCutOff = (file: string): void => {
  const { head, size } = readHead(file);
  if (!head.subarray(0, 16).equals(sqliteMagic)) throw new Refusal('backup-not-a-backup');
  if (head.length < 100) throw new Refusal('backup-incomplete');
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  if (size < head.readUInt32BE(28) * pageSize) throw new Refusal('backup-incomplete');
};

const openUntrusted = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  // https://www.sqlite.org/security.html#untrusted_sqlite_database_files
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
  return database;
};

const refuseForeign = (database: DatabaseSync): void => {
  if (pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new Refusal('backup-not-a-backup');
  }
  if (Number(pragma(database, 'user_version')) > FILE_FORMAT) throw new Refusal('backup-newer');
  // Our files hold tables and indexes only; a trigger would act when the chapter is written to.
  const foreign = database
    .prepare(`SELECT count(*) AS number FROM sqlite_schema WHERE type NOT IN ('table', 'index')`)
    .get();
  if (foreign?.['number'] !== 0) throw new Refusal('backup-not-a-backup');
};

const refuseDamage = (database: DatabaseSync, depth: 'quick' | 'full'): void => {
  const name = depth === 'quick' ? 'quick_check' : 'integrity_check';
  if (pragma(database, `${name}(1)`) !== 'ok') throw new Refusal('backup-damaged');
};

const pragma = (database: DatabaseSync, name: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];

const isDamage = (error: unknown, file: string): boolean => {
  if (error instanceof SyntaxError) return true;
  const known = toStorageError({ error, file });
  return (
    known instanceof StorageError && (known.code === 'corrupt' || known.code === 'not-a-database')
  );
};
