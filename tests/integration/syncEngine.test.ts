import { expect, test } from 'vitest';
import { FailSafe } from '../../electron/data/sync/identity.ts';
import { requestsTo, systemClock as serverClock } from '../support/couchdb/index.ts';
import {
  bulk,
  expectEqual,
  person,
  startCore,
  startSyncClient,
  writesOf,
  type SyncClient,
} from '../support/sync/client.ts';

const holograms = (request: Parameters<typeof bulk>[0]): boolean =>
  bulk(request) && String(request.body).includes('hologram:');

// On a server whose database is lost and made anew at a later time than it was.
const startPerishable = async () => {
  const ahead = { seconds: 0 };
  const { setTimer } = serverClock;
  const server = startCore({ now: () => Date.now() + ahead.seconds * 1000, setTimer });
  const client = await startSyncClient({ server });
  const makeAnew = async (): Promise<void> => {
    await client.ask('DELETE', 'chapter');
    ahead.seconds += 2;
    await client.ask('PUT', 'chapter');
  };
  return { client, makeAnew };
};

test('what came from the server is not sent back', async () => {
  const client = await startSyncClient();
  await client.ask('PUT', 'chapter/person:1', person('1'));
  await client.settle();
  expect(await client.get('person:1')).toEqual(person('1'));
  expect(writesOf(client)).toBe(0);
  expect(client.engine.hasUnsent()).toBe(false);
});

test('batches shrink until the server takes them', async () => {
  const client = await startSyncClient();
  for (let number = 0; number < 40; number += 1) await client.put(person(String(number)));
  client.faults.next(
    [413, 413, 413].map((status) => ({ kind: 'status', status })),
    bulk,
  );
  await client.settle();
  expect((await client.allOnServer()).size).toBe(40);
  await expectEqual(client);
});

test('one document that is too large is refused, the others go', async () => {
  const client = await startSyncClient();
  await client.put(person('1', { note: 'x'.repeat(8_100_000) }));
  await client.put(person('2'));
  await client.settle();
  expect(client.state.allRefused(9)).toMatchObject([{ id: 'person:1', reason: 'too-large' }]);
  expect((await client.allOnServer()).has('person:2')).toBe(true);
  await client.put(person('1', { note: 'short' }));
  await client.settle();
  expect(client.state.refusedCount()).toBe(0);
  await expectEqual(client);
});

test('a refused change that was taken back here leaves nothing of itself', async () => {
  const client = await startSyncClient();
  await client.put(person('1', { note: 'x'.repeat(8_100_000) }));
  await client.settle();
  expect(client.state.refusedCount()).toBe(1);
  await client.remove('person:1');
  await client.settle();
  expect(client.state.refusedCount()).toBe(0);
  expect(client.engine.hasUnsent()).toBe(false);
});

test('documents of unknown kinds and newer forms are carried and never written', async () => {
  const client = await startSyncClient();
  const newer = person('9', { schema: 99, later: { a: 1 } });
  await client.ask('PUT', 'chapter/person:9', newer);
  await client.ask('PUT', 'chapter/hologram:1', { _id: 'hologram:1', type: 'hologram', a: 1 });
  await client.settle();
  expect(await client.get('person:9')).toEqual(newer);
  expect(client.state.carriedCount()).toBe(2);
  expect(writesOf(client)).toBe(0);
});

test('a server that lost them gets the documents of unknown kinds back as they were', async () => {
  const { client, makeAnew } = await startPerishable();
  const hologram = (number: number, updatedAt: string) => ({
    _id: `hologram:${number}`,
    type: 'hologram',
    updatedAt,
    beams: [{ a: 1 }],
  });
  const before = [1, 2, 3, 4].map((number) => hologram(number, '2026-02-02T00:00:00.000Z'));
  for (const document of before) await client.ask('PUT', `chapter/${document._id}`, document);
  await client.put(person('1'));
  await client.settle();
  await makeAnew();
  await client.ask('PUT', 'chapter/hologram:2', hologram(2, '2026-01-01T00:00:00.000Z'));
  const later = hologram(3, '2026-03-03T00:00:00.000Z');
  await client.ask('PUT', 'chapter/hologram:3', later);
  const { rev } = await client.ask('PUT', 'chapter/hologram:4', before[3]);
  await client.ask('DELETE', `chapter/hologram:4?rev=${String(rev)}`);
  expect(await failSafeOf(client)).toBe('database-recreated');
  await client.state.transaction((writer) => {
    writer.clear();
    writer.setFact('mode', 'push-back');
  });
  client.faults.next([{ kind: 'status', status: 413 }], holograms);
  await client.settle();
  const expected = [before[0], before[1], later, before[3]];
  const there = await client.allOnServer();
  expect(before.map(({ _id }) => there.get(_id))).toEqual(expected);
  await client.settle();
  expect(client.state.carried('', 9).map(({ document }) => document)).toEqual(expected);
  const sent = client.sent.length;
  await client.settle();
  expect(client.sent.length).toBe(sent);
});

test('what is carried here and could not be put back yet counts when somebody else brings an earlier one', async () => {
  const { client, makeAnew } = await startPerishable();
  const hologram = (updatedAt: string) => ({ _id: 'hologram:1', type: 'hologram', updatedAt });
  const later = hologram('2026-02-02T00:00:00.000Z');
  await client.ask('PUT', 'chapter/hologram:1', later);
  await client.put(person('1'));
  await client.settle();
  await makeAnew();
  expect(await failSafeOf(client)).toBe('database-recreated');
  await client.state.transaction((writer) => {
    writer.clear();
    writer.setFact('mode', 'push-back');
  });
  client.faults.next({ kind: 'drop' }, holograms);
  await expect(client.engine.exchange(client.signal)).rejects.toThrow('network');
  await client.ask('PUT', 'chapter/hologram:1', hologram('2026-01-01T00:00:00.000Z'));
  await client.settle();
  expect((await client.allOnServer()).get('hologram:1')).toEqual(later);
  await client.settle();
  expect(client.state.carried('', 9).map(({ document }) => document)).toEqual([later]);
});

test('starting over leaves nothing of what only this computer carried', async () => {
  const { client, makeAnew } = await startPerishable();
  await client.ask('PUT', 'chapter/hologram:1', { _id: 'hologram:1', type: 'hologram', a: 1 });
  await client.settle();
  await makeAnew();
  await client.state.transaction((writer) => {
    writer.clear();
    writer.setFact('mode', 'start-over');
  });
  await client.settle();
  expect(client.state.carriedCount()).toBe(0);
  expect(await client.allOnServer()).toEqual(new Map());
});

test('attachments of another client survive an edit here', async () => {
  const client = await startSyncClient();
  const text = { content_type: 'text/plain', data: Buffer.from('hello').toString('base64') };
  await client.ask('PUT', 'chapter/person:1', person('1', { _attachments: { 'a.txt': text } }));
  await client.settle();
  await client.put(person('1', { fn: 'Edited here' }));
  await client.settle();
  expect(await client.ask('GET', 'chapter/person:1')).toMatchObject({
    fn: 'Edited here',
    _attachments: { 'a.txt': { stub: true, length: 5 } },
  });
});

test('both sides edited: both edits show, or the other value is kept as a disagreement', async () => {
  const client = await startSyncClient();
  await client.put(person('1'));
  await client.settle();
  const { _rev } = await client.ask('GET', 'chapter/person:1');
  const theirs = { fn: 'Theirs', city: 'Jakarta', updatedAt: '2026-02-02T00:00:00.000Z' };
  await client.ask('PUT', 'chapter/person:1', person('1', { ...theirs, _rev }));
  const mine = { fn: 'Mine', region: 'West', updatedAt: '2026-02-01T00:00:00.000Z' };
  await client.put(person('1', mine));
  await client.settle();
  expect(await client.get('person:1')).toMatchObject({
    fn: 'Theirs',
    city: 'Jakarta',
    region: 'West',
  });
  const disagreements = [...(await client.allOnServer()).values()].filter(
    (document) => (document as { type: string }).type === 'disagreement',
  );
  expect(disagreements).toMatchObject([
    { documentId: 'person:1', path: ['fn'], other: { value: 'Mine' }, settled: 'open' },
  ]);
  await expectEqual(client);
});

test('revisions that lost on the server are merged, archived and removed', async () => {
  const client = await startSyncClient();
  await client.put(person('1'));
  await client.settle();
  const { _rev } = await client.ask('GET', 'chapter/person:1');
  const [, root] = String(_rev).split('-');
  const branch = (hash: string, fields: object) => ({
    ...person('1', fields),
    _rev: `2-${hash}`,
    _revisions: { start: 2, ids: [hash, root] },
  });
  await client.ask('POST', 'chapter/_bulk_docs', {
    new_edits: false,
    docs: [
      branch('aaaa', { fn: 'One', city: 'Bogor', updatedAt: '2026-03-01T00:00:00.000Z' }),
      branch('bbbb', { fn: 'Two', region: 'East', updatedAt: '2026-03-02T00:00:00.000Z' }),
    ],
  });
  await client.settle();
  const document = await client.ask('GET', 'chapter/person:1?conflicts=true');
  expect(document).toMatchObject({ fn: 'Two', city: 'Bogor', region: 'East' });
  expect(document['_conflicts']).toBeUndefined();
  await expectEqual(client);
  const before = writesOf(client);
  await client.settle();
  expect(writesOf(client)).toBe(before);
});

test('a session that ended is renewed once, without a second password when that is refused', async () => {
  const client = await startSyncClient();
  await client.settle();
  const signIns = () => client.asked.filter((path) => path === 'POST /_session').length;
  client.faults.next({ kind: 'status', status: 401 }, requestsTo('GET', '_changes'));
  await client.engine.exchange(client.signal);
  expect(signIns()).toBe(2);
  client.faults.decide = () => ({ kind: 'status', status: 401 });
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(client.engine.exchange(client.signal)).rejects.toThrow('unauthorised');
  }
  expect(signIns()).toBe(3);
});

const failSafeOf = async (client: SyncClient): Promise<string> => {
  try {
    await client.engine.exchange(client.signal);
    return 'none';
  } catch (error) {
    return error instanceof FailSafe ? error.reason : String(error);
  }
};

const startFilled = async (): Promise<SyncClient> => {
  const client = await startSyncClient();
  await client.put({ ...person('x'), _id: 'chapter:1', type: 'chapter', name: 'Ours' });
  for (let number = 0; number < 20; number += 1) await client.put(person(String(number)));
  await client.settle();
  return client;
};

test('a database that is gone, made anew, emptied or put back is noticed, nothing is deleted', async () => {
  const client = await startFilled();
  const before = await client.all();
  await client.state.transaction((writer) => writer.setFact('since', '99999-abc'));
  expect(await failSafeOf(client)).toBe('database-rolled-back');
  await client.ask('DELETE', 'chapter');
  expect(await failSafeOf(client)).toBe('database-gone');
  await client.ask('PUT', 'chapter');
  expect(['database-recreated', 'database-rolled-back']).toContain(await failSafeOf(client));
  expect(await client.all()).toEqual(before);
});

test('a database that was only sent to is known as well: one made anew is noticed', async () => {
  const { client, makeAnew } = await startPerishable();
  await client.put(person('1'));
  await client.engine.send(client.signal);
  expect((await client.allOnServer()).has('person:1')).toBe(true);
  await makeAnew();
  expect(await failSafeOf(client)).toBe('database-recreated');
});

test('a database whose documents were all deleted is noticed, nothing is deleted here', async () => {
  const client = await startFilled();
  const before = await client.all();
  const { rows } = (await client.ask('GET', 'chapter/_all_docs')) as unknown as {
    rows: { id: string; value: { rev: string } }[];
  };
  const docs = rows.map(({ id, value }) => ({ _id: id, _rev: value.rev, _deleted: true }));
  await client.ask('POST', 'chapter/_bulk_docs', { docs });
  expect(await failSafeOf(client)).toBe('database-emptied');
  expect(await client.all()).toEqual(before);
});

test('another chapter in the database is noticed', async () => {
  const client = await startFilled();
  const other = { ...person('x'), _id: 'chapter:2', type: 'chapter', name: 'Theirs' };
  await client.ask('PUT', 'chapter/chapter:2', other);
  expect(await failSafeOf(client)).toBe('other-chapter');
});
