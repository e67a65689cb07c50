import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageError, toStorageError } from './errors.ts';
import { createHandle, readScalar, type Handle } from './handle.ts';
import { STATEMENT_WAIT_MS } from './lock-wait.ts';

/** Layout version of the file, kept in `PRAGMA user_version`. */
export const FILE_FORMAT = 1;

/** "RxSq" in ASCII, kept in `PRAGMA application_id`, so that another program's file is refused. */
export const APPLICATION_ID = 0x52785371;

const CACHE_KIB = 16 * 1024;

/** What the log keeps of its size on disk once its content is in the file. */
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

/** How a file is opened. */
export type OpenFileOptions = {
  /** Absolute path. */
  readonly file: string;
  /** `if-missing` makes a new file where none is; `never` fails with `missing`. */
  readonly create: 'if-missing' | 'never';
  /** How long writes wait for another process's lock, in milliseconds. */
  readonly busyTimeoutMs: number;
  /** How thoroughly the file is examined first; `quick` takes about a second per gigabyte. */
  readonly checkOnOpen: 'none' | CheckDepth;
};

/** `quick` reads every page; `full` also compares every index with its table. */
export type CheckDepth = 'quick' | 'full';

/**
 * Opens the storage file for writing: WAL, `synchronous=FULL`, so that a resolved write survives
 * loss of power. A new file is made beside its place and moved in complete, so an empty file
 * found here is always damage, and damage is never answered with an empty database.
 *
 * @throws StorageError
 */
export function openFile(options: OpenFileOptions): Handle {
  try {
    prepareFile(options);
    const handle = createHandle(new DatabaseSync(options.file, { timeout: STATEMENT_WAIT_MS }));
    try {
      checkIdentity(handle, options.file);
      configure(handle);
      // SQLite opens what it may not write as read-only without a word; a write makes it speak.
      handle.database.exec('UPDATE storage_tables SET live = live WHERE number = -1');
      refuseDamage(handle, options);
      return handle;
    } catch (error) {
      handle.close();
      throw error;
    }
  } catch (error) {
    throw explain(error, options.file);
  }
}

/**
 * SQLite only says that it cannot open a file; the folder may say why. The probe is as large as the
 * log's index, which SQLite makes beside the file before it reads anything.
 */
function explain(error: unknown, file: string): unknown {
  const explained = toStorageError({ error, file });
  if (!(explained instanceof StorageError) || explained.code !== 'unavailable') return explained;
  const probe = `${file}.probe-${process.pid}`;
  try {
    writeFileSync(probe, Buffer.alloc(LOG_INDEX_BYTES), { flag: 'wx' });
    return explained;
  } catch (reason) {
    const finer = toStorageError({ error: reason, file });
    return finer instanceof StorageError ? finer : explained;
  } finally {
    rmSync(probe, { force: true });
  }
}

/** https://www.sqlite.org/walformat.html#the_wal_index_file_format */
const LOG_INDEX_BYTES = 32 * 1024;

/** A second connection that only reads; it sees the last committed state. */
export function openSnapshot(options: OpenFileOptions): Handle {
  const handle = createHandle(new DatabaseSync(options.file, { timeout: STATEMENT_WAIT_MS }));
  configure(handle);
  handle.database.exec('PRAGMA query_only = ON');
  return handle;
}

/**
 * Makes the folder of a file.
 *
 * @throws StorageError
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw toStorageError({ error, file: folder });
  }
}

/** SQLite's own findings about the file, none when it is sound. */
export function checkFile(handle: Handle, depth: CheckDepth): readonly string[] {
  const pragma = depth === 'quick' ? 'quick_check' : 'integrity_check';
  const rows = handle.prepare(`PRAGMA ${pragma}`).all() as unknown as readonly [string][];
  return rows.map(([line]) => line).filter((line) => line !== 'ok');
}

function refuseDamage(handle: Handle, { file, checkOnOpen }: OpenFileOptions): void {
  if (checkOnOpen === 'none') return;
  const findings = checkFile(handle, checkOnOpen);
  if (findings.length === 0) return;
  const detail = `The database file is damaged: ${findings.slice(0, 3).join('; ')}`;
  throw new StorageError({ code: 'corrupt', file, detail });
}

function prepareFile({ file, create }: OpenFileOptions): void {
  if (existsSync(file)) {
    if (statSync(file).size === 0) {
      throw new StorageError({ code: 'corrupt', file, detail: 'The database file is empty' });
    }
    accessSync(file, constants.R_OK | constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return;
  }
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) {
    throw new StorageError({
      code: 'corrupt',
      file,
      detail: 'The database file is gone but its log is still there',
    });
  }
  if (create === 'never') {
    throw new StorageError({ code: 'missing', file, detail: 'There is no database file' });
  }
  accessSync(dirname(file), constants.W_OK);
  createFile(file);
}

function createFile(file: string): void {
  const draft = `${file}.new-${process.pid}`;
  rmSync(draft, { force: true });
  const handle = createHandle(new DatabaseSync(draft));
  try {
    handle.database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA application_id = ${APPLICATION_ID};
      CREATE TABLE storage_tables (
        number INTEGER PRIMARY KEY,
        database TEXT NOT NULL,
        collection TEXT NOT NULL,
        version INTEGER NOT NULL,
        layout TEXT NOT NULL,
        opaque TEXT NOT NULL,
        floor INTEGER NOT NULL,
        live INTEGER NOT NULL,
        UNIQUE (database, collection, version)
      ) STRICT;
      PRAGMA user_version = ${FILE_FORMAT};
    `);
  } finally {
    handle.close();
  }
  moveIntoPlace(draft, file);
}

function moveIntoPlace(draft: string, file: string): void {
  try {
    linkSync(draft, file); // never replaces a file that another process made meanwhile
    rmSync(draft, { force: true });
  } catch {
    if (existsSync(file)) rmSync(draft, { force: true });
    else renameSync(draft, file); // file systems without hard links
  }
}

function checkIdentity(handle: Handle, file: string): void {
  const application = readScalar(handle, 'PRAGMA application_id');
  if (application !== APPLICATION_ID) {
    throw new StorageError({
      code: 'not-a-database',
      file,
      detail: 'The file is a SQLite database of another program',
    });
  }
  const format = Number(readScalar(handle, 'PRAGMA user_version'));
  if (format > FILE_FORMAT) {
    throw new StorageError({
      code: 'newer-schema',
      file,
      detail: `The file has format ${format}; this version reads up to ${FILE_FORMAT}`,
    });
  }
}

function configure(handle: Handle): void {
  handle.database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -${CACHE_KIB};
    PRAGMA analysis_limit = 400;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA journal_size_limit = ${LOG_LIMIT_BYTES};
  `);
}
