import { onTestFinished } from 'vitest';
import {
  openDatabase,
  presentForms,
  type ChapterDatabase,
} from '../../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../../electron/data/database/schemas.ts';
import { systemClock } from '../../../electron/data/sync/clock.ts';
import { createCouchDatabase } from '../../../electron/data/sync/couch/database.ts';
import { createSend } from '../../../electron/data/sync/couch/request.ts';
import { createCouchSession } from '../../../electron/data/sync/couch/session.ts';
import { createEngine, type Engine } from '../../../electron/data/sync/engine.ts';
import { openSyncState, type SyncState } from '../../../electron/data/sync/state/state.ts';
import { collectionNames, collectionOfId } from '#shared/domain/document-types.ts';
import {
  couchFetch,
  CouchServer,
  createFaults,
  systemClock as serverClock,
  type Faults,
} from '../couchdb/index.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const admin = { name: 'admin', password: 'a-secret-of-the-test' };

/** A chapter's file and a server in memory, without processes and network between them. */
export interface SyncClient {
  readonly server: CouchServer;
  readonly faults: Faults;
  readonly chapter: ChapterDatabase;
  readonly state: SyncState;
  readonly engine: Engine;
  readonly signal: AbortSignal;
  /** Paths asked for, oldest first. */
  readonly asked: string[];
  /** Everything that is exchanged until nothing is left, whatever fails on the way. */
  settle(): Promise<void>;
  put(document: StoredDocument): Promise<void>;
  remove(id: string): Promise<void>;
  get(id: string): Promise<StoredDocument | undefined>;
  /** All living documents here, by id. */
  all(): Promise<ReadonlyMap<string, unknown>>;
  /** A request to the server as its administrator. */
  ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** All living documents there, by id, without CouchDB's own fields. */
  allOnServer(): Promise<ReadonlyMap<string, unknown>>;
}

/** A server for {@link startSyncClient}, in memory, with an empty database. */
export const startCore = (): CouchServer => {
  const server = new CouchServer({ admin });
  server.createDatabase('chapter');
  return server;
};

/** Starts a {@link SyncClient}; the chapter in `folder` may have been there before. */
export const startSyncClient = async (
  options: { readonly server?: CouchServer; readonly folder?: string } = {},
): Promise<SyncClient> => {
  const server = options.server ?? startCore();
  const faults = createFaults();
  const reach = couchFetch({ server, faults, clock: serverClock });
  const clean = couchFetch({ server, faults: createFaults(), clock: serverClock });
  const chapter = await openDatabase(options.folder ?? temporaryFolder());
  onTestFinished(() => chapter.close());
  const state = await openSyncState(chapter.upkeep);
  const asked: string[] = [];
  const send = createSend({
    address: 'http://127.0.0.1:5984',
    fetch: (url, init) => {
      asked.push(`${init.method} ${new URL(url).pathname}`);
      return reach(url, init);
    },
    clock: systemClock,
  });
  const engine = createEngine({
    database: createCouchDatabase(createCouchSession(send, admin), 'chapter'),
    chapter,
    state,
    forms: presentForms,
    clock: systemClock,
    clockOffset: () => 0,
    onFetching: () => undefined,
  });
  const ask: SyncClient['ask'] = async (method, path, body) => {
    const response = await clean(`http://127.0.0.1:5984/${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${admin.name}:${admin.password}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const { signal } = new AbortController();
  const homeOf = (id: string) => {
    const name = collectionOfId(id);
    if (name === undefined) throw new Error(`No collection holds ${id}`);
    return name;
  };
  return {
    server,
    faults,
    chapter,
    state,
    engine,
    signal,
    asked,
    ask,
    settle: async () => {
      for (let tries = 0; tries < 60; tries += 1) {
        try {
          await engine.exchange(signal);
          if (!engine.hasUnsent()) return;
        } catch (error) {
          if (tries === 59) throw error;
        }
      }
    },
    put: async (document) => {
      const collection = homeOf(document._id);
      await chapter.writer.commit(async () => ({
        writes: [{ kind: 'put', collection, document }],
        answer: undefined,
      }));
    },
    remove: async (id) => {
      const collection = homeOf(id);
      await chapter.writer.commit(async () => ({
        writes: [{ kind: 'remove', collection, id }],
        answer: undefined,
      }));
    },
    get: async (id) => (await chapter.repositories[homeOf(id)].byIds([id])).get(id),
    all: async () => {
      const documents = new Map<string, unknown>();
      for (const name of collectionNames) {
        for (const document of await chapter.repositories[name].find({ selector: {} })) {
          documents.set(document._id, document);
        }
      }
      return documents;
    },
    allOnServer: async () => {
      const { rows } = (await ask('GET', 'chapter/_all_docs?include_docs=true')) as unknown as {
        rows: { id: string; doc: Record<string, unknown> }[];
      };
      return new Map(
        rows
          .filter(({ id }) => !id.startsWith('_'))
          .map(({ id, doc: { _rev, _attachments, ...document } }) => [id, document]),
      );
    },
  };
};

/** A person's document. */
export const person = (uuid: string, fields: object = {}): StoredDocument => ({
  _id: `person:${uuid}`,
  type: 'person',
  schema: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'someone',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'someone',
  device: 'a computer',
  kind: 'member',
  fn: 'Aiko Sato',
  status: 'active',
  ...fields,
});
