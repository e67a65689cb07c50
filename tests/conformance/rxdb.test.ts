import {
  addRxPlugin,
  createRxDatabase,
  type RxCollection,
  type RxDatabase,
  type RxJsonSchema,
  type RxStorage,
} from 'rxdb';
import { RxDBCleanupPlugin } from 'rxdb/plugins/cleanup';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { firstValueFrom, filter } from 'rxjs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { writeTogether } from '../../electron/data/storage/index.ts';
import { createSqliteStorage, temporaryFolder } from './support/storages.ts';

type Person = { id: string; name: string; age?: number; updatedAt: string };

const SCHEMA: RxJsonSchema<Person> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    name: { type: 'string', maxLength: 100 },
    age: { type: 'number', minimum: 0, maximum: 200, multipleOf: 1 },
    updatedAt: { type: 'string', maxLength: 30 },
  },
  required: ['id', 'name', 'updatedAt'],
  indexes: ['name', 'updatedAt'],
};

const NAMES = [
  'people',
  'meetups',
  'planItems',
  'participations',
  'checkIns',
  'journal',
  'library',
  'disagreements',
] as const;
type Collections = Record<(typeof NAMES)[number], RxCollection<Person>>;

async function openDatabase(
  directory: string = temporaryFolder(),
  // oxlint-disable-next-line typescript/no-explicit-any -- RxDB's own type for "some storage"
  wrap: (storage: RxStorage<any, any>) => RxStorage<any, any> = (storage) => storage,
): Promise<RxDatabase<Collections>> {
  const database = await createRxDatabase<Collections>({
    name: 'chapter',
    storage: wrap(createSqliteStorage(directory)),
    multiInstance: false,
  });
  onTestFinished(async () => void (await database.close()));
  await database.addCollections(
    Object.fromEntries(NAMES.map((name) => [name, { schema: SCHEMA }])) as Record<
      (typeof NAMES)[number],
      { schema: RxJsonSchema<Person> }
    >,
  );
  return database;
}

function person(id: string, change: Partial<Person> = {}): Person {
  return { id, name: `Name ${id}`, updatedAt: '2026-11-22T00:00:00.000Z', ...change };
}

describe('RxDB on node-sqlite', () => {
  test('keeps eight collections over a restart, without adverts or demands', async () => {
    const spoken = (['log', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
    const directory = temporaryFolder();
    const first = await openDatabase(directory);
    for (const name of NAMES) {
      await first.collections[name].bulkInsert([person('a'), person('b'), person(`only-${name}`)]);
      const found = await first.collections[name].findOne('a').exec(true);
      await found.patch({ age: 41 });
      await (await first.collections[name].findOne('b').exec(true)).remove();
    }
    await first.close();

    const second = await openDatabase(directory);
    for (const name of NAMES) {
      const found = await second.collections[name].find({ sort: [{ id: 'asc' }] }).exec();
      expect(found.map((document) => document.id)).toEqual(['a', `only-${name}`]);
      expect(found[0]?.age).toBe(41);
      expect(await second.collections[name].count().exec()).toBe(2);
    }
    expect(spoken.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });

  test('keeps a bounded live query up to date', async () => {
    const { people } = (await openDatabase()).collections;
    const newest = people.find({ sort: [{ updatedAt: 'desc' }], limit: 2 });
    const seen: string[][] = [];
    const subscription = newest.$.subscribe((found) => seen.push(found.map(({ id }) => id)));
    onTestFinished(() => subscription.unsubscribe());
    const until = (ids: string): Promise<unknown> =>
      firstValueFrom(newest.$.pipe(filter((found) => found.map(({ id }) => id).join() === ids)));
    await people.bulkInsert([
      person('a', { updatedAt: '2026-01-01T00:00:00.000Z' }),
      person('b', { updatedAt: '2026-01-02T00:00:00.000Z' }),
      person('c', { updatedAt: '2026-01-03T00:00:00.000Z' }),
    ]);
    await until('c,b');
    const a = await people.findOne('a').exec(true);
    await a.patch({ updatedAt: '2026-01-04T00:00:00.000Z' });
    await until('a,c');
    await a.getLatest().remove();
    await until('c,b');
    expect(seen.at(-1)).toEqual(['c', 'b']);
  });

  test('loses no concurrent change to one document', async () => {
    const { people } = (await openDatabase()).collections;
    const document = await people.insert(person('a', { age: 0 }));
    await Promise.all(
      Array.from({ length: 25 }, () =>
        document.incrementalModify((data) => ({ ...data, age: (data.age ?? 0) + 1 })),
      ),
    );
    expect(document.getLatest().age).toBe(25);
  });

  test('pushes what was written offline after a restart, by sequence', async () => {
    const directory = temporaryFolder();
    const server: string[] = [];
    const sync = async (database: RxDatabase<Collections>): Promise<void> => {
      const replication = replicateRxCollection<Person, unknown>({
        collection: database.collections.people,
        replicationIdentifier: 'test-server',
        live: false,
        push: {
          batchSize: 5,
          async handler(rows) {
            server.push(...rows.map(({ newDocumentState }) => newDocumentState.id));
            return [];
          },
        },
      });
      await replication.awaitInSync();
      await replication.cancel();
    };
    const first = await openDatabase(directory);
    await first.collections.people.bulkInsert(
      Array.from({ length: 12 }, (_, index) => person(`p${index}`)),
    );
    await sync(first);
    await first.close();
    expect(server.toSorted()).toHaveLength(12);

    const second = await openDatabase(directory);
    await second.collections.people.insert(person('offline'));
    await sync(second);
    expect(server.slice(12)).toEqual(['offline']);
  });

  test('works below a validator, which then also guards groups', async () => {
    const database = await openDatabase(temporaryFolder(), (storage) =>
      wrappedValidateAjvStorage({ storage }),
    );
    const { people, meetups } = database.collections;
    const invalid = { ...person('b'), age: 'forty' } as unknown as Person;
    const result = await writeTogether([
      { collection: meetups, insert: [person('meetup')] },
      { collection: people, insert: [invalid] },
    ]);
    expect(result).toMatchObject({ ok: false, errors: [{ status: 422, documentId: 'b' }] });
    expect(await meetups.findOne('meetup').exec()).toBeNull();
  });

  test('cleans up deleted documents with its own plugin', async () => {
    addRxPlugin(RxDBCleanupPlugin);
    const { people } = (await openDatabase()).collections;
    const document = await people.insert(person('a'));
    await document.remove();
    await people.cleanup(-1000);
    expect(await people.storageInstance.findDocumentsById(['a'], true)).toEqual([]);
  });
});

describe('writing together', () => {
  test('inserts, changes and deletes in several collections, and live queries hear of all', async () => {
    const { people, meetups, checkIns } = (await openDatabase()).collections;
    const old = await people.insert(person('old', { age: 1 }));
    const gone = await meetups.insert(person('gone'));
    const counted: number[] = [];
    const subscription = checkIns
      .find({ limit: 5 })
      .$.subscribe((found) => counted.push(found.length));
    onTestFinished(() => subscription.unsubscribe());
    const result = await writeTogether([
      {
        collection: people,
        insert: [person('new')],
        update: [{ previous: old, document: person('old', { age: 2 }) }],
      },
      { collection: meetups, remove: [gone] },
      { collection: checkIns, insert: [person('check-in')] },
    ]);
    expect(result).toEqual({ ok: true });
    expect(
      (await people.find({ sort: [{ id: 'asc' }] }).exec()).map(({ id, age }) => [id, age]),
    ).toEqual([
      ['new', undefined],
      ['old', 2],
    ]);
    expect(old.getLatest().age).toBe(2);
    expect(await meetups.findOne('gone').exec()).toBeNull();
    await firstValueFrom(checkIns.find({ limit: 5 }).$.pipe(filter((found) => found.length === 1)));
    expect(counted.at(-1)).toBe(1);
  });

  test('writes nothing when one document is refused, and RxDB remembers nothing of it', async () => {
    const { people, meetups } = (await openDatabase()).collections;
    await meetups.insert(person('taken'));
    const heard: string[] = [];
    const subscription = people.$.subscribe((event) => heard.push(event.documentId));
    onTestFinished(() => subscription.unsubscribe());
    const result = await writeTogether([
      { collection: people, insert: [person('phantom')] },
      { collection: meetups, insert: [person('taken')] },
    ]);
    expect(result).toMatchObject({ ok: false, errors: [{ status: 409, documentId: 'taken' }] });
    expect(await people.findOne('phantom').exec()).toBeNull();
    expect(await people.count().exec()).toBe(0);
    expect(heard).toEqual([]);
  });

  test('brings a deleted document back as RxDB does', async () => {
    const { people } = (await openDatabase()).collections;
    await (await people.insert(person('a'))).remove();
    expect(
      await writeTogether([{ collection: people, insert: [person('a', { age: 5 })] }]),
    ).toEqual({ ok: true });
    expect((await people.findOne('a').exec(true)).age).toBe(5);
  });

  test('refuses an outdated state', async () => {
    const { people } = (await openDatabase()).collections;
    const first = await people.insert(person('a', { age: 1 }));
    await first.patch({ age: 2 });
    const result = await writeTogether([
      { collection: people, update: [{ previous: first, document: person('a', { age: 9 }) }] },
    ]);
    expect(result).toMatchObject({ ok: false, errors: [{ status: 409 }] });
    expect(first.getLatest().age).toBe(2);
  });
});

describe('RxDB collections inside a write group', () => {
  test('commit as one, and their documents are usable afterwards', async () => {
    const storage = createSqliteStorage();
    const database = await openDatabase(temporaryFolder(), () => storage);
    const { people, meetups } = database.collections;
    await storage.atomically('chapter', async () => {
      await people.bulkInsert([person('a'), person('b')]);
      await meetups.insert(person('m'));
    });
    const a = await people.findOne('a').exec(true);
    await a.patch({ age: 3 });
    expect(a.getLatest().age).toBe(3);
    expect(await meetups.count().exec()).toBe(1);
  });

  test('leave no document, no count and no live result behind when the group fails', async () => {
    const storage = createSqliteStorage();
    const database = await openDatabase(temporaryFolder(), () => storage);
    const { people, meetups } = database.collections;
    await people.insert(person('kept'));
    const live: string[][] = [];
    const query = people.find({ sort: [{ name: 'asc' }], limit: 10 });
    const subscription = query.$.subscribe((found) => live.push(found.map(({ id }) => id)));
    onTestFinished(() => subscription.unsubscribe());
    const group = storage.atomically('chapter', async () => {
      await people.bulkInsert([person('phantom')]);
      await meetups.bulkInsert([person('m')]);
      throw new Error('failed');
    });
    await expect(group).rejects.toThrow('failed');
    await people.insert(person('later'));
    await firstValueFrom(query.$.pipe(filter((found) => found.length === 2)));
    expect(live.flat()).not.toContain('phantom');
    expect(live.at(-1)).toEqual(['kept', 'later']);
    expect(await people.findOne('phantom').exec()).toBeNull();
    expect(await meetups.count().exec()).toBe(0);
  });

  test('remember a document object made in a failed group: what the README warns of', async () => {
    const storage = createSqliteStorage();
    const database = await openDatabase(temporaryFolder(), () => storage);
    const { people } = database.collections;
    let object: unknown;
    const group = storage.atomically('chapter', async () => {
      object = await people.insert(person('phantom'));
      throw new Error('failed');
    });
    await expect(group).rejects.toThrow('failed');
    expect(object).toBeDefined();
    expect(await people.storageInstance.findDocumentsById(['phantom'], true)).toEqual([]);
    expect(await people.count().exec()).toBe(0);
    expect(await people.findOne('phantom').exec()).toBe(object);
  });
});
