import type { ParsedInput } from '#shared/contract/index.ts';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { Call } from '../server/handlers.ts';
import { isAcceptable, plainAddress } from './address.ts';
import { talk } from './couchError.ts';
import { readChapterId } from './engine.ts';
import { passwords } from './passwords.ts';
import { prepareServer } from './prepareServer.ts';
import { findChapter, openSession } from './server.ts';

/** Puts the open chapter into a database of a server and keeps both equal from then on. */
export const putOnServer = async (
  chapter: ChapterContext,
  input: ParsedInput<'sync.putOnServer'>,
  { signal }: Call,
): Promise<Result<Record<string, never>, AppError>> => {
  if (chapter.sync.settings() !== undefined) return err(appError('sync-already-connected'));
  const { database, account, admin } = input;
  const address = plainAddress(input.address);
  if (!isAcceptable(address)) return err(appError('invalid-value', { field: 'address' }));
  if (admin !== undefined) {
    const prepared = await talk({ address, database }, () =>
      prepareServer({
        admin: openSession(address, admin),
        adminName: admin.name,
        database,
        account,
        signal,
      }),
    );
    if (!prepared.ok) return prepared;
  }
  const found = await findChapter({ address, database, account }, signal);
  if (!found.ok) return found;
  const there = found.value.chapter?._id;
  if (there !== undefined && there !== (await readChapterId(chapter.database))) {
    return err(appError('sync-other-chapter'));
  }
  passwords.set({ address, account: account.name }, account.password);
  await chapter.sync.connect({ address, database, account: account.name });
  return ok({});
};
