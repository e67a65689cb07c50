import { DatabaseSync } from 'node:sqlite';
import type { EventBulk, RxStorageChangeEvent } from 'rxdb';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  idsOf,
  insert,
  newDocument,
  nextDocument,
  openInstance,
  remove,
  update,
  type Instance,
  type Person,
} from './support/documents.ts';
import { createSqliteStorage, STORAGES } from './support/storages.ts';

type Bulk = EventBulk<RxStorageChangeEvent<Person>, unknown>;

function listen(instance: Instance<Person>): Bulk[] {
  const heard: Bulk[] = [];
  const subscription = instance.changeStream().subscribe((bulk) => heard.push(bulk));
  onTestFinished(() => subscription.unsubscribe());
  return heard;
}

describe.each(STORAGES)('writing to $name', ({ create }) => {
  const open = (): Promise<Instance<Person>> => openInstance({ storage: create() });

  test('what was inserted is found', async () => {
    const instance = await open();
    const [ada] = await insert(instance, [{ id: 'ada', name: '山田 😀', age: 40 }]);
    expect(await instance.findDocumentsById(['ada'], false)).toEqual([ada]);
  });

  test('inserting an id that exists is a conflict that shows the stored document', async () => {
    const instance = await open();
    const [stored] = await insert(instance, [{ id: 'ada', age: 40 }]);
    const second = newDocument<Person>({ id: 'ada', age: 41 });
    const { error } = await instance.bulkWrite([{ document: second }], 'test');
    expect(error).toMatchObject([{ status: 409, documentId: 'ada', documentInDb: stored }]);
    expect(await instance.findDocumentsById(['ada'], false)).toEqual([stored]);
  });

  test('an update based on an old revision is a conflict', async () => {
    const instance = await open();
    const [first] = await insert(instance, [{ id: 'ada', age: 40 }]);
    if (!first) throw new Error('nothing inserted');
    const second = await update(instance, first, { age: 41 });
    const late = nextDocument(first, { age: 99 });
    const { error } = await instance.bulkWrite([{ previous: first, document: late }], 'test');
    expect(error).toMatchObject([{ status: 409, documentInDb: second }]);
  });

  test('one refused document does not keep the others out', async () => {
    const instance = await open();
    await insert(instance, [{ id: 'b' }]);
    const rows = ['a', 'b', 'c'].map((id) => ({ document: newDocument<Person>({ id }) }));
    const { error } = await instance.bulkWrite(rows, 'test');
    expect(error.map(({ documentId }) => documentId)).toEqual(['b']);
    expect(await instance.findDocumentsById(['a', 'b', 'c'], false)).toHaveLength(3);
  });

  test('a deleted document is found only when asked for', async () => {
    const instance = await open();
    const [ada] = await insert(instance, [{ id: 'ada' }]);
    if (!ada) throw new Error('nothing inserted');
    const tombstone = await remove(instance, ada);
    expect(await instance.findDocumentsById(['ada'], false)).toEqual([]);
    expect(await instance.findDocumentsById(['ada'], true)).toEqual([tombstone]);
  });

  test('a document may arrive already deleted, without an event', async () => {
    const instance = await open();
    const heard = listen(instance);
    const document = { ...newDocument<Person>({ id: 'ada' }), _deleted: true };
    const { error } = await instance.bulkWrite([{ document }], 'test');
    expect(error).toEqual([]);
    expect(heard).toEqual([]);
    expect(await instance.findDocumentsById(['ada'], true)).toEqual([document]);
  });

  test('inserting over a tombstone is a conflict unless the tombstone is named', async () => {
    const instance = await open();
    const [ada] = await insert(instance, [{ id: 'ada' }]);
    if (!ada) throw new Error('nothing inserted');
    const tombstone = await remove(instance, ada);
    const blind = await instance.bulkWrite(
      [{ document: newDocument<Person>({ id: 'ada' }) }],
      'test',
    );
    expect(blind.error).toMatchObject([{ status: 409, documentInDb: tombstone }]);
    const heard = listen(instance);
    await update(instance, tombstone, { _deleted: false, age: 7 });
    expect(heard.flatMap(({ events }) => events)).toMatchObject([{ operation: 'INSERT' }]);
  });

  test('events tell what happened and from which call', async () => {
    const instance = await open();
    const heard = listen(instance);
    const [first] = await insert(instance, [{ id: 'ada', age: 40 }]);
    if (!first) throw new Error('nothing inserted');
    const second = nextDocument(first, { age: 41 });
    await instance.bulkWrite([{ previous: first, document: second }], 'from-the-door');
    const third = await remove(instance, second);
    const events = heard.flatMap((bulk) => bulk.events);
    expect(events).toMatchObject([
      { operation: 'INSERT', documentId: 'ada', documentData: first },
      { operation: 'UPDATE', documentData: second, previousDocumentData: first },
      { operation: 'DELETE', documentData: third, previousDocumentData: second },
    ]);
    expect(heard.map(({ context }) => context)).toEqual(['test', 'from-the-door', 'test']);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(3);
  });

  test('one bulk write emits one bulk of events, before its promise resolves', async () => {
    const instance = await open();
    const order: string[] = [];
    const subscription = instance
      .changeStream()
      .subscribe((bulk) => order.push(`event:${bulk.events.length}`));
    onTestFinished(() => subscription.unsubscribe());
    await insert(instance, [{ id: 'a' }, { id: 'b' }]).then(() => order.push('resolved'));
    expect(order).toEqual(['event:2', 'resolved']);
  });

  test('a bulk of conflicts emits nothing', async () => {
    const instance = await open();
    await insert(instance, [{ id: 'a' }]);
    const heard = listen(instance);
    await instance.bulkWrite([{ document: newDocument<Person>({ id: 'a' }) }], 'test');
    expect(heard).toEqual([]);
  });

  test('only what was written appears in the events of a mixed bulk', async () => {
    const instance = await open();
    await insert(instance, [{ id: 'a' }]);
    const heard = listen(instance);
    const rows = ['a', 'b'].map((id) => ({ document: newDocument<Person>({ id }) }));
    await instance.bulkWrite(rows, 'test');
    expect(heard.flatMap(({ events }) => events).map(({ documentId }) => documentId)).toEqual([
      'b',
    ]);
  });

  test('any text survives as id and as value', async () => {
    const instance = await open();
    const texts = [
      '',
      ' ',
      '\u0000',
      'a\u0000b',
      '\ud800',
      '\udfff',
      '😀',
      '\uffff',
      '\'"\\',
      '%',
      'é',
    ];
    const people = texts.map((text) => ({ id: `id${text}`, name: text }));
    const documents = await insert(instance, people);
    const ids = people.map(({ id }) => id);
    expect(await instance.findDocumentsById(ids, false)).toEqual(documents);
  });
});

describe('writing to node-sqlite', () => {
  test('the second write of a document in one bulk is judged against the first', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    const first = newDocument<Person>({ id: 'ada', age: 1 });
    const second = nextDocument(first, { age: 2 });
    const { error } = await instance.bulkWrite(
      [
        { document: first },
        { document: newDocument<Person>({ id: 'ada', age: 9 }) },
        { previous: first, document: second },
      ],
      'test',
    );
    expect(error).toMatchObject([{ status: 409, documentInDb: first }]);
    expect(await instance.findDocumentsById(['ada'], false)).toEqual([second]);
  });

  test('an event comes when the write is committed, for every other reader to see', async () => {
    const storage = createSqliteStorage();
    const instance = await openInstance({ storage, databaseName: 'committed' });
    const other = new DatabaseSync(storage.fileOf('committed'), { readOnly: true });
    onTestFinished(() => other.close());
    const seen: unknown[] = [];
    const subscription = instance
      .changeStream()
      .subscribe(() =>
        seen.push(other.prepare(`SELECT id FROM "${instance.internals.table}"`).all()),
      );
    onTestFinished(() => subscription.unsubscribe());
    await insert(instance, [{ id: 'a' }]);
    expect(seen).toMatchObject([[{ id: 'a' }]]);
  });

  test('what was written is untouched by later changes to the object', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    const document = newDocument<Person>({ id: 'ada', age: 1 });
    await instance.bulkWrite([{ document }], 'test');
    document.age = 99;
    expect(await instance.findDocumentsById(['ada'], false)).toMatchObject([{ age: 1 }]);
  });

  test('one document after the other: conflicts, tombstones, odd values and places in the feed', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    const heard = listen(instance);
    await insert(instance, [{ id: 'a', age: 1 }]);
    await insert(instance, [{ id: 'b', age: 2 }]);
    const { error } = await instance.bulkWrite([{ document: newDocument({ id: 'b' }) }], 'test');
    expect(error).toMatchObject([{ status: 409, documentInDb: { id: 'b', age: 2 } }]);
    const gone = { ...newDocument<Person>({ id: 'c' }), _deleted: true };
    expect((await instance.bulkWrite([{ document: gone }], 'test')).error).toEqual([]);
    const list = newDocument({ id: 'd', name: ['Chen'] as unknown as string });
    expect((await instance.bulkWrite([{ document: list }], 'test')).error).toEqual([]);
    await insert(instance, [{ id: 'e', age: 3 }]);

    const checkpoints = heard.map(({ checkpoint }) => checkpoint);
    expect(checkpoints).toEqual([1, 2, 4, 5].map((sequence) => ({ sequence })));
    expect(await idsOf(instance, { selector: { name: 'Chen' } })).toEqual(['d']);
    const feed = await instance.getChangedDocumentsSince?.(10);
    expect(feed?.documents.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('a single document finds its place where somebody else wrote to the file meanwhile', async () => {
    const storage = createSqliteStorage();
    const instance = await openInstance({ storage, databaseName: 'moved' });
    await insert(instance, [{ id: 'a' }]);
    await insert(instance, [{ id: 'b' }]);
    const other = new DatabaseSync(storage.fileOf('moved'));
    other.exec(`UPDATE "${instance.internals.table}" SET seq = 9 WHERE id = 'a'`);
    other.exec(`UPDATE "${instance.internals.table}" SET seq = 3 WHERE id = 'b'`);
    other.close();
    await insert(instance, [{ id: 'c' }]);
    const feed = await instance.getChangedDocumentsSince?.(10);
    expect(feed?.documents.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(feed?.checkpoint).toEqual({ sequence: 10 });
  });
});
