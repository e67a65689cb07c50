import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { CouchFailure } from './couch/failure.ts';

/** Runs a conversation with a server; what fails becomes an error that a person understands. */
export const talk = async <Value>(
  target: { readonly address: string; readonly database: string },
  work: () => Promise<Value>,
): Promise<Result<Value, AppError>> => {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof CouchFailure) return err(errorOf(error, target));
    throw error;
  }
};

const errorOf = (
  { kind }: CouchFailure,
  { address, database }: { readonly address: string; readonly database: string },
): AppError => {
  switch (kind) {
    case 'unauthorised':
      return appError('sync-wrong-password');
    case 'locked':
      return appError('sync-account-locked');
    case 'forbidden':
      return appError('sync-no-access');
    case 'not-found':
      return appError('sync-no-database', { database });
    case 'certificate':
      return appError('sync-certificate', { address });
    case 'network':
      return appError('sync-unreachable', { address });
    case 'aborted':
      return appError('cancelled');
    default:
      return appError('sync-server-error', { address });
  }
};
