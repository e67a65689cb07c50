/**
 * What went wrong with the file, in words a program can branch on.
 *
 * - `not-a-database`: the file is there but is no SQLite file, or belongs to another program
 * - `corrupt`: it is a SQLite file with damaged pages, or its main part is gone or empty
 * - `newer-schema`: written by a newer version of this storage; nothing was touched
 * - `read-only`: the folder, file or medium does not allow writing
 * - `locked`: another process holds the file longer than the busy timeout
 * - `full`: the disk or quota is full; the write was rolled back
 * - `missing`: the file does not exist and creating it was not allowed
 * - `unavailable`: the medium failed or the path cannot be opened
 * - `group-failed`: a write group was abandoned (it ran out of time, or an earlier write broke it)
 */
export type StorageErrorCode =
  | 'not-a-database'
  | 'corrupt'
  | 'newer-schema'
  | 'read-only'
  | 'locked'
  | 'full'
  | 'missing'
  | 'unavailable'
  | 'group-failed';

/** An error of the storage file itself, as opposed to a conflict of one document. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  /** Absolute path of the SQLite file. */
  readonly file: string;

  constructor(options: { code: StorageErrorCode; file: string; detail: string; cause?: unknown }) {
    super(`${options.detail} (${options.code})`, { cause: options.cause });
    this.code = options.code;
    this.file = options.file;
  }
}

/**
 * Turns an error of `node:sqlite` or `node:fs` into a {@link StorageError}.
 * Errors that say nothing about the file (a bug, a bad argument) come back unchanged.
 * Result codes: https://www.sqlite.org/rescode.html
 */
export function toStorageError(options: { error: unknown; file: string }): unknown {
  const { error, file } = options;
  if (!(error instanceof Error) || error instanceof StorageError) return error;
  const code = codeOf(error);
  if (!code) return error;
  return new StorageError({ code, file, detail: error.message, cause: error });
}

function codeOf(error: Error): StorageErrorCode | undefined {
  if ('errcode' in error && typeof error.errcode === 'number') {
    return CODE_BY_SQLITE_RESULT.get(error.errcode & 0xff);
  }
  if ('code' in error && typeof error.code === 'string') {
    return CODE_BY_SYSTEM_ERROR.get(error.code);
  }
  return undefined;
}

const CODE_BY_SQLITE_RESULT: ReadonlyMap<number, StorageErrorCode> = new Map([
  [3, 'read-only'], // SQLITE_PERM
  [5, 'locked'], // SQLITE_BUSY
  [6, 'locked'], // SQLITE_LOCKED
  [8, 'read-only'], // SQLITE_READONLY
  [10, 'unavailable'], // SQLITE_IOERR
  [11, 'corrupt'], // SQLITE_CORRUPT
  [13, 'full'], // SQLITE_FULL
  [14, 'unavailable'], // SQLITE_CANTOPEN
  [26, 'not-a-database'], // SQLITE_NOTADB
]);

const CODE_BY_SYSTEM_ERROR: ReadonlyMap<string, StorageErrorCode> = new Map([
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EROFS', 'read-only'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ENOENT', 'unavailable'],
  ['ENOTDIR', 'unavailable'],
  ['EISDIR', 'unavailable'],
  ['EEXIST', 'unavailable'],
  ['EIO', 'unavailable'],
]);
