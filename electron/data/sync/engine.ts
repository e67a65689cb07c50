import { collectionNames } from '#shared/domain/document-types.ts';
import type { ChapterDatabase } from '../database/openDatabase.ts';
import type { Forms } from '../migration/index.ts';
import { applyRemote, type Applied, type ApplyContext } from './apply.ts';
import type { SyncClock } from './clock.ts';
import type { CouchDatabase, Present } from './couch/database.ts';
import { CouchFailure } from './couch/failure.ts';
import type { Mode } from './decide.ts';
import { homeOf, tombstone, type RemoteState } from './documents.ts';
import { checkChapter, checkIdentity, FailSafe, placeOf } from './identity.ts';
import { withOwnSent } from './ownSent.ts';
import { createRemoteReader } from './pull.ts';
import { createPusher } from './push.ts';
import { putBackCarried } from './putBack.ts';
import { scanLocal } from './scan.ts';
import type { Carried, SyncState } from './state/state.ts';
import { ownTurn } from './turn.ts';

/** What an exchange did. */
export interface Exchanged {
  readonly received: number;
  readonly merged: number;
  readonly sent: number;
  readonly refused: number;
}

/** Exchanges documents with a server's database; when to do so is somebody else's matter. */
export interface Engine {
  /**
   * Fetches everything new from the server and sends everything that waits. Throws
   * {@link CouchFailure} or {@link FailSafe}; what was done up to there is kept.
   */
  exchange(signal: AbortSignal): Promise<Exchanged>;
  /** Sends what waits, without asking for news first. Errors as {@link Engine.exchange}. */
  send(signal: AbortSignal): Promise<Exchanged>;
  /** Resolves when the server has news: true, or when the server ended the wait: false. */
  waitForNews(signal: AbortSignal): Promise<boolean>;
  /** Whether something here was not sent or looked at yet. */
  hasUnsent(): boolean;
}

interface EngineOptions {
  readonly database: CouchDatabase;
  readonly chapter: Pick<ChapterDatabase, 'repositories' | 'upkeep'>;
  readonly state: SyncState;
  readonly forms: Forms;
  readonly clock: SyncClock;
  /** The server's clock minus this computer's, in milliseconds, as far as it is known. */
  readonly clockOffset: () => number;
  /** Told how many changes of the feed are here, and how many there are. */
  readonly onFetching: (done: number, total: number) => void;
}

/** Makes the {@link Engine} of a chapter and a database. */
export const createEngine = (options: EngineOptions): Engine => {
  const { database, chapter, state, forms, clock } = options;
  const { upkeep } = chapter;
  const context: ApplyContext = { upkeep, state, forms };
  const remote = createRemoteReader(database);
  const own = (states: readonly RemoteState[], signal: AbortSignal) =>
    withOwnSent({ state, database }, states, signal);
  const now = (): string => new Date(clock.now()).toISOString();
  const latest = (): string =>
    new Date(clock.now() + Math.max(0, options.clockOffset()) + toleratedFuture).toISOString();
  let length = longestPage;
  let lookedAtCarried = false;

  const apply = async (
    states: readonly RemoteState[],
    since: string | undefined,
    signal: AbortSignal,
  ): Promise<Applied> => {
    const total = { received: 0, merged: 0 };
    const mode = (state.fact('mode') ?? 'usual') as Mode;
    // One transaction, because each waits for the disk; slices, because others want their turn.
    await upkeep.atomically(async () => {
      for (let from = 0; from === 0 || from < states.length; from += sliceLength) {
        signal.throwIfAborted();
        const isLast = from + sliceLength >= states.length;
        const applied = await applyRemote(context, {
          states: states.slice(from, from + sliceLength),
          mode,
          latest: latest(),
          ...(isLast && since !== undefined && { since }),
        });
        total.received += applied.received;
        total.merged += applied.merged;
        // After the last one as well: the commit, and what follows from it, is long enough by itself.
        await ownTurn();
      }
    });
    await ownTurn();
    return total;
  };

  const fetchPage = async (since: string, signal: AbortSignal) => {
    for (;;) {
      try {
        const limit = length;
        const page = await database.changes({ since, limit, signal });
        length = Math.min(longestPage, length * 2);
        return { page, isLast: page.results.length < limit && (page.pending ?? 0) === 0 };
      } catch (error) {
        if (!(error instanceof CouchFailure)) throw error;
        // CouchDB refuses a place in the feed that this database cannot have given.
        if (error.kind === 'bad-request' && since !== '') throw new FailSafe('database-recreated');
        if (error.kind !== 'too-large' || length === 1) throw error;
        length = Math.floor(length / 2);
      }
    }
  };

  const pull = async (total: number, signal: AbortSignal): Promise<Applied> => {
    const sum = { received: 0, merged: 0 };
    const chapterId = await readChapterId(chapter);
    const seen = { count: 0 };
    const start = placeOf(state.fact('since') ?? '');
    const ahead = new AbortController();
    const fetching = AbortSignal.any([signal, ahead.signal]);
    const fetch = async (since: string) => {
      const { page, isLast } = await fetchPage(since, fetching);
      await ownTurn();
      const states = await own(await remote.ofChanges(page, fetching), fetching);
      // Another database may have come into its place since the last look: what it has is no news.
      if (states.length > 0) await checkIdentity({ database, state, signal: fetching });
      return { page, states, isLast: isLast || page.results.length === 0 };
    };
    let next = fetch(state.fact('since') ?? '');
    try {
      for (;;) {
        const { page, states, isLast } = await next;
        checkChapter(states, chapterId);
        // The server gets the next page ready while this one is written here.
        if (!isLast) {
          next = fetch(page.last_seq);
          next.catch(() => undefined);
        }
        const before = state.fact('since');
        if (states.length > 0 || page.last_seq !== before) {
          const applied = await apply(states, page.last_seq, signal);
          sum.received += applied.received;
          sum.merged += applied.merged;
        }
        seen.count += page.results.length;
        const rest = page.pending ?? Math.max(0, total - start - seen.count);
        if (isLast) return sum;
        options.onFetching(seen.count, seen.count + rest);
      }
    } finally {
      // Nothing goes on behind a look that was given up.
      ahead.abort();
      await next.catch(() => undefined);
    }
  };

  const mergeConflicts = async (
    conflicts: readonly Present[],
    signal: AbortSignal,
  ): Promise<Applied> => {
    const missing = conflicts.filter(({ kind }) => kind === 'missing');
    const bases = state.bases(conflicts.map(({ id }) => id));
    const states = [
      ...(await own(await remote.ofPresent(conflicts, signal), signal)),
      ...missing.map(({ id }) => ({ id, rev: '', document: tombstone(id), leaves: [] })),
    ];
    // A purged document is gone as a deleted one is; a replaced database is another matter.
    await checkIdentity({ database, state, signal });
    // The server refuses what is based on its own state: asked again at once it would do so for ever.
    if (states.every(({ id, rev }) => bases.get(id)?.rev === rev)) throw new CouchFailure('busy');
    return apply(states, undefined, signal);
  };

  const send: Engine['send'] = async (signal) => {
    const pusher = createPusher({ upkeep, state, database, forms, now, signal });
    const sum = { received: 0, merged: 0, sent: 0, refused: 0 };
    // What a database took can be told lost only where it is known which one that was.
    if (state.fact('identity') === undefined) await checkIdentity({ database, state, signal });
    await scanLocal({ upkeep, state }, signal);
    for (;;) {
      signal.throwIfAborted();
      const pushed = await pusher.next();
      if (pushed === undefined) break;
      sum.sent += pushed.sent;
      sum.refused += pushed.refused;
      if (pushed.conflicts.length > 0) {
        const merged = await mergeConflicts(pushed.conflicts, signal);
        sum.received += merged.received;
        sum.merged += merged.merged;
      }
    }
    await pusher.removeLeaves();
    return sum;
  };

  // What the server had before is no news: an earlier version of this program kept it.
  const withoutPast = async (usable: readonly Carried[]): Promise<readonly Carried[]> => {
    const bases = state.bases(usable.map(({ id }) => id));
    const isPast = ({ id, rev }: Carried): boolean => (bases.get(id)?.rev ?? rev) !== rev;
    await state.transaction((writer) => {
      for (const { id } of usable.filter(isPast)) writer.removeCarried(id);
    });
    return usable.filter((each) => !isPast(each));
  };

  const adopt = (usable: readonly Carried[], signal: AbortSignal): Promise<void> =>
    upkeep.atomically(async () => {
      await apply(
        usable.map((each) => ({ ...each, leaves: [] })),
        undefined,
        signal,
      );
      await state.transaction((writer) => {
        for (const { id } of usable.filter(({ rev }) => rev === '')) {
          writer.removeBase(id);
          writer.addToOutbox(id);
        }
      });
    });

  // A newer version of the program may know what an earlier one could only carry.
  const adoptCarried = async (signal: AbortSignal): Promise<void> => {
    if (lookedAtCarried) return;
    for (let after = ''; ;) {
      const carried = state.carried(after, sliceLength);
      const usable = carried.filter(({ document }) => homeOf(document) !== undefined);
      if (usable.length > 0) await adopt(await withoutPast(usable), signal);
      const last = carried.at(-1);
      if (last === undefined || carried.length < sliceLength) break;
      after = last.id;
    }
    lookedAtCarried = true;
  };

  const finishMode = async (): Promise<void> => {
    const mode = state.fact('mode');
    if (mode === undefined) return;
    if (mode === 'start-over') await removeUnknown(context);
    const unknown = mode === 'start-over' ? state.unplaced(100_000) : [];
    await state.transaction((writer) => {
      for (const { id } of unknown) writer.removeCarried(id);
      writer.setFact('mode', undefined);
    });
  };

  return {
    exchange: async (signal) => {
      const total = await checkIdentity({ database, state, signal });
      await adoptCarried(signal);
      await scanLocal({ upkeep, state }, signal);
      const pulled = await pull(total, signal);
      await finishMode();
      const sent = await send(signal);
      await putBackCarried({ state, database, signal });
      return {
        received: pulled.received + sent.received,
        merged: pulled.merged + sent.merged,
        sent: sent.sent,
        refused: sent.refused,
      };
    },
    send,
    waitForNews: (signal) => database.waitForChange({ since: state.fact('since') ?? '', signal }),
    hasUnsent: () =>
      state.outboxCount() > 0 ||
      collectionNames.some(
        (name) => upkeep.newest(name) > Number(state.fact(`scanned:${name}`) ?? 0),
      ),
  };
};

const longestPage = 1000;
const sliceLength = 100;
// Clocks are never quite equal.
const toleratedFuture = 300_000;

/** The id of the chapter's own document, if there is one. */
export const readChapterId = async (
  chapter: Pick<ChapterDatabase, 'repositories'>,
): Promise<string | undefined> => {
  const found = await chapter.repositories.library.find({
    selector: { _id: { $gt: 'chapter:', $lt: 'chapter;' } },
    limit: 1,
  });
  return found[0]?._id;
};

// What the server does not have goes here as well; there is nothing to tell the server about it.
const removeUnknown = async ({ upkeep, state, forms }: ApplyContext): Promise<void> => {
  for (const name of collectionNames) {
    for (let sequence = 0; ;) {
      const page = await upkeep.changedAfter(name, { sequence, limit: sliceLength });
      const known = state.known(page.documents.map(({ _id }) => _id));
      const unknown = page.documents.filter(({ _id, _deleted }) => !_deleted && !known.has(_id));
      if (unknown.length > 0) {
        await applyRemote(
          { upkeep, state, forms },
          {
            states: unknown.map(({ _id }) => ({
              id: _id,
              rev: '',
              document: tombstone(_id),
              leaves: [],
            })),
            mode: 'start-over',
            latest: '',
          },
        );
      }
      sequence = page.sequence;
      if (page.documents.length < sliceLength) break;
      await ownTurn();
    }
  }
};
