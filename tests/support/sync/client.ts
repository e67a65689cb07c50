import { expect, onTestFinished } from 'vitest';
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
  requestsTo,
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
  /** What was sent to `_bulk_docs`, document by document, oldest first. */
  readonly sent: Record<string, unknown>[];
  /** How many requests wait for news at this moment. */
  openPolls(): number;
  /** Everything that is exchanged until nothing is left, whatever fails on the way. */
  settle(): Promise<void>;
  put(document: StoredDocument): Promise<void>;
  /** Changes fields of a document, as a command does: on what is there at that moment. */
  edit(id: string, fields: object): Promise<void>;
  remove(id: string): Promise<void>;
  get(id: string): Promise<StoredDocument | undefined>;
  /** All living documents here, by id. */
  all(): Promise<ReadonlyMap<string, unknown>>;
  /** A request to the server as its administrator. */
  ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** All living documents there, by id, without CouchDB's own fields. */
  allOnServer(): Promise<ReadonlyMap<string, unknown>>;
}

/**
 * A server for {@link startSyncClient}, in memory, with an empty database. A database made again is
 * told from the first by its second alone: `clock` makes sure that it is another one.
 */
export const startCore = (clock = serverClock): CouchServer => {
  const server = new CouchServer({ admin, clock });
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
  const sent: Record<string, unknown>[] = [];
  const polls = new Set<number>();
  let lastPoll = 0;
  const send = createSend({
    address: 'http://127.0.0.1:5984',
    fetch: (url, init) => {
      asked.push(`${init.method} ${new URL(url).pathname}`);
      if (url.endsWith('/_bulk_docs')) sent.push(...documentsIn(init.body));
      if (!url.includes('feed=longpoll')) return reach(url, init);
      lastPoll += 1;
      const poll = lastPoll;
      polls.add(poll);
      return followToEnd(reach(url, init), () => polls.delete(poll));
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
    sent,
    openPolls: () => polls.size,
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
    edit: async (id, fields) => {
      const collection = homeOf(id);
      await chapter.writer.commit(async (reader) => {
        const present = (await reader.get(collection, id)) ?? person(id.slice(id.indexOf(':') + 1));
        const document = { ...present, ...fields };
        return { writes: [{ kind: 'put', collection, document }], answer: undefined };
      });
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

const documentsIn = (body: unknown): Record<string, unknown>[] =>
  (JSON.parse(String(body)) as { docs: Record<string, unknown>[] }).docs;

/** The same answer; `onEnd` is called when it was read to its end, was given up, or never came. */
const followToEnd = async (answer: Promise<Response>, onEnd: () => void): Promise<Response> => {
  const response = await answer.catch((error: unknown) => {
    onEnd();
    throw error;
  });
  const { body, status, headers } = response;
  if (body === null) return response;
  const reader = body.getReader();
  const followed = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      onEnd();
      controller.close();
    },
    cancel: (reason) => {
      onEnd();
      return reader.cancel(reason);
    },
  });
  return new Response(followed, { status, headers });
};

/** Requests that send documents to the server. */
export const bulk = requestsTo('POST', '_bulk_docs');

/** How often a client sent documents. */
export const writesOf = ({ asked }: SyncClient): number =>
  asked.filter((path) => path.endsWith('_bulk_docs')).length;

/** The living documents on both sides are the same. */
export const expectEqual = async (client: SyncClient): Promise<void> => {
  expect(await client.allOnServer()).toEqual(await client.all());
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
