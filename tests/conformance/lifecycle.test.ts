import { readdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fillWithDefaultSettings, type RxDocumentData, type RxJsonSchema } from 'rxdb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  idsOf,
  insert,
  nextDocument,
  openInstance,
  PERSON_SCHEMA,
  remove,
  update,
  type Instance,
  type Person,
} from './support/documents.ts';
import { createSqliteStorage, STORAGES, temporaryFolder } from './support/storages.ts';

function schemaWith(change: {
  version?: number;
  indexes?: string[];
}): RxJsonSchema<RxDocumentData<Person>> {
  const { _rev, _deleted, _attachments, _meta, ...properties } = PERSON_SCHEMA.properties;
  return fillWithDefaultSettings<Person>({
    version: change.version ?? 0,
    primaryKey: 'id',
    type: 'object',
    properties,
    required: ['id'],
    indexes: change.indexes ?? ['name'],
  } as RxJsonSchema<Person>);
}

describe.each(STORAGES)('a collection of $name', ({ create }) => {
  test('can be closed twice', async () => {
    const instance = await openInstance({ storage: create() });
    await instance.close();
    await expect(instance.close()).resolves.toBeUndefined();
  });

  test('is there again after closing and opening', async () => {
    const storage = create();
    const first = await openInstance({ storage, databaseName: 'again' });
    await insert(first, [{ id: 'again-a' }]);
    await first.close();
    const second = await openInstance({ storage, databaseName: 'again' });
    expect(await idsOf(second)).toEqual(['again-a']);
  });

  test('is empty after it was removed and made again', async () => {
    const storage = create();
    const first = await openInstance({ storage, databaseName: 'removed' });
    await insert(first, [{ id: 'a' }]);
    await first.remove();
    const second = await openInstance({ storage, databaseName: 'removed' });
    expect(await idsOf(second)).toEqual([]);
    expect(await second.findDocumentsById(['a'], true)).toEqual([]);
  });

  test('cannot be removed once closed', async () => {
    const instance = await openInstance({ storage: create() });
    await instance.close();
    await expect(instance.remove()).rejects.toThrow(/closed/);
  });

  test('keeps schema versions apart', async () => {
    const storage = create();
    const databaseName = `versions-${storage.name}`;
    const old = await openInstance({ storage, databaseName, schema: schemaWith({ version: 0 }) });
    const next = await openInstance({ storage, databaseName, schema: schemaWith({ version: 1 }) });
    await insert(old, [{ id: 'old' }]);
    await insert(next, [{ id: 'next' }]);
    expect([await idsOf(old), await idsOf(next)]).toEqual([['old'], ['next']]);
  });

  test('shares documents and events between its instances', async () => {
    const storage = create();
    const databaseName = `shared-${storage.name}`;
    const one = await openInstance({ storage, databaseName });
    const two = await openInstance({ storage, databaseName });
    let heard = 0;
    const subscription = two.changeStream().subscribe(({ events }) => (heard += events.length));
    onTestFinished(() => subscription.unsubscribe());
    await insert(one, [{ id: 'a' }, { id: 'b' }]);
    expect(heard).toBe(2);
    await one.close();
    expect(await idsOf(two)).toEqual(['a', 'b']);
  });

  test('purges tombstones that are old enough, and nothing else', async () => {
    const instance = await openInstance({ storage: create() });
    const [a] = await insert(instance, [{ id: 'a' }, { id: 'b' }]);
    if (!a) throw new Error('nothing inserted');
    await remove(instance, a);
    await instance.cleanup(60_000);
    expect(await instance.findDocumentsById(['a', 'b'], true)).toHaveLength(2);
    await instance.cleanup(-1000);
    expect(await instance.findDocumentsById(['a', 'b'], true)).toMatchObject([{ id: 'b' }]);
  });

  test('accepts a purged id as a new document', async () => {
    const instance = await openInstance({ storage: create() });
    const [a] = await insert(instance, [{ id: 'a' }]);
    if (!a) throw new Error('nothing inserted');
    await remove(instance, a);
    await instance.cleanup(-1000);
    await insert(instance, [{ id: 'a', age: 2 }]);
    expect(await instance.findDocumentsById(['a'], false)).toMatchObject([{ age: 2 }]);
  });
});

describe('a collection of node-sqlite', () => {
  test('refuses reads and writes once closed', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    await instance.close();
    await expect(instance.findDocumentsById(['a'], false)).rejects.toThrow(/closed/);
    await expect(instance.bulkWrite([], 'test')).rejects.toThrow(/closed/);
  });

  test('lies in one file with all others of its database, and leaves nothing beside it', async () => {
    const directory = temporaryFolder();
    const storage = createSqliteStorage(directory);
    const names = ['people', 'People', 'rx-replication-meta', 'ü/"; --'];
    const open = names.map((collectionName) =>
      openInstance({ storage, databaseName: 'chapter', collectionName }),
    );
    const instances = await Promise.all(open);
    for (const [index, instance] of instances.entries())
      await insert(instance, [{ id: `${index}` }]);
    for (const [index, instance] of instances.entries()) {
      expect(await idsOf(instance)).toEqual([`${index}`]);
    }
    await Promise.all(instances.map((instance) => instance.close()));
    expect(readdirSync(directory)).toEqual(['chapter.sqlite']);
  });

  test('purges in slices', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    const people = Array.from({ length: 1200 }, (_, index) => ({ id: `p${index}` }));
    const rows = (await insert(instance, people)).map((previous) => ({
      previous,
      document: nextDocument(previous, { _deleted: true }),
    }));
    expect((await instance.bulkWrite(rows, 'test')).error).toEqual([]);
    const done: boolean[] = [];
    while (done.at(-1) !== true) done.push(await instance.cleanup(-1000));
    expect(done.length).toBeGreaterThanOrEqual(3);
    expect(
      await instance.findDocumentsById(
        people.map(({ id }) => id),
        true,
      ),
    ).toEqual([]);
  });

  test('looks for what to purge by its age, not among everything that was deleted', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    const { database } = instance.internals.connection;
    const prepare = vi.spyOn(database, 'prepare');
    await instance.cleanup(-1000);
    const search = prepare.mock.calls
      .map(([sql]) => String(sql))
      .find((sql) => sql.includes('lwt <='));
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${search ?? ''}`).all(0, 1);
    expect(plan.map((step: Record<string, unknown>) => step['detail'])).toEqual([
      expect.stringMatching(/USING INDEX \w+_tombstones \(lwt<\?\)/),
    ]);
  });

  test('is rebuilt when its indexes change, with every document and its place in the feed', async () => {
    const storage = createSqliteStorage();
    const databaseName = 'rebuilt';
    const before = await openInstance({
      storage,
      databaseName,
      schema: schemaWith({ indexes: ['name'] }),
    });
    const [a] = await insert(before, [
      { id: 'a', age: 3 },
      { id: 'b', age: 2 },
      { id: 'c', age: 1 },
    ]);
    if (!a) throw new Error('nothing inserted');
    await update(before, a, { name: 'Aoki' });
    await before.close();

    const schema = schemaWith({ indexes: ['age', 'city'] });
    const after = await openInstance({ storage, databaseName, schema });
    expect(await idsOf(after, { sort: [{ age: 'asc' }] })).toEqual(['c', 'b', 'a']);
    const changes = await after.getChangedDocumentsSince?.(10, { sequence: 2 });
    expect(changes?.documents.map(({ id }) => id)).toEqual(['c', 'a']);
    expect(storage.connection(databaseName).check('full')).toEqual([]);
    await after.close();
    const third = await openInstance({ storage, databaseName, schema });
    expect(await idsOf(third, { selector: { age: { $lt: 3 } } })).toEqual(['c', 'b']);
  });

  const indexesOf = (instance: Instance<Person>): Record<string, unknown>[] =>
    instance.internals.connection.database
      .prepare(
        `SELECT sql FROM sqlite_schema WHERE type = 'index' AND name LIKE '%\\_i%' ESCAPE '\\' ORDER BY name`,
      )
      .all();

  test('gets the short indexes of this version where an earlier one ended them with the id', async () => {
    const storage = createSqliteStorage();
    const before = await openInstance({ storage, databaseName: 'indexes' });
    const asMade = indexesOf(before);
    const table: string = before.internals.table;
    await insert(before, [
      { id: 'b', name: 'Chen' },
      { id: 'c', name: 'Aoki' },
      { id: 'a', name: 'Chen' },
    ]);
    await before.close();
    const file = new DatabaseSync(storage.fileOf('indexes'));
    file.exec(`DROP INDEX "${table}_i0"; CREATE INDEX "${table}_i0" ON "${table}" (k0, id)`);
    file.exec(`DROP INDEX "${table}_i1"`);
    file.close();

    const after = await openInstance({ storage, databaseName: 'indexes' });
    expect(indexesOf(after)).toEqual(asMade);
    expect(await idsOf(after, { sort: [{ name: 'asc' }] })).toEqual(['c', 'a', 'b']);
    expect(storage.connection('indexes').check('full')).toEqual([]);
  });

  test('opens with the indexes it has where the disk has no room for others', async () => {
    const storage = createSqliteStorage();
    const first = await openInstance({ storage, databaseName: 'full' });
    const table: string = first.internals.table;
    const nameOf = (index: number): string => `${index}`.padStart(99, 'x');
    const names = Array.from({ length: 500 }, (_, index) => nameOf(index));
    await insert(
      first,
      names.map((name) => ({ id: name, name })),
    );
    await first.close();
    const file = new DatabaseSync(storage.fileOf('full'));
    file.exec(`DROP INDEX "${table}_i0"; CREATE INDEX "${table}_i0" ON "${table}" (id) WHERE 0`);
    file.exec('VACUUM');
    file.close();

    const other = await openInstance({ storage, databaseName: 'full', collectionName: 'other' });
    const { database } = other.internals.connection;
    const { page_count: pages } = { ...database.prepare('PRAGMA page_count').get() };
    database.exec(`PRAGMA max_page_count = ${Number(pages)}`);
    const again = await openInstance({ storage, databaseName: 'full' });
    expect(indexesOf(again).some(({ sql }) => String(sql).includes('WHERE 0'))).toBe(true);
    expect(await idsOf(again, { selector: { name: nameOf(7) } })).toEqual([nameOf(7)]);
  });

  test('is not rebuilt under the feet of another instance', async () => {
    const storage = createSqliteStorage();
    await openInstance({ storage, databaseName: 'd', schema: schemaWith({ indexes: ['name'] }) });
    const second = openInstance({
      storage,
      databaseName: 'd',
      schema: schemaWith({ indexes: ['age'] }),
    });
    await expect(second).rejects.toThrow(/already open with a different schema/);
  });

  test('tells the instances of another database object about its changes, once each', async () => {
    const storage = createSqliteStorage();
    const options = { storage, databaseName: 'several', multiInstance: true };
    const one = await openInstance(options);
    const two = await openInstance(options);
    const heard: string[] = [];
    const subscription = two
      .changeStream()
      .subscribe(({ events }) => heard.push(...events.map(({ documentId }) => documentId)));
    onTestFinished(() => subscription.unsubscribe());
    await insert(one, [{ id: 'a' }]);
    await insert(two, [{ id: 'b' }]);
    await insert(one, [{ id: 'c' }]);
    expect(heard).toEqual(['a', 'b', 'c']);
  });
});
