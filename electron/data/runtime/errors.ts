import { appError, type AppError } from '#shared/contract/errors.ts';
import { StorageError, toStorageError } from '../storage/errors.ts';

/** Thrown inside a command to leave it with an expected error (for example out of a write plan). */
export class ExpectedError extends Error {
  readonly appError: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.appError = error;
  }
}

/** The error a person is told for something thrown, or `undefined` when it is a bug. */
export const toAppError = (error: unknown): AppError | undefined => {
  if (error instanceof ExpectedError) return error.appError;
  if (error instanceof StorageError) return storageAppError(error);
  if (error instanceof DOMException && error.name === 'AbortError') return appError('cancelled');
  return fileAppError(error);
};

/** Whether something failed because the disk or the person's share of it is full. */
export const isDiskFull = (error: unknown): boolean => toAppError(error)?.code === 'disk-full';

// What Node's own file functions throw beside the chapter's file: an upload, a side file. Only a
// full or closed disk is anybody's to mend; a path that is not there is a bug.
const fileAppError = (error: unknown): AppError | undefined => {
  const path = error instanceof Error && 'path' in error ? String(error.path) : '';
  const known = toStorageError({ error, file: path });
  if (!(known instanceof StorageError)) return undefined;
  return known.code === 'full' || (known.code === 'read-only' && path !== '')
    ? storageAppError(known)
    : undefined;
};

const storageAppError = (error: StorageError): AppError | undefined => {
  switch (error.code) {
    case 'not-a-database':
    case 'corrupt':
      return appError('file-damaged', { file: error.file });
    case 'newer-schema':
      return appError('file-newer', { file: error.file });
    case 'full':
      return appError('disk-full');
    case 'read-only':
      return appError('profile-not-writable', { folder: error.file });
    case 'locked':
      return appError('file-locked', { file: error.file });
    case 'missing':
    case 'unavailable':
      return appError('file-unavailable', { file: error.file });
    case 'group-failed':
      return undefined;
  }
};
