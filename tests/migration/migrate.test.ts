import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import {
  openDatabase,
  presentForms,
  type ChapterDatabase,
} from '../../electron/data/database/openDatabase.ts';
import {
  migrateChapter,
  type Forms,
  type MigrationProgress,
} from '../../electron/data/migration/index.ts';

import { startDataProcess } from '../support/dataProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { laterForms } from './fixtures/steps.ts';

const people = 450;

const chapterOf = async (count: number): Promise<string> => {
  const folder = temporaryFolder();
  await withDatabase(folder, presentForms, (database) => putPeople(database, { from: 0, count }));
  return folder;
};

const withDatabase = async <Value>(
  folder: string,
  forms: Forms,
  work: (database: ChapterDatabase) => Promise<Value>,
): Promise<Value> => {
  const database = await openDatabase(folder, forms);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

const putPeople = async (
  database: ChapterDatabase,
  { from, count }: { from: number; count: number },
): Promise<void> => {
  const writes = Array.from({ length: count }, (_, index) => ({
    kind: 'put' as const,
    collection: 'people' as const,
    document: { _id: idOf(from + index), type: 'person', schema: 1, fn: `Person ${from + index}` },
  }));
  await database.writer.commit(async () => ({ writes, answer: undefined }));
};

const idOf = (number: number): string => `person:${String(number).padStart(5, '0')}`;

const migrate = (
  folder: string,
  options: { begun?: () => Promise<void>; signal?: AbortSignal } = {},
) =>
  withDatabase(folder, laterForms, async ({ upkeep }) => {
    const progress: MigrationProgress[] = [];
    await migrateChapter({
      upkeep,
      forms: laterForms,
      onProgress: (step) => progress.push(step),
      ...(options.begun !== undefined && { onBegin: options.begun }),
      ...(options.signal !== undefined && { signal: options.signal }),
    });
    return progress;
  });

/** The documents as they are stored, without the help of the reader. */
const stored = (folder: string) =>
  withDatabase(folder, presentForms, async ({ upkeep }) => {
    const { documents } = await upkeep.changedAfter('people', { sequence: 0, limit: 10_000 });
    return documents;
  });

const migrated = (count: number) =>
  Array.from({ length: count }, (_, number) => ({
    _id: idOf(number),
    schema: 3,
    names: [`Person ${number}`],
    stepsTaken: 1,
  }));

test('every document reaches the present form once, with progress, after a chance for a backup', async () => {
  const folder = await chapterOf(people);
  const before = await stored(folder);
  let backups = 0;
  const progress = await migrate(folder, {
    begun: async () => {
      backups += 1;
    },
  });
  expect(backups).toBe(1);
  expect(progress.map(({ done }) => done)).toEqual([100, 200, 300, 400, 450]);
  expect(progress.every(({ total }) => total === people)).toBe(true);
  const after = await stored(folder);
  expect(after).toMatchObject(migrated(people));
  // Nobody edited anything: who wrote a document last stays.
  expect(after.map((one) => one['updatedAt'])).toEqual(before.map((one) => one['updatedAt']));
});

test('the next opening has nothing to do, not even a backup', async () => {
  const folder = await chapterOf(people);
  await migrate(folder);
  const before = await stored(folder);
  const progress = await migrate(folder, {
    begun: () => Promise.reject(new Error('nothing needs a backup')),
  });
  expect(progress).toEqual([]);
  expect(await stored(folder)).toEqual(before);
});

test('deleted and newer documents stay as they are', async () => {
  const folder = await chapterOf(3);
  await withDatabase(folder, presentForms, ({ writer }) =>
    writer.commit(async () => ({
      writes: [
        { kind: 'remove', collection: 'people', id: idOf(0) },
        {
          kind: 'put',
          collection: 'people',
          document: { _id: idOf(1), type: 'person', schema: 7, fn: 'Newer' },
        },
      ],
      answer: undefined,
    })),
  );
  await migrate(folder);
  const byId = new Map((await stored(folder)).map((document) => [document._id, document]));
  expect(byId.get(idOf(0))).toMatchObject({ _deleted: true, schema: 1 });
  expect(byId.get(idOf(1))).toMatchObject({ schema: 7, fn: 'Newer' });
  expect(byId.get(idOf(1))).not.toHaveProperty('names');
  expect(byId.get(idOf(2))).toMatchObject({ schema: 3, names: ['Person 2'] });
});

test('a document that comes late in an earlier form is read in the present one and rewritten next time', async () => {
  const folder = await chapterOf(5);
  await migrate(folder);
  // As another computer with an earlier version would send it.
  await withDatabase(folder, presentForms, (database) =>
    putPeople(database, { from: 5, count: 1 }),
  );
  const read = await withDatabase(folder, laterForms, ({ repositories }) =>
    repositories.people.byIds([idOf(5)]),
  );
  expect(read.get(idOf(5))).toMatchObject({ schema: 3, names: ['Person 5'] });
  await migrate(folder);
  expect((await stored(folder)).toSorted((a, b) => (a._id < b._id ? -1 : 1))).toMatchObject(
    migrated(6),
  );
});

test('stopped between two slices it goes on from there', async () => {
  const folder = await chapterOf(people);
  const abort = new AbortController();
  await expect(
    migrate(folder, { begun: async () => abort.abort(), signal: abort.signal }),
  ).rejects.toMatchObject({ name: 'AbortError' });
  const first = (await stored(folder)).filter((document) => document['schema'] === 3).length;
  expect(first).toBe(100);
  const progress = await migrate(folder);
  // It looks at the rewritten ones once more, and leaves them.
  expect(progress.at(-1)).toEqual({ done: people, total: people });
  expect((await stored(folder)).toSorted((a, b) => (a._id < b._id ? -1 : 1))).toMatchObject(
    migrated(people),
  );
});

test(
  'killed again and again it gets to its end, each document exactly once',
  { timeout: 120_000 },
  async () => {
    const folder = await chapterOf(people);
    for (const slices of [1, 2]) await killAfter(folder, slices);
    const half = await stored(folder);
    const done = half.filter((document) => document['schema'] === 3).length;
    expect(done).toBeGreaterThanOrEqual(300);
    // Slices are whole: nothing is between two forms.
    expect(half.every((document) => document['schema'] === 1 || document['stepsTaken'] === 1)).toBe(
      true,
    );
    await migrate(folder);
    expect((await stored(folder)).toSorted((a, b) => (a._id < b._id ? -1 : 1))).toMatchObject(
      migrated(people),
    );
  },
);

const killAfter = async (folder: string, slices: number): Promise<void> => {
  const program = join(import.meta.dirname, 'fixtures', 'migrateSlowly.ts');
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let heard = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== '') heard += 1;
    if (heard === slices) child.kill('SIGKILL');
  }
  await exited;
};

test('windows see how far it is, and then the chapter; what it was before is a backup', async () => {
  const profile = temporaryFolder();
  const chapter = join(profile, 'chapters', 'old');
  cpSync(await chapterOf(2000), chapter, { recursive: true });
  const settings = { device: 'test', actor: 'organiser:test', lastChapter: 'old' };
  writeFileSync(join(profile, 'profile.json'), JSON.stringify(settings));
  const { client } = await startDataProcess({ profile, forms: laterForms });
  const state = client.follow('chapter.state', {});
  const { migration } = await state.until((value) => value.migration !== undefined);
  expect(migration?.total).toBe(2000);
  const opened = await state.until(({ open }) => open !== null);
  expect(opened.migration).toBeUndefined();
  expect(opened.open?.counts.people).toBe(2000);

  const { backups } = await client.query('backup.list', {});
  const before = backups.filter(({ kind }) => kind === 'before-migration');
  expect(before).toHaveLength(1);
  const copy = new DatabaseSync(join(chapter, 'backups', before[0]?.id ?? ''), { readOnly: true });
  onTestFinished(() => copy.close());
  const table = copy
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 't%people%'")
    .get()?.['name'];
  const forms = copy
    .prepare(
      `SELECT json_extract(doc, '$.schema') AS form, count(*) AS people FROM "${String(table)}" GROUP BY 1`,
    )
    .all();
  expect(forms).toEqual([{ form: 1, people: 2000 }]);
});
