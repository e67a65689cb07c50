import { parentPort } from 'node:worker_threads';
import { collectionNames, collectionOfId } from '#shared/domain/document-types.ts';
import { openDatabase, presentForms } from '../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { forgetServer } from '../../electron/data/sync/connection.ts';
import { createCouchDatabase } from '../../electron/data/sync/couch/database.ts';
import { createSend, type Fetch } from '../../electron/data/sync/couch/request.ts';
import { createCouchSession } from '../../electron/data/sync/couch/session.ts';
import { createEngine } from '../../electron/data/sync/engine.ts';
import { FailSafe } from '../../electron/data/sync/identity.ts';
import { openSyncState } from '../../electron/data/sync/state/state.ts';
import type { Answer, Init, Look, Order, Word } from './messages.ts';

// One computer of the simulation: the real file, engine and merge, with the wire and the clock in
// the hands of the thread that started it.

const say = (word: Word): void => parentPort?.postMessage(word);

let now = 0;
let skew = 0;
let requests = 0;
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

const open = async (folder: string) => {
  const chapter = await openDatabase(folder);
  const state = await openSyncState(chapter.upkeep);
  let offset = 0;
  const send = createSend({
    address: 'http://couch.example',
    fetch: fetchOverWire,
    clock,
    onClockOffset: (measured) => {
      offset = measured;
    },
  });
  const account = { name: 'admin', password: 'a-secret-of-the-test' };
  const engine = createEngine({
    database: createCouchDatabase(createCouchSession(send, account), 'chapter'),
    chapter,
    state,
    forms: presentForms,
    clock,
    clockOffset: () => offset,
    onFetching: () => undefined,
  });
  const followed = new Map<string, StoredDocument>();
  for (const name of collectionNames) {
    for (const document of await chapter.repositories[name].find({ selector: {} })) {
      followed.set(document._id, document);
    }
    chapter.repositories[name].changes$.subscribe(({ changes }) => {
      for (const { id, after } of changes) {
        if (after === undefined) followed.delete(id);
        else followed.set(id, after);
      }
    });
  }
  return { chapter, state, engine, followed };
};

let opened: Awaited<ReturnType<typeof open>> | undefined;

const homeOf = (id: string) => {
  const name = collectionOfId(id);
  if (name === undefined) throw new Error(`No collection holds ${id}`);
  return name;
};

const here = (): NonNullable<typeof opened> => {
  if (opened === undefined) throw new Error('No chapter is open');
  return opened;
};

const exchange = async (): Promise<void> => {
  try {
    await here().engine.exchange(new AbortController().signal);
    say({ kind: 'exchanged' });
  } catch (error) {
    if (error instanceof FailSafe) say({ kind: 'exchanged', failSafe: error.reason });
    else if (error instanceof Error && error.name === 'CouchFailure') {
      say({ kind: 'exchanged', failure: error.message });
    } else say({ kind: 'exchanged', bug: String(error instanceof Error ? error.stack : error) });
  }
};

const look = async (): Promise<Look> => {
  const { chapter, followed, engine, state } = here();
  const documents: StoredDocument[] = [];
  for (const name of collectionNames) {
    documents.push(...(await chapter.repositories[name].find({ selector: {} })));
  }
  return {
    documents,
    followed: [...followed.values()],
    unsent: engine.hasUnsent(),
    refused: state.allRefused(10_000).map(({ id }) => id),
  };
};

const carryOut = async (order: Order): Promise<unknown> => {
  switch (order.kind) {
    case 'open':
      skew = order.skew;
      opened = await open(order.folder);
      return undefined;
    case 'put': {
      const { document } = order;
      return here().chapter.writer.commit(async () => ({
        writes: [{ kind: 'put', collection: homeOf(document._id), document }],
        answer: undefined,
      }));
    }
    case 'remove':
      return here().chapter.writer.commit(async () => ({
        writes: [{ kind: 'remove', collection: homeOf(order.id), id: order.id }],
        answer: undefined,
      }));
    case 'get':
      return (await here().chapter.repositories[homeOf(order.id)].byIds([order.id])).get(order.id);
    case 'push-back': {
      const { state, chapter } = here();
      await forgetServer({ state, upkeep: chapter.upkeep, connection: 'again', mode: 'push-back' });
      return undefined;
    }
    case 'look':
      return look();
    case 'close':
      await opened?.chapter.close();
      opened = undefined;
      return undefined;
    case 'exchange':
    case 'answer':
      throw new Error('Answered elsewhere');
  }
};

parentPort?.on('message', (order: Order) => {
  now = order.now;
  if (order.kind === 'exchange') return void exchange();
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
