import { setTimeout as wait } from 'node:timers/promises';
import { collectionNames, type CollectionName } from '#shared/domain/document-types.ts';
import { thinHistory } from '../history/index.ts';
import type { ChapterDatabase } from '../database/openDatabase.ts';

interface KeepOptions {
  readonly database: ChapterDatabase;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /**
   * Whether everything deleted in a collection is known to whoever must hear of it. A tombstone
   * that goes before it was sent would let the document come back from elsewhere.
   */
  readonly isPushed?: (name: CollectionName) => Promise<boolean>;
  /** Milliseconds left to commands between two slices. */
  readonly pause?: number;
}

/** What one round of housekeeping did. */
export interface KeptHouse {
  /** Old history records removed. */
  readonly thinned: number;
  /** Calls to the storage's own cleanup, each of which purges one bounded slice. */
  readonly slices: number;
}

/**
 * One round of housekeeping: history beyond its bounds is removed, documents that were deleted more
 * than {@link tombstoneDays} days ago leave the file. Everything happens in small transactions with
 * pauses, so that a command never waits for more than one of them.
 */
export const keepHouse = async (options: KeepOptions): Promise<KeptHouse> => {
  const { database, signal, now = Date.now, isPushed = isLocalOnly, pause = usualPause } = options;
  const breathe = async (): Promise<void> => {
    await wait(pause, undefined, { signal });
  };
  const thinned = await thinHistory({
    database,
    breathe,
    limits: {
      newest: 500,
      lasting: 20,
      oldBefore: new Date(now() - historyDays * day).toISOString(),
    },
  });
  let slices = 0;
  for (const name of collectionNames) {
    for (let done = false; !done;) {
      if (!(await isPushed(name))) break;
      done = await database.upkeep.storageOf(name).cleanup(tombstoneDays * day);
      slices += 1;
      await breathe();
    }
  }
  return { thinned, slices };
};

/** How long a deleted document stays in the file, so that every computer hears that it is gone. */
export const tombstoneDays = 60;

/** How long every edit stays in the history. */
export const historyDays = 365;

/** Housekeeping that runs by itself while a chapter is open. */
export interface Housekeeping {
  /** Stops after the slice under way. */
  stop(): Promise<void>;
}

/**
 * Keeps house a while after a chapter was opened, and once a day after that. `isPushed` as in
 * {@link keepHouse}.
 */
export const startHousekeeping = (
  database: ChapterDatabase,
  isPushed?: KeepOptions['isPushed'],
): Housekeeping => {
  const abort = new AbortController();
  const { signal } = abort;
  const run = async (): Promise<void> => {
    for (let rest = firstRest; ; rest = day) {
      await wait(rest, undefined, { signal, ref: false });
      // A full disk, say: nothing is lost by trying again tomorrow.
      await keepHouse({ database, signal, ...(isPushed && { isPushed }) }).catch(() => undefined);
      signal.throwIfAborted();
    }
  };
  const running = run().catch(() => undefined);
  return {
    stop: async () => {
      abort.abort();
      await running;
    },
  };
};

const day = 86_400_000;
const firstRest = 120_000;
const usualPause = 25;

// Without a server there is nobody who has to hear of a deletion.
const isLocalOnly = async (): Promise<boolean> => true;
