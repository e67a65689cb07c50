import { expect, test } from 'vitest';
import { bulk, expectEqual, person, startSyncClient } from '../support/sync/client.ts';
import { deleteThere } from '../support/sync/somebodyElse.ts';

test('an edit whose answer was lost is known when it comes back: what was done on top of it counts', async () => {
  const client = await startSyncClient();
  for (const id of ['1', '2', '3']) await client.put(person(id));
  await client.settle();
  for (const id of ['1', '2']) {
    await client.put(person(id, { fn: 'First', updatedAt: '2026-02-01T00:00:00.000Z' }));
  }
  await client.put(person('4'));
  client.faults.next({ kind: 'lose-response' }, bulk);
  await expect(client.engine.exchange(client.signal)).rejects.toThrow('network');
  await client.remove('person:1');
  await client.put(person('2', { fn: 'Second', updatedAt: '2026-02-02T00:00:00.000Z' }));
  await client.remove('person:4');
  await client.settle();
  const onServer = await client.allOnServer();
  expect([...onServer.keys()].toSorted()).toEqual(['person:2', 'person:3']);
  expect(onServer.get('person:2')).toMatchObject({ fn: 'Second' });
  await expectEqual(client);
});

test('what somebody else made of an edit whose answer was lost counts: they had seen it', async () => {
  const client = await startSyncClient();
  for (const id of ['1', '2', '3']) await client.put(person(id));
  await client.settle();
  const edited = { fn: 'First', updatedAt: '2026-02-01T00:00:00.000Z' };
  for (const id of ['1', '2']) await client.put(person(id, edited));
  await client.put(person('4', edited));
  client.faults.next({ kind: 'lose-response' }, bulk);
  await expect(client.engine.exchange(client.signal)).rejects.toThrow('network');
  for (const id of ['person:1', 'person:4']) await deleteThere(client, id);
  const { _rev } = await client.ask('GET', 'chapter/person:2');
  const theirs = person('2', { fn: 'Theirs', updatedAt: '2026-01-15T00:00:00.000Z' });
  await client.ask('PUT', 'chapter/person:2', { ...theirs, _rev });
  await client.settle();
  const onServer = await client.allOnServer();
  expect([...onServer.keys()].toSorted()).toEqual(['person:2', 'person:3']);
  expect(onServer.get('person:2')).toEqual(theirs);
  await expectEqual(client);
});

test('somebody new whose answer was lost is not made again over a deletion', async () => {
  const client = await startSyncClient();
  for (const id of ['1', '2']) await client.put(person(id));
  client.faults.next({ kind: 'lose-response' }, bulk);
  await expect(client.engine.exchange(client.signal)).rejects.toThrow('network');
  await deleteThere(client, 'person:1');
  await client.engine.send(client.signal);
  expect([...(await client.allOnServer()).keys()]).toEqual(['person:2']);
  expect(await client.get('person:1')).toBeUndefined();
  expect(client.engine.hasUnsent()).toBe(false);
});

test('an edit whose answer was lost stays when the server cannot tell any more who saw it', async () => {
  const client = await startSyncClient();
  await client.put(person('1'));
  await client.settle();
  await client.put(person('1', { fn: 'First', updatedAt: '2026-02-01T00:00:00.000Z' }));
  client.faults.next({ kind: 'lose-response' }, bulk);
  await expect(client.engine.exchange(client.signal)).rejects.toThrow('network');
  await deleteThere(client, 'person:1');
  await client.ask('POST', 'chapter/_compact', {});
  await client.settle();
  expect((await client.allOnServer()).get('person:1')).toMatchObject({ fn: 'First' });
  await expectEqual(client);
});
