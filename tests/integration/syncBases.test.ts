import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chapterFileName, openDatabase } from '../../electron/data/database/openDatabase.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import {
  expectEqual,
  person,
  startCore,
  startSyncClient,
  type SyncClient,
} from '../support/sync/client.ts';
import { changeThere } from '../support/sync/somebodyElse.ts';

const bodies = ({ chapter }: SyncClient): Record<string, string> =>
  Object.fromEntries(
    chapter.upkeep.connection.read(({ database }) =>
      database
        .prepare('SELECT id, body FROM sync_documents ORDER BY id')
        .all()
        .map((row) => [String(row['id']), String(row['body'])]),
    ),
  );
const copies = (client: SyncClient): string[] =>
  Object.entries(bodies(client)).flatMap(([id, body]) => (body.startsWith('{') ? [id] : []));

const here = { region: 'West', updatedAt: '2026-02-01T00:00:00.000Z' };
const there = { city: 'Bogor', updatedAt: '2026-02-02T00:00:00.000Z' };

/** Both sides changed other fields: with the base each change counts, and nobody is asked. */
const expectMerged = async (client: SyncClient, id: string): Promise<void> => {
  await client.settle();
  const known = { region: 'West', city: 'Bogor' };
  expect(await client.get(id)).toMatchObject(known);
  expect(client.chapter.upkeep.newest('disagreements')).toBe(0);
  await expectEqual(client);
  expect(client.state.bases([id]).get(id)?.document).toEqual(await client.get(id));
};

test('what both sides agree on is kept once, and copied at the first change here', async () => {
  const client = await startSyncClient();
  await client.ask('PUT', 'chapter/person:1', person('1'));
  await client.put(person('2'));
  await client.settle();
  expect(copies(client)).toEqual([]);
  for (const id of ['1', '2']) {
    expect(client.state.bases([`person:${id}`]).get(`person:${id}`)?.document).toEqual(person(id));
  }
  await client.edit('person:1', here);
  await client.edit('person:1', { fn: 'Edited twice' });
  await client.remove('person:2');
  expect(copies(client)).toEqual(['person:1', 'person:2']);
  for (const id of ['1', '2']) {
    expect(client.state.bases([`person:${id}`]).get(`person:${id}`)?.document).toEqual(person(id));
  }
  await client.settle();
  // Of a deleted one the tombstone is kept.
  expect(copies(client)).toEqual(['person:2']);
  expect(client.state.bases(['person:2']).get('person:2')?.document._deleted).toBe(true);
});

test('a change made before sync has opened, or right below the collections, has its base', async () => {
  const [server, folder] = [startCore(), temporaryFolder()];
  const first = await startSyncClient({ server, folder });
  for (const id of ['1', '2']) await first.put(person(id));
  await first.settle();
  await first.chapter.close();
  const opened = await openDatabase(folder);
  await opened.writer.commit(async (reader) => {
    const present = await reader.get('people', 'person:1');
    const document = { ...person('1'), ...present, ...here };
    return { writes: [{ kind: 'put', collection: 'people', document }], answer: undefined };
  });
  const storage = opened.upkeep.storageOf('people');
  const [previous] = await storage.findDocumentsById(['person:2'], false);
  if (previous === undefined) throw new Error('It was there');
  await storage.bulkWrite([{ previous, document: { ...previous, ...here } }], 'test');
  await opened.close();
  const client = await startSyncClient({ server, folder });
  expect(copies(client)).toEqual(['person:1', 'person:2']);
  for (const id of ['person:1', 'person:2']) await changeThere(client, id, there);
  for (const id of ['person:1', 'person:2']) await expectMerged(client, id);
});

test('a change that was taken back with its transaction leaves the base as it was', async () => {
  const client = await startSyncClient();
  await client.put(person('1'));
  await client.settle();
  const before = bodies(client);
  const edited = client.chapter.upkeep.atomically(async () => {
    const storage = client.chapter.upkeep.storageOf('people');
    const [previous] = await storage.findDocumentsById(['person:1'], false);
    if (previous === undefined) throw new Error('It was there');
    await storage.bulkWrite([{ previous, document: { ...previous, ...here } }], 'test');
    expect(bodies(client)).not.toEqual(before);
    throw new Error('taken back');
  });
  await expect(edited).rejects.toThrow('taken back');
  expect(bodies(client)).toEqual(before);
  await client.edit('person:1', here);
  await changeThere(client, 'person:1', there);
  await expectMerged(client, 'person:1');
});

test('ids that the storage keeps under another key have their base as well', async () => {
  const client = await startSyncClient();
  const id = 'person:\u{1F600}\uE000';
  await client.put({ ...person('x'), _id: id });
  await client.settle();
  expect(client.state.bases([id]).get(id)?.document).toEqual({ ...person('x'), _id: id });
  await client.edit(id, here);
  await changeThere(client, id, there);
  await expectMerged(client, id);
});

test('a file of an earlier version, with a copy of every document, goes on as it was', async () => {
  const [server, folder] = [startCore(), temporaryFolder()];
  const first = await startSyncClient({ server, folder });
  for (const id of ['1', '2']) await first.put(person(id));
  await first.settle();
  await first.chapter.close();
  const file = new DatabaseSync(join(folder, chapterFileName));
  file.exec(`
    ALTER TABLE sync_documents RENAME TO present;
    CREATE TABLE sync_documents (
      id TEXT PRIMARY KEY, rev TEXT NOT NULL, deleted INTEGER NOT NULL,
      body TEXT NOT NULL, attachments TEXT) STRICT;
    INSERT INTO sync_documents SELECT * FROM present; DROP TABLE present`);
  const copy = file.prepare('UPDATE sync_documents SET body = ? WHERE id = ?');
  for (const id of ['1', '2']) copy.run(JSON.stringify(person(id)), `person:${id}`);
  file.close();
  const client = await startSyncClient({ server, folder });
  expect(copies(client)).toEqual(['person:1', 'person:2']);
  await client.edit('person:1', here);
  await changeThere(client, 'person:1', there);
  await expectMerged(client, 'person:1');
  expect(client.state.bases(['person:2']).get('person:2')?.document).toEqual(person('2'));
});

test('a row that changed unseen is no base: both values are kept, and nothing is lost', async () => {
  const [server, folder] = [startCore(), temporaryFolder()];
  const first = await startSyncClient({ server, folder });
  await first.put(person('1'));
  await first.settle();
  const { table } = first.chapter.upkeep.storageOf('people').internals;
  await first.chapter.close();
  const file = new DatabaseSync(join(folder, chapterFileName));
  file.exec(`UPDATE "${table}" SET seq = seq + 1,
    doc = json_set(doc, '$.fn', 'Unseen', '$.updatedAt', '2026-02-01T00:00:00.000Z')`);
  file.close();
  const client = await startSyncClient({ server, folder });
  expect(client.state.bases(['person:1']).size).toBe(0);
  expect([...client.state.known(['person:1'])]).toEqual(['person:1']);
  await changeThere(client, 'person:1', { fn: 'Theirs', ...there });
  await client.settle();
  await expectEqual(client);
  const all = await client.all();
  expect(JSON.stringify([...all.values()])).toContain('Unseen');
  expect(JSON.stringify([...all.values()])).toContain('Theirs');
});
