import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parentPort } from 'node:worker_threads';
import { collectionNames, collectionOfId } from '#shared/domain/document-types.ts';
import { eraseAgain, erasePerson, readErased } from '../../electron/data/erasure/erasePeople.ts';
import { createPeopleIndex } from '../../electron/data/indexes/index.ts';
import { forgetServer } from '../../electron/data/sync/connection.ts';
import type { Fetch } from '../../electron/data/sync/couch/request.ts';
import { plainOfStored } from '../../electron/data/sync/documents.ts';
import { FailSafe } from '../../electron/data/sync/identity.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { Killed } from './crashes.ts';
import type { Answer, Ended, Init, Look, Opening, Order, Word } from './messages.ts';
import { copyChapter, openComputer, type OpenComputer } from './openComputer.ts';

// One computer of the simulation: the real file, engine and merge, with the wire and the clock in
// the hands of the thread that started it.

const say = (word: Word): void => parentPort?.postMessage(word);

let now = 0;
let skew = 0;
let requests = 0;
let opened: OpenComputer | undefined;
let opening: Opening | undefined;
const waiting = new Map<number, (answer: Answer) => void>();

const clock = {
  now: () => now + skew,
  // Nothing hangs in the simulation: what is lost breaks off.
  setTimer: () => () => undefined,
};

const fetchOverWire: Fetch = async (url, init) => {
  const request = (requests += 1);
  const answered = new Promise<Answer>((resolve) => waiting.set(request, resolve));
  say({
    kind: 'fetch',
    request,
    url,
    init: {
      method: String(init.method),
      headers: init.headers as Init['headers'],
      ...(typeof init.body === 'string' && { body: init.body }),
    },
  });
  const answer = await answered;
  if (answer === undefined) throw new TypeError('fetch failed');
  const { status, headers, body } = answer;
  return new Response(status === 204 || status === 304 ? null : body, { status, headers });
};

const open = async (how: Opening): Promise<void> => {
  opening = how;
  skew = how.skew;
  opened = await openComputer(how, { fetch: fetchOverWire, clock });
  await sweep();
};

const here = (): OpenComputer => {
  if (opened === undefined) throw new Error('No chapter is open');
  return opened;
};

const homeOf = (id: string) => {
  const name = collectionOfId(id);
  if (name === undefined) throw new Error(`No collection holds ${id}`);
  return name;
};

// As the app does whenever something about somebody erased arrives.
const sweep = async (): Promise<void> => {
  const { context } = here();
  const erased = await readErased(context);
  if (erased.length > 0) await eraseAgain(context, erased);
};

const exchange = async (sends: boolean): Promise<Ended> => {
  const { engine, crashes } = here();
  const { signal } = new AbortController();
  try {
    const { refused, merged } = await (sends ? engine.send(signal) : engine.exchange(signal));
    await sweep();
    return { refused, merged };
  } catch (error) {
    if (crashes.isDead || error instanceof Killed) return { crashed: true };
    await sweep();
    if (error instanceof FailSafe) return { failSafe: error.reason };
    if (error instanceof Error && error.name === 'CouchFailure') return { failure: error.message };
    return { bug: String(error instanceof Error ? error.stack : error) };
  }
};

// What somebody sees who only followed the changes, against a fresh look at everything.
const staleViews = async (): Promise<string[]> => {
  const { context, followed } = here();
  const stale: string[] = [];
  const fresh = new Set<string>();
  for (const name of collectionNames) {
    for (const document of await context.database.repositories[name].find({ selector: {} })) {
      fresh.add(document._id);
      if (!isDeepStrictEqual(followed.get(document._id), document)) stale.push(document._id);
    }
  }
  return [...stale, ...[...followed.keys()].filter((id) => !fresh.has(id))];
};

const staleRoster = async (): Promise<string[]> => {
  const { context, folder } = here();
  const asked = {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 200 },
  } as const;
  const fresh = createPeopleIndex({
    repository: context.database.repositories.people,
    cacheFile: join(folder, 'another.index'),
  });
  const pages = await Promise.all([context.people.page(asked), fresh.page(asked)]);
  await fresh.close();
  const [live, made] = pages.map((page) => ({
    total: page.total,
    rows: page.entries.map(({ row }) => row),
  }));
  return isDeepStrictEqual(live, made) ? [] : ['the roster'];
};

const look = async (): Promise<Look> => {
  const { context, engine, crashes } = here();
  const { upkeep } = context.database;
  const documents: StoredDocument[] = [];
  for (const name of collectionNames) {
    const page = await upkeep.changedAfter(name, { sequence: 0, limit: 100_000 });
    for (const document of page.documents) {
      if (!document._deleted) documents.push(plainOfStored(document) as StoredDocument);
    }
  }
  const memory = upkeep.connection.read(({ database }) =>
    ['documents', 'outbox', 'refused', 'leaves', 'carried', 'events'].map((table) =>
      database.prepare(`SELECT * FROM sync_${table}`).all(),
    ),
  );
  return {
    documents,
    refused: crashes.state.allRefused(10_000).map(({ id, body }) => ({ id, body })),
    unsent: engine.hasUnsent(),
    carried: crashes.state
      .carried('', 10_000)
      .map(({ id, document }) => ({ id, document: document as StoredDocument })),
    stale: [...(await staleViews()), ...(await staleRoster())],
    memory: JSON.stringify(memory),
  };
};

const commit = async (document: StoredDocument | { readonly id: string }): Promise<boolean> => {
  const { context, followed } = here();
  const id = '_id' in document ? document._id : document.id;
  const collection = homeOf(id);
  const { ok } = await context.database.writer.commit(async () => ({
    writes: [
      '_id' in document
        ? { kind: 'put', collection, document: document as StoredDocument }
        : { kind: 'remove', collection, id },
    ],
    answer: undefined,
  }));
  const fresh = (await context.database.repositories[collection].byIds([id])).get(id);
  if (!isDeepStrictEqual(followed.get(id), fresh)) throw new Error(`A live view misses ${id}`);
  if (ok && (fresh !== undefined) !== '_id' in document) throw new Error(`${id} is not there`);
  return ok;
};

const carryOut = async (order: Order): Promise<unknown> => {
  switch (order.kind) {
    case 'open':
      return open(order);
    case 'put':
      return commit(order.document);
    case 'remove':
      return commit({ id: order.id });
    case 'erase':
      return (await erasePerson(here().context, order.id)).ok;
    case 'get':
      return (await here().context.database.repositories[homeOf(order.id)].byIds([order.id])).get(
        order.id,
      );
    case 'push-back': {
      const { upkeep } = here().context.database;
      const { state, arm } = here().crashes;
      arm(undefined);
      await forgetServer({ state, upkeep, connection: 'again', mode: 'push-back' });
      return undefined;
    }
    case 'retry-refused': {
      const { state } = here().crashes;
      const refused = state.allRefused(10_000);
      if (refused.length === 0) return 0;
      await state.transaction((writer) => {
        for (const { id } of refused) {
          writer.removeRefused(id);
          writer.addToOutbox(id);
        }
      });
      return refused.length;
    }
    case 'crash-in':
      here().crashes.arm(order.point);
      return undefined;
    case 'crash': {
      if (opened === undefined || opening === undefined) return undefined;
      copyChapter(opened.folder, order.folder);
      waiting.clear();
      await opened.context.close();
      return open({ ...opening, folder: order.folder });
    }
    case 'look':
      return look();
    case 'close':
      await opened?.context.close();
      opened = undefined;
      waiting.clear();
      return undefined;
    case 'exchange':
    case 'answer':
      throw new Error('Answered elsewhere');
  }
};

const talk = async (sends: boolean): Promise<void> => {
  const computer = here();
  const ended = await exchange(sends).catch((error: unknown) => ({ bug: String(error) }));
  const stale = computer === opened && !('crashed' in ended) ? await staleViews() : [];
  say({
    kind: 'exchanged',
    ...ended,
    ...(stale.length > 0 && { bug: `Live views differ about ${stale.join(', ')}` }),
  });
};

parentPort?.on('message', (order: Order) => {
  now = order.now;
  if (order.kind === 'exchange') return void talk(order.sends);
  if (order.kind === 'answer') {
    waiting.get(order.request)?.(order.answer);
    waiting.delete(order.request);
    return undefined;
  }
  return void carryOut(order).then(
    (value) => say({ kind: 'done', value }),
    (error: unknown) =>
      say({ kind: 'bug', error: String(error instanceof Error ? error.stack : error) }),
  );
});
