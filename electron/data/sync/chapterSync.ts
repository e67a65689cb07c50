import {
  collectionNames,
  collectionOfId,
  type CollectionName,
} from '#shared/domain/document-types.ts';
import type { FailSafeReason, SyncEvent, SyncStatus } from '#shared/contract/sync.ts';
import { readLineage } from '../backup/index.ts';
import type { ChapterDatabase } from '../database/openDatabase.ts';
import type { Forms } from '../migration/index.ts';
import { newUuid } from '../runtime/identity.ts';
import type { TopicBus } from '../server/topics.ts';
import { isOnlyHere, isUnencrypted } from './address.ts';
import { applyRemote } from './apply.ts';
import { attention, attentionOf } from './attention.ts';
import { systemClock, type SyncClock } from './clock.ts';
import { forgetServer } from './connection.ts';
import { createCouchDatabase } from './couch/database.ts';
import { createSend, type Fetch } from './couch/request.ts';
import { createCouchSession } from './couch/session.ts';
import { systemFetch } from './couch/systemFetch.ts';
import type { Mode } from './decide.ts';
import { tombstone } from './documents.ts';
import { createEngine } from './engine.ts';
import { FailSafe } from './identity.ts';
import { passwords, type Passwords } from './passwords.ts';
import { startSession, type SyncSession } from './session.ts';
import { readSettings, removeSettings, writeSettings, type SyncSettings } from './settings.ts';
import { openSyncState, type Refused, type SyncState } from './state/state.ts';

/** Sync of one open chapter, as commands and queries use it. */
export interface ChapterSync {
  /** The connection to a server, if there is one. */
  settings(): SyncSettings | undefined;
  status(): Promise<SyncStatus>;
  refused(): { readonly refused: readonly Refused[]; readonly total: number };
  events(): readonly SyncEvent[];
  /** Connects to a database that was looked at before. Whatever was known of another is forgotten. */
  connect(target: Pick<SyncSettings, 'address' | 'database' | 'account'>): Promise<void>;
  disconnect(): Promise<void>;
  /** Begins again under an account whose password is known now. */
  signedInAs(account: string): Promise<void>;
  retry(): void;
  setPaused(paused: boolean): Promise<void>;
  retryRefused(id: string): Promise<boolean>;
  dropRefused(id: string): Promise<boolean>;
  /** Why sync waits for a person's choice, if it does. */
  failSafe(): FailSafeReason | undefined;
  /** Forgets what is known of the server, and takes its next whole look at it this way. */
  beginAnew(choice: 'push-back' | 'start-over'): Promise<void>;
  /** Whether everything deleted in a collection is known to the server; true without one. */
  isPushed(name: CollectionName): Promise<boolean>;
  stop(): Promise<void>;
}

interface SyncOptions {
  readonly folder: string;
  readonly database: ChapterDatabase;
  readonly forms: Forms;
  readonly bus: TopicBus;
  readonly surroundings?: Partial<Surroundings>;
}

/** What a simulation replaces. */
interface Surroundings {
  readonly fetch: Fetch;
  readonly clock: SyncClock;
  readonly random: () => number;
  readonly passwords: Passwords;
}

/** Opens the sync of a chapter and starts it when the chapter is on a server. */
export const openChapterSync = async (options: SyncOptions): Promise<ChapterSync> => {
  const { folder, database, forms, bus } = options;
  const around: Surroundings = {
    fetch: systemFetch,
    clock: systemClock,
    random: Math.random,
    passwords,
    ...options.surroundings,
  };
  const state = await openSyncState(database.upkeep);
  const now = (): string => new Date(around.clock.now()).toISOString();
  let settings = readSettings(folder);
  let session: SyncSession | undefined;
  let isStopped = false;
  let fetching: { done: number; total: number } | undefined;
  let clockOffset: number | undefined;
  let lastExchange = state.fact('lastExchange');
  const publish = (): void => {
    bus.publish('sync');
    // A session tells its first phase before it is known here.
    queueMicrotask(() => {
      if (!isStopped) attention.set(attentionOf(phase(), state.refusedCount()));
    });
  };
  const subscriptions = collectionNames.map((name) =>
    database.repositories[name].changes$.subscribe(() => {
      session?.changed();
      if (settings !== undefined) publish();
    }),
  );
  const addEvent = (event: Omit<SyncEvent, 'id' | 'at'>): Promise<void> =>
    state.transaction((writer) => writer.addEvent({ at: now(), ...event }));

  const start = async (): Promise<void> => {
    if (settings === undefined || settings.paused) return;
    const password = around.passwords.get(settings);
    const stopped = await readFailSafe({ state, database, settings });
    if (password === undefined) return publish();
    const send = createSend({
      address: settings.address,
      fetch: around.fetch,
      clock: around.clock,
      onClockOffset: (offset) => {
        clockOffset = offset;
      },
    });
    const couch = createCouchSession(send, { name: settings.account, password });
    const engine = createEngine({
      database: createCouchDatabase(couch, settings.database),
      chapter: database,
      state,
      forms,
      clock: around.clock,
      clockOffset: () => clockOffset ?? 0,
      onFetching: (done, total) => {
        fetching = { done, total };
        publish();
      },
    });
    const target = settings;
    session = startSession({
      engine,
      clock: around.clock,
      random: around.random,
      stopped,
      onPhase: () => {
        fetching = undefined;
        publish();
      },
      onEvent: addEvent,
      onExchanged: async () => {
        lastExchange = now();
        await rememberExchange();
      },
      onFailSafe: ({ reason }) =>
        state.transaction((writer) => writer.setFact('fail-safe', reason)),
      onWrongPassword: () => around.passwords.forget(target),
      onBug: logBug,
    });
  };
  const stop = async (): Promise<void> => {
    const stopping = session;
    session = undefined;
    await stopping?.stop();
  };
  // Every exchange is not worth a flush to the disk.
  const rememberExchange = async (): Promise<void> => {
    const last = Date.parse(state.fact('lastExchange') ?? '') || 0;
    const wasStopped = state.fact('fail-safe') !== undefined;
    if (lastExchange === undefined) return;
    if (Date.parse(lastExchange) - last < 60_000 && !wasStopped) return;
    const at = lastExchange;
    await state.transaction((writer) => {
      writer.setFact('lastExchange', at);
      writer.setFact('fail-safe', undefined);
    });
  };
  const change = async (next: SyncSettings): Promise<void> => {
    await stop();
    settings = next;
    writeSettings(folder, next);
    await start();
    publish();
  };
  const phase = (): SyncStatus['phase'] => {
    if (settings === undefined) return { name: 'off' };
    if (settings.paused) return { name: 'paused' };
    if (session === undefined) return { name: 'needs-sign-in', reason: 'password-needed' };
    const present = session.phase();
    if (present.name === 'connecting' && fetching !== undefined) {
      return { name: 'fetching', ...fetching };
    }
    const count = state.outboxCount();
    return present.name === 'up-to-date' && count > 0 ? { name: 'waiting', count } : present;
  };
  await start();

  return {
    settings: () => settings,
    status: async () => {
      const disagreements = await database.repositories.disagreements.find({
        selector: { settled: 'open' },
      });
      return {
        phase: phase(),
        ...(settings !== undefined && {
          server: {
            address: settings.address,
            database: settings.database,
            account: settings.account,
            unencrypted: isUnencrypted(settings.address),
            onlyHere: isOnlyHere(settings.address),
          },
          since: settings.since,
        }),
        ...(lastExchange !== undefined && { lastExchange }),
        ...(clockOffset !== undefined && { clockOffset }),
        waiting: state.outboxCount(),
        refused: state.refusedCount(),
        disagreements: disagreements.length,
        needsNewerVersion: state.carriedCount(),
      };
    },
    refused: () => ({ refused: state.allRefused(200), total: state.refusedCount() }),
    events: () => state.events(200),
    connect: async (target) => {
      const connection = newUuid();
      await stop();
      await forgetServer({ state, upkeep: database.upkeep, connection });
      lastExchange = undefined;
      await addEvent({ kind: 'connected' });
      await change({ connection, ...target, since: now(), paused: false });
    },
    disconnect: async () => {
      await stop();
      if (settings !== undefined) around.passwords.forget(settings);
      settings = undefined;
      removeSettings(folder);
      await state.transaction((writer) => writer.clear());
      lastExchange = undefined;
      publish();
    },
    signedInAs: async (account) => {
      if (settings === undefined) return;
      await addEvent({ kind: 'signed-in' });
      await change({ ...settings, account });
    },
    retry: () => session?.retry(),
    setPaused: async (paused) => {
      if (settings === undefined || settings.paused === paused) return;
      await addEvent({ kind: paused ? 'paused' : 'resumed' });
      await change({ ...settings, paused });
    },
    retryRefused: async (id) => {
      if (state.refused(id) === undefined) return false;
      await state.transaction((writer) => {
        writer.removeRefused(id);
        writer.addToOutbox(id);
      });
      session?.changed();
      publish();
      return true;
    },
    dropRefused: async (id) => {
      if (state.refused(id) === undefined) return false;
      const base = state.bases([id]).get(id);
      const theirs = base ?? { rev: '', document: tombstone(id), attachments: undefined };
      await applyRemote(
        { upkeep: database.upkeep, state, forms },
        { states: [{ id, ...theirs, leaves: [] }], mode: 'start-over', latest: now() },
      );
      publish();
      return true;
    },
    failSafe: () => {
      const present = session?.phase();
      if (present?.name !== 'needs-you') return undefined;
      return present.reason === 'no-access' || present.reason === 'certificate'
        ? undefined
        : present.reason;
    },
    beginAnew: async (choice) => {
      if (settings === undefined) return;
      const reason = state.fact('fail-safe');
      await stop();
      const mode: Mode =
        choice === 'push-back' && reason === 'local-restored' ? 'overwrite' : choice;
      await forgetServer({
        state,
        upkeep: database.upkeep,
        connection: settings.connection,
        mode,
      });
      await addEvent({ kind: 'resolved', reason: choice });
      await start();
      publish();
    },
    isPushed: async (name) => {
      if (settings === undefined) return true;
      if (database.upkeep.newest(name) > Number(state.fact(`scanned:${name}`) ?? 0)) return false;
      return ![...state.outbox(100_000), ...state.allRefused(100_000).map(({ id }) => id)].some(
        (id) => collectionOfId(id) === name,
      );
    },
    stop: async () => {
      isStopped = true;
      attention.set(null);
      for (const subscription of subscriptions) subscription.unsubscribe();
      await stop();
    },
  };
};

// What is remembered is true of one file and one connection only.
const readFailSafe = async (options: {
  readonly state: SyncState;
  readonly database: ChapterDatabase;
  readonly settings: SyncSettings;
}): Promise<FailSafe | undefined> => {
  const { state, database, settings } = options;
  const lineage = readLineage(database.upkeep.connection.database);
  if (state.fact('connection') !== settings.connection || state.fact('lineage') !== lineage) {
    await state.transaction((writer) => writer.setFact('fail-safe', 'local-restored'));
  }
  const reason = state.fact('fail-safe');
  return reason === undefined ? undefined : new FailSafe(reason as FailSafeReason);
};

// Without the message, which may quote documents.
const logBug = (error: unknown): void => {
  const name = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6) : [];
  process.stderr.write(`Sync met an unexpected error: ${[name, ...frames].join('\n')}\n`);
};
