import { appError, type AppError } from '#shared/contract/errors.ts';
import { StorageError } from '../storage/index.ts';

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
  return undefined;
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
      return appError('profile-in-use', { folder: error.file });
    case 'missing':
    case 'unavailable':
      return appError('file-unavailable', { file: error.file });
    case 'group-failed':
      return undefined;
  }
};
