import { expect, test } from 'vitest';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import {
  bulk,
  expectEqual,
  startCore,
  startSyncClient,
  type SyncClient,
} from '../support/sync/client.ts';
import { deleteThere, disagreementsOf } from '../support/sync/somebodyElse.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

// Two laptops that come to one id by themselves, as for a guest list entry, and one takes it back.
// The other one's is what the server has.

const id = 'participation:m:p';
const path = `chapter/${id}`;

/** The entry as one of the two makes it. */
const entry = (by: 'here' | 'there', fields: object = {}): StoredDocument => {
  const at = `2026-01-01T00:00:0${by === 'here' ? 1 : 2}.000Z`;
  const made = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by, device: by };
  const pair = { meetupId: 'meetup:m', personId: 'person:p', source: 'invited' };
  return { _id: id, type: 'participation', schema: 1, ...made, ...pair, ...fields };
};

const slip = async (client: SyncClient): Promise<void> => {
  await client.put(entry('here', { needs: 'No nuts' }));
  await client.remove(id);
};

const putThere = async (client: SyncClient, document: StoredDocument): Promise<void> => {
  const { _rev } = await client.ask('GET', path);
  const rev = _rev === undefined ? {} : { _rev };
  expect(await client.ask('PUT', path, { ...document, ...rev })).toMatchObject({ ok: true });
};

/** What is here and on the server when everything is exchanged. */
const inTheEnd = async (client: SyncClient): Promise<StoredDocument | undefined> => {
  await client.settle();
  await client.settle();
  await expectEqual(client);
  expect(client.engine.hasUnsent()).toBe(false);
  return client.get(id);
};

test.each(['before', 'after'])(
  'what was made and taken back unsent says nothing to anybody, looked at %s the other came',
  async (when) => {
    const client = await startSyncClient();
    await slip(client);
    if (when === 'before') await client.settle();
    await putThere(client, entry('there'));
    expect(await inTheEnd(client)).toEqual(entry('there'));
    expect(await disagreementsOf(client)).toEqual([]);
    expect(client.sent).toEqual([]);
  },
);

test('a restart does not make it say more, and neither does forgetting the server', async () => {
  const server = startCore();
  const folder = temporaryFolder();
  const client = await startSyncClient({ server, folder });
  await slip(client);
  await client.settle();
  await client.chapter.close();
  const again = await startSyncClient({ server, folder });
  await again.state.transaction((writer) => writer.clear());
  await putThere(again, entry('there'));
  expect(await inTheEnd(again)).toEqual(entry('there'));
  expect(again.sent).toEqual([]);
});

test.each(['push-back', 'overwrite'])(
  'when what is here counts (%s), that is no deletion of what somebody else made',
  async (mode) => {
    const client = await startSyncClient();
    await slip(client);
    await putThere(client, entry('there'));
    await client.state.transaction((writer) => writer.setFact('mode', mode));
    expect(await inTheEnd(client)).toEqual(entry('there'));
  },
);

test('what came instead can be deleted as everything else, here and there', async () => {
  const client = await startSyncClient();
  for (const remove of [() => client.remove(id), () => deleteThere(client, id)]) {
    await slip(client);
    await putThere(client, entry('there'));
    await client.settle();
    await remove();
    expect(await inTheEnd(client)).toBeUndefined();
    expect(await disagreementsOf(client)).toEqual([]);
  }
});

test('taken back and brought back again, it is merged with the other', async () => {
  const client = await startSyncClient();
  await slip(client);
  await client.put(entry('here', { needs: 'No nuts' }));
  await putThere(client, entry('there', { remark: 'Vegetarian' }));
  expect(await inTheEnd(client)).toMatchObject({ needs: 'No nuts', remark: 'Vegetarian' });
});

const loseAnswer = async (client: SyncClient, kind: 'lose-response' | 'drop'): Promise<void> => {
  await client.put(entry('here'));
  client.faults.next({ kind }, bulk);
  await expect(client.engine.exchange(client.signal)).rejects.toThrow('network');
  await client.remove(id);
};

test('once it was sent, though the answer was lost, its deletion takes it', async () => {
  const client = await startSyncClient();
  await loseAnswer(client, 'lose-response');
  expect(await inTheEnd(client)).toBeUndefined();
  expect((await client.allOnServer()).size).toBe(0);
});

test('and not what somebody else put into it meanwhile', async () => {
  const client = await startSyncClient();
  await loseAnswer(client, 'lose-response');
  const merged = { needs: 'No nuts', updatedAt: '2026-01-02T00:00:00.000Z' };
  await putThere(client, entry('here', merged));
  expect(await inTheEnd(client)).toEqual(entry('here', merged));
});

test('what never arrived is no reason to take what somebody else made', async () => {
  const client = await startSyncClient();
  await loseAnswer(client, 'drop');
  await putThere(client, entry('there'));
  expect(await inTheEnd(client)).toEqual(entry('there'));
  expect(await disagreementsOf(client)).toEqual([]);
});

test('what both had stays deleted, also where it is forgotten that they had it', async () => {
  const client = await startSyncClient();
  await client.put(entry('here'));
  await client.settle();
  await client.remove(id);
  await client.state.transaction((writer) => writer.clear());
  await putThere(client, entry('here', { needs: 'No nuts' }));
  expect(await inTheEnd(client)).toBeUndefined();
  expect(await disagreementsOf(client)).toMatchObject([{ kind: 'recreation' }]);
});

test('what another server brought is not meant by a deletion here either', async () => {
  const client = await startSyncClient();
  await client.put(entry('here'));
  await client.settle();
  const { _rev } = await client.ask('GET', path);
  await client.ask('POST', 'chapter/_bulk_docs', {
    new_edits: false,
    docs: [{ ...entry('there'), _rev: '1-0', _revisions: { start: 1, ids: ['0'] } }],
  });
  // It lost against the one from here.
  expect(await client.ask('GET', path)).toMatchObject({ _rev });
  await client.remove(id);
  expect(await inTheEnd(client)).toEqual(entry('there'));
  expect(await client.ask('GET', `${path}?conflicts=true`)).not.toHaveProperty('_conflicts');
});

test('where an erasure emptied what was deleted, the deletion counts', async () => {
  const client = await startSyncClient();
  await slip(client);
  await client.chapter.writer.commit(async () => ({
    writes: [{ kind: 'remove', collection: 'participations', id, empties: true }],
    answer: undefined,
  }));
  await putThere(client, entry('there', { needs: 'No nuts' }));
  expect(await inTheEnd(client)).toBeUndefined();
});
