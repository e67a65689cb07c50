import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { historySlice } from '../../electron/data/history/index.ts';
import { openDatabase, type ChapterDatabase } from '../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { keepHouse, tombstoneDays, wipeSlice } from '../../electron/data/housekeeping/index.ts';
import { forkDataProcess, startChapter, startDataProcess } from '../support/dataProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const day = 86_400_000;

const openEmpty = async (): Promise<ChapterDatabase> => {
  const database = await openDatabase(temporaryFolder());
  onTestFinished(() => database.close());
  return database;
};

const put = async (
  database: ChapterDatabase,
  collection: 'people' | 'journal',
  documents: readonly StoredDocument[],
): Promise<void> => {
  const writes = documents.map((document) => ({ kind: 'put' as const, collection, document }));
  await database.writer.commit(async () => ({ writes, answer: undefined }));
};

const house = (database: ChapterDatabase, options: Partial<Parameters<typeof keepHouse>[0]> = {}) =>
  keepHouse({ database, signal: new AbortController().signal, pause: 0, ...options });

const edit = (number: number, at: number): StoredDocument => ({
  _id: `change:rina:${String(number).padStart(6, '0')}`,
  type: 'change',
  subjectId: 'person:rina',
  at: new Date(at).toISOString(),
  kind: 'edit',
  before: { city: `City ${number}` },
});

const ids = async (database: ChapterDatabase): Promise<readonly string[]> =>
  (await database.repositories.journal.find({ selector: { subjectId: 'person:rina' } }))
    .map(({ _id }) => _id)
    .toSorted();

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => edit(from + index, 0)._id);

test('the newest 500 edits of a subject stay, older ones go in small steps', async () => {
  const database = await openEmpty();
  const now = Date.now();
  await put(
    database,
    'journal',
    Array.from({ length: 850 }, (_, number) => edit(number, now - (850 - number) * 1000)),
  );
  const sizes: number[] = [];
  const subscription = database.repositories.journal.changes$.subscribe(({ changes }) =>
    sizes.push(changes.length),
  );
  expect((await house(database)).thinned).toBe(350);
  subscription.unsubscribe();
  expect(await ids(database)).toEqual(numbers(350, 850));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(historySlice);
  expect((await house(database)).thinned).toBe(0);
});

test('of edits older than a year the newest twenty stay', async () => {
  const database = await openEmpty();
  const old = Date.now() - 500 * day;
  await put(
    database,
    'journal',
    Array.from({ length: 60 }, (_, number) => edit(number, old + number)),
  );
  expect((await house(database)).thinned).toBe(40);
  expect(await ids(database)).toEqual(numbers(40, 60));
});

test('what restoring reads, and facts of their own, never go', async () => {
  const database = await openEmpty();
  const at = new Date(Date.now() - 2000 * day).toISOString();
  const kept = [
    ...Array.from({ length: 30 }, (_, number) => ({
      ...edit(number, 0),
      at,
      kind: number % 2 === 0 ? 'delete' : 'restore',
    })),
    { _id: 'note:rina:1', type: 'note', subjectId: 'person:rina', at, text: 'Sings' },
    { _id: 'consent:rina:1', type: 'consent', subjectId: 'person:rina', at, state: 'granted' },
  ];
  await put(database, 'journal', kept);
  expect((await house(database)).thinned).toBe(0);
  expect(await ids(database)).toEqual(kept.map(({ _id }) => _id).toSorted());
});

const deletePeople = async (database: ChapterDatabase, count: number): Promise<void> => {
  const people = Array.from({ length: count }, (_, number) => ({
    _id: `person:${String(number).padStart(6, '0')}`,
    type: 'person',
  }));
  await put(database, 'people', people);
  await database.writer.commit(async () => ({
    writes: people.map(({ _id }) => ({
      kind: 'remove' as const,
      collection: 'people' as const,
      id: _id,
    })),
    answer: undefined,
  }));
};

/** Makes it so that everything deleted so far was deleted `days` ago. */
const age = async ({ upkeep }: ChapterDatabase, days: number): Promise<void> => {
  const table = String(upkeep.storageOf('people').internals.table);
  await upkeep.connection.transaction((sqlite) =>
    sqlite.prepare(`UPDATE "${table}" SET lwt = lwt - ? WHERE deleted = 1`).run(days * day),
  );
};

test('what was deleted long ago leaves the file in slices, what was deleted lately stays', async () => {
  const database = await openEmpty();
  await deletePeople(database, 1200);
  await age(database, tombstoneDays - 1);
  await house(database);
  expect(database.upkeep.rowsAfter('people', 0)).toBe(1200);
  await age(database, 2);
  const { slices } = await house(database);
  expect(database.upkeep.rowsAfter('people', 0)).toBe(0);
  // At least three for 1200 people, one look at each of the other seven collections.
  expect(slices).toBeGreaterThanOrEqual(3 + 7);
});

test('nothing goes before it was sent', async () => {
  const database = await openEmpty();
  await deletePeople(database, 10);
  await age(database, 1000);
  await house(database, { isPushed: async (name) => name !== 'people' });
  expect(database.upkeep.rowsAfter('people', 0)).toBe(10);
  await house(database, { isPushed: async () => true });
  expect(database.upkeep.rowsAfter('people', 0)).toBe(0);
});

test('commands are carried out between two slices', async () => {
  const database = await openEmpty();
  await deletePeople(database, 3000);
  await age(database, 1000);
  const state = { isOver: false };
  const running = house(database).finally(() => {
    state.isOver = true;
  });
  let between = 0;
  while (!state.isOver) {
    await put(database, 'people', [{ _id: `person:new-${between}`, type: 'person' }]);
    // As commands do that come from a window.
    await setImmediate();
    if (!state.isOver) between += 1;
  }
  await running;
  expect(between).toBeGreaterThanOrEqual(6);
  expect(await database.repositories.people.count()).toBeGreaterThanOrEqual(between);
});

test('it stops when asked to and goes on the next time', async () => {
  const database = await openEmpty();
  await deletePeople(database, 1200);
  await age(database, 1000);
  const abort = new AbortController();
  const stopped = house(database, {
    signal: abort.signal,
    isPushed: async () => {
      if (database.upkeep.rowsAfter('people', 0) < 1200) abort.abort();
      return true;
    },
  });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  const left = database.upkeep.rowsAfter('people', 0);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(1200);
  await house(database);
  expect(database.upkeep.rowsAfter('people', 0)).toBe(0);
});

/** Leaves 24 MB of empty pages in a closed chapter's file. */
const makeEmptySpace = async (folder: string): Promise<void> => {
  const { upkeep, close } = await openDatabase(folder);
  for (let slice = 0; slice < 24; slice += 1) {
    await upkeep.connection.transaction((sqlite) => {
      sqlite.exec('CREATE TABLE IF NOT EXISTS filling (data BLOB)');
      sqlite.prepare('INSERT INTO filling VALUES (zeroblob(?))').run(2 ** 20);
    });
  }
  await upkeep.connection.transaction((sqlite) => sqlite.exec('DROP TABLE filling'));
  await close();
};

test(
  'the size is told, and compacting offered only where it pays',
  { timeout: 60_000 },
  async () => {
    const first = await startChapter();
    await first.client.command('people.add', { fn: 'Aisyah Putri' });
    const small = (await first.client.query('chapter.state', {})).open;
    expect(small?.fileSize).toBeGreaterThan(0);
    expect(small?.reclaimable).toBe(0);
    await first.close();
    await makeEmptySpace(join(first.profile, 'chapters', 'test-chapter'));

    const { client } = await startDataProcess({ profile: first.profile });
    const large = (await client.query('chapter.state', {})).open;
    expect(large?.reclaimable).toBeGreaterThan(20 * 2 ** 20);
    const compacted = await client.attempt('chapter.compact', {});
    expect(compacted).toMatchObject({ ok: true, value: { before: large?.fileSize } });
    expect(compacted.progress.at(-1)?.[0]).toBe(compacted.progress.at(-1)?.[1]);
    const after = (await client.query('chapter.state', {})).open;
    expect(after?.fileSize).toBeLessThan(2 * 2 ** 20);
    expect(after).toMatchObject({ reclaimable: 0, counts: { people: 1 } });
    await client.command('people.add', { fn: 'Budi' });
  },
);

test('killed while compacting, the chapter is as it was', { timeout: 120_000 }, async () => {
  const first = await startChapter();
  await first.client.command('people.add', { fn: 'Aisyah Putri' });
  await first.close();
  const folder = join(first.profile, 'chapters', 'test-chapter');
  await makeEmptySpace(folder);
  for (const delay of [0, 15, 60]) {
    const data = await forkDataProcess(first.profile);
    if (!('connect' in data)) throw new Error(data.code);
    const client = data.connect();
    void client.attempt('chapter.compact', {});
    await new Promise((resolve) => setTimeout(resolve, delay));
    await data.kill();
    const database = await openDatabase(folder);
    expect(database.upkeep.connection.check('full')).toEqual([]);
    expect(await database.repositories.people.count()).toBe(1);
    await database.close();
  }
});

const meetupId = 'meetup:01a00000-0000-7000-8000-000000000000';

/** A meetup that ended a year ago, and its guests who need something. */
const withGuests = async (database: ChapterDatabase, count: number): Promise<void> => {
  const ended = new Date(Date.now() - 365 * day).toISOString().slice(0, 16);
  const guest = (number: number) => ({
    kind: 'put' as const,
    collection: 'participations' as const,
    document: {
      _id: `participation:${number}`,
      type: 'participation',
      meetupId,
      personId: `person:${number}`,
      needs: 'vegetarian',
    },
  });
  const meetup = { _id: meetupId, type: 'meetup', startLocal: ended, endLocal: ended };
  await database.writer.commit(async () => ({
    writes: [
      { kind: 'put', collection: 'meetups', document: meetup },
      ...Array.from({ length: count }, (_, number) => guest(number)),
    ],
    answer: undefined,
  }));
};

test('the needs of many guests are wiped in small transactions, between which commands get in', async () => {
  const database = await openEmpty();
  await withGuests(database, 450);
  let commits = 0;
  const counted: ChapterDatabase = {
    ...database,
    writer: {
      ...database.writer,
      commit: (plan) => {
        commits += 1;
        return database.writer.commit(plan);
      },
    },
  };
  expect((await house(counted)).wiped).toBe(450);
  expect(commits).toBe(Math.ceil(450 / wipeSlice));
  const guests = await database.repositories.participations.find({ selector: { meetupId } });
  expect(guests.filter((guest) => 'needs' in guest)).toEqual([]);
});

test('what a command writes while needs are being wiped stays', async () => {
  const database = await openEmpty();
  await withGuests(database, 1);
  const { participations } = database.repositories;
  const changed = async (): Promise<void> => {
    await database.writer.commit(async (reader) => {
      const document = await reader.get('participations', 'participation:0');
      if (document === undefined) throw new Error('The guest is gone');
      const edited = { ...document, partstat: 'DECLINED' };
      return {
        writes: [{ kind: 'put', collection: 'participations', document: edited }],
        answer: undefined,
      };
    });
  };
  const interrupted: ChapterDatabase = {
    ...database,
    repositories: {
      ...database.repositories,
      participations: {
        ...participations,
        find: async (query) => {
          const found = await participations.find(query);
          await changed();
          return found;
        },
      },
    },
  };
  expect((await house(interrupted)).wiped).toBe(1);
  const [guest] = await participations.find({ selector: { meetupId } });
  expect(guest).toMatchObject({ partstat: 'DECLINED' });
  expect(guest).not.toHaveProperty('needs');
});
