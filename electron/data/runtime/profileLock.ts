import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** A held lock on a profile folder. */
export interface ProfileLock {
  release(): void;
}

/**
 * Makes sure that only one data process works in a profile folder. The lock is SQLite's own file
 * lock on an otherwise empty file: the operating system drops it when the process ends, however it
 * ends, so a crash leaves nothing to clean up.
 */
export const lockProfile = (folder: string): Result<ProfileLock, AppError> => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, 'profile.lock'), { timeout: 0 });
    // Without a journal file, which a full disk has no room for: nothing is ever written here.
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    return err(
      isBusy(error)
        ? appError('profile-in-use', { folder })
        : appError('profile-not-writable', { folder }),
    );
  }
  const held = database;
  return ok({ release: () => held.close() });
};

// SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === 5;
