import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { personId } from '#shared/domain/ids.ts';
import { openDatabase, type ChapterDatabase } from '../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import type { Write } from '../../electron/data/database/writer.ts';
import { newUuid } from '../../electron/data/runtime/identity.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const open = async (): Promise<ChapterDatabase> => {
  const database = await openDatabase(temporaryFolder());
  onTestFinished(() => database.close());
  return database;
};

const personOf = (fields: object): StoredDocument => ({
  _id: personId(newUuid()),
  type: 'person',
  ...fields,
});

const put = (document: StoredDocument): Write => ({ kind: 'put', collection: 'people', document });

const store = async ({ writer }: ChapterDatabase, writes: readonly Write[]): Promise<void> => {
  await writer.commit(async () => ({ writes, answer: undefined }));
};

// As sync takes something in: in a transaction of its own, beside the writer.
const writeBeside = (
  { upkeep }: ChapterDatabase,
  document: StoredDocument & { readonly _deleted?: boolean },
): Promise<void> =>
  upkeep.atomically(async () => {
    const storage = upkeep.storageOf('people');
    const [previous] = await storage.findDocumentsById([document._id], true);
    const bookkeeping = previous ?? { _attachments: {}, _meta: { lwt: 1 }, _rev: '' };
    const row = { ...bookkeeping, _deleted: false, ...document };
    const { error } = await storage.bulkWrite(
      [previous === undefined ? { document: row } : { previous, document: row }],
      'sync',
    );
    expect(error).toEqual([]);
  });

test('what sync takes in while a plan is being made is not overwritten by it', async () => {
  const database = await open();
  const person = personOf({ fn: 'Budi' });
  await store(database, [put(person)]);
  let plans = 0;
  await database.writer.commit(async (reader) => {
    plans += 1;
    const present = await reader.get('people', person._id);
    if (present === undefined) throw new Error('gone');
    if (plans === 1) await writeBeside(database, { ...person, city: 'Bandung' });
    // What takes long lets others in.
    await setImmediate();
    return { writes: [put({ ...present, calling: 'Bud' })], answer: undefined };
  });
  expect(plans).toBe(2);
  const [stored] = await database.repositories.people.find({ selector: {} });
  expect(stored).toMatchObject({ fn: 'Budi', city: 'Bandung', calling: 'Bud' });
});

test('somebody who comes in while a plan finds them missing is not overwritten either', async () => {
  const database = await open();
  const person = personOf({ fn: 'Ani' });
  let plans = 0;
  await database.writer.commit(async (reader) => {
    plans += 1;
    const present = await reader.get('people', person._id);
    if (plans === 1) await writeBeside(database, { ...person, city: 'Medan' });
    return { writes: [put({ ...person, ...present, calling: 'An' })], answer: undefined };
  });
  expect(plans).toBe(2);
  const [stored] = await database.repositories.people.find({ selector: {} });
  expect(stored).toMatchObject({ fn: 'Ani', city: 'Medan', calling: 'An' });
});

test('a removal that was decided on is decided again when the person has changed since', async () => {
  const database = await open();
  const person = personOf({ fn: 'Citra' });
  await store(database, [put(person)]);
  await database.writer.commit(async (reader) => {
    const present = await reader.get('people', person._id);
    if (present?.['city'] === undefined) await writeBeside(database, { ...person, city: 'Solo' });
    const writes: Write[] =
      present?.['city'] === undefined
        ? [{ kind: 'remove', collection: 'people', id: person._id }]
        : [];
    return { writes, answer: undefined };
  });
  expect(await database.repositories.people.count()).toBe(1);
});

test('a person whom sync has deleted since is not there for the plan that is made again', async () => {
  const database = await open();
  const person = personOf({ fn: 'Dewi' });
  await store(database, [put(person)]);
  const found: boolean[] = [];
  await database.writer.commit(async (reader) => {
    const present = await reader.get('people', person._id);
    found.push(present !== undefined);
    if (found.length === 1) await writeBeside(database, { ...person, _deleted: true });
    return {
      writes: present === undefined ? [] : [put({ ...present, city: 'Malang' })],
      answer: undefined,
    };
  });
  expect(found).toEqual([true, false]);
  expect(await database.repositories.people.count()).toBe(0);
});

test('a plan that is disturbed each time is made at last while the others wait', async () => {
  const database = await open();
  const person = personOf({ fn: 'Fitri' });
  await store(database, [put(person)]);
  const state = { isOver: false, visits: 0 };
  const disturbing = (async () => {
    while (!state.isOver) {
      state.visits += 1;
      await writeBeside(database, { ...person, visits: state.visits });
      await setImmediate();
    }
  })();
  let plans = 0;
  await database.writer.commit(async (reader) => {
    plans += 1;
    const present = await reader.get('people', person._id);
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    return { writes: [put({ ...person, ...present, calling: 'Fit' })], answer: undefined };
  });
  const [stored] = await database.repositories.people.find({ selector: {} });
  state.isOver = true;
  await disturbing;
  expect(plans).toBe(4);
  expect(stored).toMatchObject({ calling: 'Fit' });
  expect(state.visits).toBeGreaterThan(3);
});

test('who was deleted before can be written again', async () => {
  const database = await open();
  const person = personOf({ fn: 'Eka' });
  await store(database, [put(person)]);
  await store(database, [{ kind: 'remove', collection: 'people', id: person._id }]);
  await database.writer.commit(async (reader) => {
    expect(await reader.get('people', person._id)).toBeUndefined();
    return { writes: [put({ ...person, city: 'Ambon' })], answer: undefined };
  });
  const [stored] = await database.repositories.people.find({ selector: {} });
  expect(stored).toMatchObject({ fn: 'Eka', city: 'Ambon' });
});
