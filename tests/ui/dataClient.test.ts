import { afterEach, expect, test } from 'vitest';
import type { ClientMessage, ServerMessage } from '#shared/contract/protocol.ts';
import { portChannel } from '../../renderer/src/client/channels.ts';
import { createDataClient, type DataClient } from '../../renderer/src/client/dataClient.ts';
import { createLiveQuery } from '../../renderer/src/client/liveQuery.ts';

/** The other end of a real message port: what the window sent, and a way to answer. */
const connect = (client: DataClient) => {
  const { port1, port2 } = new MessageChannel();
  const received: ClientMessage[] = [];
  const waiting: (() => void)[] = [];
  port2.onmessage = (event: MessageEvent<ClientMessage>) => {
    received.push(event.data);
    for (const resolve of waiting.splice(0)) resolve();
  };
  client.attach(portChannel(port1 as unknown as MessagePort));
  const next = async (count: number): Promise<readonly ClientMessage[]> => {
    while (received.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    return received;
  };
  const end = {
    received,
    next,
    send: (message: ServerMessage) => port2.postMessage(message),
    close: () => port2.close(),
  };
  open.push(end);
  return end;
};

const open: { close: () => void }[] = [];

afterEach(() => {
  for (const end of open.splice(0)) end.close();
});

const statusIs = (client: DataClient, wanted: string): Promise<void> =>
  new Promise((resolve) => {
    const check = (): void => {
      if (client.status() === wanted) resolve();
    };
    client.onStatus(check);
    check();
  });

const position = {
  id: 'person:1',
  search: '',
  sort: { column: 'name', direction: 'ascending' },
} as const;

test('a command answers with what the data process said, after its progress', async () => {
  const client = createDataClient();
  const end = connect(client);
  const progress: number[] = [];
  const answer = client.command(
    'chapter.openDemo',
    {},
    { onProgress: (at) => progress.push(at.done) },
  );
  const [message] = await end.next(1);
  expect(message).toMatchObject({ kind: 'command', name: 'chapter.openDemo', payload: {} });
  const id = message?.id ?? 0;
  end.send({ kind: 'progress', id, done: 1, total: 2 });
  end.send({ kind: 'result', id, result: { ok: true, value: { slug: 'demo' } } });
  expect(await answer).toEqual({ ok: true, value: { slug: 'demo' } });
  expect(progress).toEqual([1]);
});

test('an answer that does not fit the contract is an internal error, not a broken page', async () => {
  const client = createDataClient();
  const end = connect(client);
  const answer = client.query('people.position', position);
  const [message] = await end.next(1);
  end.send({
    kind: 'result',
    id: message?.id ?? 0,
    result: { ok: true, value: { position: 'x' } },
  });
  expect(await answer).toEqual({ ok: false, error: { code: 'internal' } });
});

test('messages that break the protocol are ignored', async () => {
  const client = createDataClient();
  const end = connect(client);
  const answer = client.query('people.position', position);
  const [message] = await end.next(1);
  end.send({ kind: 'nonsense' } as unknown as ServerMessage);
  end.send({ kind: 'result', id: message?.id ?? 0, result: { ok: true, value: { position: 3 } } });
  expect(await answer).toEqual({ ok: true, value: { position: 3 } });
});

test('a command that was sent is not replayed after the connection broke', async () => {
  const client = createDataClient();
  const first = connect(client);
  const answer = client.command('chapter.close', {});
  await first.next(1);
  first.close();
  expect(await answer).toEqual({ ok: false, error: { code: 'connection-lost' } });
  const second = connect(client);
  const probe = client.query('people.position', position);
  const [only] = await second.next(1);
  expect(only).toMatchObject({ kind: 'query' });
  second.send({ kind: 'result', id: only?.id ?? 0, result: { ok: true, value: { position: 0 } } });
  await probe;
  expect(second.received).toHaveLength(1);
});

test('queries and live queries are asked again on the next connection', async () => {
  const client = createDataClient();
  const first = connect(client);
  const values: number[] = [];
  const stop = client.subscribe('people.position', position, {
    onValue: (value) => values.push(value.position),
    onError: () => undefined,
  });
  await first.next(1);
  first.close();
  await statusIs(client, 'reconnecting');
  const second = connect(client);
  expect(client.status()).toBe('connected');
  const [again] = await second.next(1);
  expect(again).toMatchObject({ kind: 'subscribe', name: 'people.position' });
  second.send({ kind: 'snapshot', id: again?.id ?? 0, value: { position: 7 } });
  const probe = client.query('people.position', position);
  const [, asked] = await second.next(2);
  second.send({ kind: 'result', id: asked?.id ?? 0, result: { ok: true, value: { position: 1 } } });
  await probe;
  expect(values).toEqual([7]);
  stop();
  expect((await second.next(3))[2]).toEqual({ kind: 'unsubscribe', id: again?.id });
});

test('requests made before there is a connection wait for it', async () => {
  const client = createDataClient();
  const answer = client.command('chapter.close', {});
  expect(client.status()).toBe('connecting');
  const end = connect(client);
  const [message] = await end.next(1);
  end.send({ kind: 'result', id: message?.id ?? 0, result: { ok: true, value: {} } });
  expect(await answer).toEqual({ ok: true, value: {} });
});

test('a command is cancelled by its signal', async () => {
  const client = createDataClient();
  const end = connect(client);
  const abort = new AbortController();
  const answer = client.command('chapter.openDemo', {}, { signal: abort.signal });
  const [message] = await end.next(1);
  abort.abort();
  expect((await end.next(2))[1]).toEqual({ kind: 'cancel', id: message?.id });
  const error = { code: 'cancelled' } as const;
  end.send({ kind: 'result', id: message?.id ?? 0, result: { ok: false, error } });
  expect(await answer).toEqual({ ok: false, error });
});

test('a live query keeps its value while another input is asked', async () => {
  const client = createDataClient();
  const end = connect(client);
  const live = createLiveQuery(client, 'people.position');
  let told = (): void => undefined;
  const isTold = () => new Promise<void>((resolve) => (told = resolve));
  live.setInput(position);
  const stop = live.subscribe(() => told());
  const [first] = await end.next(1);
  let change = isTold();
  end.send({ kind: 'snapshot', id: first?.id ?? 0, value: { position: 1 } });
  await change;
  live.setInput({ ...position, search: 'ya' });
  expect(live.getSnapshot()).toMatchObject({ value: { position: 1 }, input: { search: '' } });
  const [, second, unsubscribe] = await end.next(3);
  expect(second).toMatchObject({ kind: 'subscribe', payload: { search: 'ya' } });
  expect(unsubscribe).toEqual({ kind: 'unsubscribe', id: first?.id });
  change = isTold();
  end.send({ kind: 'snapshot', id: second?.id ?? 0, value: { position: 2 } });
  await change;
  expect(live.getSnapshot()).toMatchObject({ value: { position: 2 }, input: { search: 'ya' } });
  stop();
});

test('a live query that asks nothing forgets what was answered, and asks the same only once', async () => {
  const client = createDataClient();
  const end = connect(client);
  const live = createLiveQuery(client, 'people.position');
  const told = Promise.withResolvers<void>();
  live.setInput(position);
  const stop = live.subscribe(() => told.resolve());
  live.setInput({ ...position });
  const [first] = await end.next(1);
  end.send({ kind: 'snapshot', id: first?.id ?? 0, value: { position: 1 } });
  await told.promise;
  live.setInput(null);
  expect(live.getSnapshot()).toEqual({ value: undefined, input: undefined, error: undefined });
  expect(await end.next(2)).toHaveLength(2);
  stop();
});
