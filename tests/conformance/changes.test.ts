import { getChangedDocumentsSince } from 'rxdb';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  insert,
  newDocument,
  openInstance,
  remove,
  update,
  type Instance,
  type Person,
} from './support/documents.ts';
import { createSqliteStorage, STORAGES } from './support/storages.ts';

async function changesSince(
  instance: Instance<Person>,
  checkpoint?: unknown,
  limit = 100,
): Promise<{ ids: string[]; checkpoint: unknown }> {
  const result = await getChangedDocumentsSince<Person, unknown>(instance, limit, checkpoint);
  return { ids: result.documents.map(({ id }) => id), checkpoint: result.checkpoint };
}

describe.each(STORAGES)('the change feed of $name', ({ create }) => {
  test('gives every document once, in the order of its last write', async () => {
    const instance = await openInstance({ storage: create() });
    const [a] = await insert(instance, [{ id: 'a' }]);
    await insert(instance, [{ id: 'b' }]);
    if (!a) throw new Error('nothing inserted');
    await update(instance, a, { age: 1 });
    expect((await changesSince(instance)).ids).toEqual(['b', 'a']);
  });

  test('goes on after a checkpoint, page by page, to the end', async () => {
    const instance = await openInstance({ storage: create() });
    for (const id of ['a', 'b', 'c', 'd', 'e']) await insert(instance, [{ id }]);
    const first = await changesSince(instance, undefined, 2);
    const second = await changesSince(instance, first.checkpoint, 2);
    const third = await changesSince(instance, second.checkpoint, 2);
    const fourth = await changesSince(instance, third.checkpoint, 2);
    expect([first.ids, second.ids, third.ids, fourth.ids]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e'],
      [],
    ]);
    await insert(instance, [{ id: 'f' }]);
    expect((await changesSince(instance, fourth.checkpoint)).ids).toEqual(['f']);
  });

  test('includes deleted documents, in their present state', async () => {
    const instance = await openInstance({ storage: create() });
    const [a] = await insert(instance, [{ id: 'a' }]);
    if (!a) throw new Error('nothing inserted');
    const tombstone = await remove(instance, a);
    const { documents } = await getChangedDocumentsSince<Person, unknown>(instance, 10);
    expect(documents).toEqual([tombstone]);
  });

  test('continues from the checkpoint of an event', async () => {
    const instance = await openInstance({ storage: create() });
    const checkpoints: unknown[] = [];
    const subscription = instance
      .changeStream()
      .subscribe((bulk) => checkpoints.push(bulk.checkpoint));
    onTestFinished(() => subscription.unsubscribe());
    await insert(instance, [{ id: 'a' }, { id: 'b' }]);
    await insert(instance, [{ id: 'c' }]);
    expect((await changesSince(instance, checkpoints[0])).ids).toEqual(['c']);
    expect((await changesSince(instance, checkpoints[1])).ids).toEqual([]);
  });
});

describe('the change feed of node-sqlite', () => {
  test('misses nothing when the clock is set back and the program restarted', async () => {
    const storage = createSqliteStorage();
    const before = await openInstance({ storage, databaseName: 'clock' });
    await insert(before, [{ id: 'synced' }]);
    const { checkpoint } = await changesSince(before);
    await before.close();

    const after = await openInstance({ storage, databaseName: 'clock' });
    const hourAgo = newDocument<Person>({ id: 'written-offline' });
    hourAgo._meta.lwt -= 3_600_000;
    await after.bulkWrite([{ document: hourAgo }], 'test');
    expect((await changesSince(after, checkpoint)).ids).toEqual(['written-offline']);
  });

  test('never gives out a sequence twice: not after cleanup, reopening or removal', async () => {
    const storage = createSqliteStorage();
    const open = (): Promise<Instance<Person>> => openInstance({ storage, databaseName: 'marks' });
    let instance = await open();
    await insert(instance, [{ id: 'a' }]);
    const [b] = await insert(instance, [{ id: 'b' }]);
    if (!b) throw new Error('nothing inserted');
    await remove(instance, b);
    const { checkpoint } = await changesSince(instance);
    expect(checkpoint).toEqual({ sequence: 3 });

    expect(await instance.cleanup(-1000)).toBe(true);
    await instance.close();
    instance = await open();
    expect(await changesSince(instance, checkpoint)).toEqual({ ids: [], checkpoint });
    await insert(instance, [{ id: 'c' }]);
    expect(await changesSince(instance, checkpoint)).toEqual({
      ids: ['c'],
      checkpoint: { sequence: 4 },
    });

    await instance.remove();
    instance = await open();
    await insert(instance, [{ id: 'd' }]);
    expect(await changesSince(instance)).toEqual({ ids: ['d'], checkpoint: { sequence: 5 } });
  });

  test('starts over on a checkpoint that this file cannot have given', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    await insert(instance, [{ id: 'a' }]);
    expect((await changesSince(instance, { sequence: 99 })).ids).toEqual(['a']);
    expect((await changesSince(instance, { id: 'a', lwt: 9e15 })).ids).toEqual(['a']);
  });
});
