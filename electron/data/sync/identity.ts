import { z } from 'zod';
import type { FailSafeReason } from '#shared/contract/sync.ts';
import type { CouchDatabase } from './couch/database.ts';
import { CouchFailure } from './couch/failure.ts';
import type { RemoteState } from './documents.ts';
import type { SyncState } from './state/state.ts';

/** What a database is told from another of the same name by. */
const identitySchema = z.object({
  /** The server's own id; empty when it does not tell. */
  server: z.string(),
  /** When the database was made, as the server tells it; `0` before CouchDB 3.3. */
  instance: z.string(),
});

/** See {@link identitySchema}. */
type Identity = z.infer<typeof identitySchema>;

/** Thrown when sync must stop until a person has chosen. */
export class FailSafe extends Error {
  readonly reason: FailSafeReason;

  constructor(reason: FailSafeReason) {
    super(`Sync stopped: ${reason}`);
    this.name = 'FailSafe';
    this.reason = reason;
  }
}

/**
 * Looks whether the database is the one that this computer knows, and remembers it the first time.
 * Answers how many changes its feed has in all, as an estimate for progress.
 */
export const checkIdentity = async (options: {
  readonly database: CouchDatabase;
  readonly state: SyncState;
  readonly signal: AbortSignal;
}): Promise<number> => {
  const { database, state, signal } = options;
  const server = await database.serverId(signal);
  const info = await database.info(signal).catch((error: unknown) => {
    if (error instanceof CouchFailure && error.kind === 'not-found') {
      throw new FailSafe('database-gone');
    }
    throw error;
  });
  const present: Identity = { server, instance: info.instance_start_time ?? '0' };
  const known = state.fact('identity');
  if (known === undefined) {
    await state.transaction((writer) => writer.setFact('identity', JSON.stringify(present)));
  } else {
    const before = identitySchema.parse(JSON.parse(known));
    if (before.instance !== '0' && before.instance !== present.instance) {
      throw new FailSafe('database-recreated');
    }
    if (before.server !== '' && before.server !== present.server) {
      throw new FailSafe('server-replaced');
    }
  }
  if (placeOf(info.update_seq) < placeOf(state.fact('since') ?? '0')) {
    throw new FailSafe('database-rolled-back');
  }
  if (info.doc_count <= few && state.knownCount() > few) {
    const first = await database.startingWith('', signal);
    if (!first.some(({ _id }) => !_id.startsWith('_'))) throw new FailSafe('database-emptied');
  }
  return placeOf(info.update_seq);
};

/**
 * How far in a database's feed a sequence is: the number that CouchDB's opaque sequences begin with.
 * It is compared only to notice a database that was put back to an earlier state.
 */
export const placeOf = (sequence: string): number => Number.parseInt(sequence, 10) || 0;

/** Stops when what came belongs to another chapter, or when the chapter itself was deleted there. */
export const checkChapter = (
  states: readonly RemoteState[],
  chapterId: string | undefined,
): void => {
  for (const { id, document } of states) {
    if (!id.startsWith('chapter:') || chapterId === undefined) continue;
    if (id === chapterId && document._deleted === true) throw new FailSafe('database-emptied');
    if (id !== chapterId && document._deleted !== true) throw new FailSafe('other-chapter');
  }
};

const few = 10;
