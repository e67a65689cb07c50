import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { plainAddress, isAcceptable } from './address.ts';
import { systemClock } from './clock.ts';
import { createCouchDatabase, type CouchDatabase } from './couch/database.ts';
import type { CouchDocument } from './couch/answers.ts';
import { createSend } from './couch/request.ts';
import { createCouchSession, type Account, type CouchSession } from './couch/session.ts';
import { systemFetch } from './couch/systemFetch.ts';
import { talk } from './couchError.ts';

/** A database on a server, under the account that asks. */
export interface Target {
  readonly address: string;
  readonly database: string;
  readonly account: Account;
}

/** A session on a server, for a command. */
export const openSession = (address: string, account: Account): CouchSession =>
  createCouchSession(
    createSend({
      address: plainAddress(address),
      fetch: systemFetch,
      clock: systemClock,
    }),
    account,
  );

/** Signs in and finds the chapter's own document in the database; `undefined` when it has none. */
export const findChapter = async (
  target: Target,
  signal: AbortSignal,
): Promise<Result<{ couch: CouchDatabase; chapter: CouchDocument | undefined }, AppError>> => {
  if (!isAcceptable(target.address)) return err(appError('invalid-value', { field: 'address' }));
  return talk(target, async () => {
    const session = openSession(target.address, target.account);
    await session.signIn(signal);
    const couch = createCouchDatabase(session, target.database);
    await couch.info(signal);
    const found = await couch.startingWith('chapter:', signal);
    return { couch, chapter: found[0] };
  });
};

/** Tries name and password, once. */
export const checkAccount = async (
  target: Target,
  signal: AbortSignal,
): Promise<Result<undefined, AppError>> => {
  const tried = await talk(target, () =>
    openSession(target.address, target.account).signIn(signal),
  );
  return tried.ok ? ok(undefined) : tried;
};
