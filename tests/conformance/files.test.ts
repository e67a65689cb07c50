import {
  chmodSync,
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  getRxStorageNodeSqlite,
  StorageError,
  type NodeSqliteSettings,
} from '../../electron/data/storage/index.ts';
import {
  idsOf,
  insert,
  newDocument,
  openInstance,
  type Instance,
  type Person,
} from './support/documents.ts';
import { temporaryFolder } from './support/storages.ts';

const MANY: Person[] = Array.from({ length: 300 }, (_, index) => ({
  id: `p${index}`,
  name: `Name ${index}`,
  city: 'x'.repeat(500),
}));

async function open(
  directory: string,
  settings: Partial<NodeSqliteSettings> = {},
): Promise<Instance<Person>> {
  const storage = getRxStorageNodeSqlite({ directory, fileName: 'chapter.sqlite', ...settings });
  return openInstance({ storage, databaseName: 'chapter' });
}

/** Makes a chapter file with people in it and closes it. */
async function makeChapter(directory: string): Promise<string> {
  const instance = await open(directory);
  await insert(instance, MANY);
  await instance.close();
  return join(directory, 'chapter.sqlite');
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const outcome = await work.catch((error: unknown) => error);
  return outcome instanceof StorageError ? outcome.code : outcome;
}

describe('a file that cannot be used', () => {
  test('is told apart: no SQLite file at all', async () => {
    const directory = temporaryFolder();
    const file = join(directory, 'chapter.sqlite');
    writeFileSync(file, 'name,email\nAda,ada@example.org\n'.repeat(100));
    expect(await codeOf(open(directory))).toBe('not-a-database');
    expect(readFileSync(file, 'utf8')).toMatch(/^name,email/);
  });

  test('is told apart: the database of another program', async () => {
    const directory = temporaryFolder();
    const file = join(directory, 'chapter.sqlite');
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    expect(await codeOf(open(directory))).toBe('not-a-database');
  });

  test('is told apart: written by a newer version, and left as it is', async () => {
    const directory = temporaryFolder();
    const file = await makeChapter(directory);
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const before = readFileSync(file);
    expect(await codeOf(open(directory))).toBe('newer-schema');
    expect(readFileSync(file)).toEqual(before);
  });

  test('is told apart: emptied', async () => {
    const directory = temporaryFolder();
    const file = await makeChapter(directory);
    writeFileSync(file, '');
    expect(await codeOf(open(directory))).toBe('corrupt');
    expect(statSync(file).size).toBe(0);
  });

  test('is told apart: cut off', async () => {
    const directory = temporaryFolder();
    const file = await makeChapter(directory);
    const descriptor = openSync(file, 'r+');
    ftruncateSync(descriptor, Math.floor(statSync(file).size / 2));
    closeSync(descriptor);
    expect(await codeOf(open(directory))).toBe('corrupt');
  });

  test('is told apart: zeroed in the middle', async () => {
    const directory = temporaryFolder();
    const file = await makeChapter(directory);
    const descriptor = openSync(file, 'r+');
    writeSync(
      descriptor,
      Buffer.alloc(16_384),
      0,
      16_384,
      Math.floor(statSync(file).size / 8192) * 4096,
    );
    closeSync(descriptor);
    expect(await codeOf(open(directory))).toBe('corrupt');
  });

  test('is told apart: gone, while its log is still there', async () => {
    const directory = temporaryFolder();
    const instance = await open(directory);
    await insert(instance, MANY);
    const log = readFileSync(join(directory, 'chapter.sqlite-wal'));
    await instance.close();
    rmSync(join(directory, 'chapter.sqlite'));
    writeFileSync(join(directory, 'chapter.sqlite-wal'), log);
    expect(await codeOf(open(directory))).toBe('corrupt');
  });

  test('is told apart: missing, when none may be made', async () => {
    const directory = temporaryFolder();
    expect(await codeOf(open(directory, { create: 'never' }))).toBe('missing');
    expect(existsSync(join(directory, 'chapter.sqlite'))).toBe(false);
  });

  test('is told apart: a path that cannot be a file', async () => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, 'plain'), '');
    expect(await codeOf(open(join(directory, 'plain')))).toBe('unavailable');
    expect(await codeOf(open(join(directory, 'plain', 'below')))).toBe('unavailable');
  });

  // Windows keeps its permissions elsewhere; chmod says nothing there.
  test.skipIf(process.platform === 'win32')(
    'is told apart: a folder or file that may not be written',
    async () => {
      const directory = temporaryFolder();
      const file = await makeChapter(directory);
      chmodSync(file, 0o444);
      chmodSync(directory, 0o777);
      expect(await asOrdinaryUser(() => codeOf(open(directory)))).toBe('read-only');
      chmodSync(file, 0o666);
      chmodSync(directory, 0o555);
      expect(await asOrdinaryUser(() => codeOf(open(directory)))).toBe('read-only');
      const fresh = (): Promise<unknown> => codeOf(open(directory, { fileName: 'new.sqlite' }));
      expect(await asOrdinaryUser(fresh)).toBe('read-only');
      expect(await asOrdinaryUser(() => codeOf(open(join(directory, 'sub'))))).toBe('read-only');
      chmodSync(directory, 0o777);
      expect(await idsOf(await open(directory))).toHaveLength(MANY.length);
    },
  );
});

describe('a write that cannot be made', () => {
  test('says that another process holds the file, and works when it lets go', async () => {
    const directory = temporaryFolder();
    const instance = await open(directory, { busyTimeoutMs: 50 });
    const other = new DatabaseSync(join(directory, 'chapter.sqlite'));
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    expect(await codeOf(insert(instance, [{ id: 'a' }]))).toBe('locked');
    other.exec('ROLLBACK');
    await insert(instance, [{ id: 'a' }]);
    expect(await idsOf(instance)).toEqual(['a']);
  });

  test('waits for another process without holding up the thread, in the order of the calls', async () => {
    const directory = temporaryFolder();
    const instance = await open(directory);
    await insert(instance, [{ id: 'first' }]);
    const other = new DatabaseSync(join(directory, 'chapter.sqlite'));
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    const writes = ['a', 'b', 'c'].map((id) => insert(instance, [{ id }]));
    const second = open(directory);
    // Whoever only reads is answered at once; the lock goes only after that.
    expect(await idsOf(instance)).toEqual(['first']);
    other.exec('ROLLBACK');
    await Promise.all(writes);
    const feed = await (await second).getChangedDocumentsSince?.(10);
    expect(feed?.documents.map(({ id }) => id)).toEqual(['first', 'a', 'b', 'c']);
  });

  test('opens a file that another process lets go of meanwhile', async () => {
    const directory = temporaryFolder();
    const file = await makeChapter(directory);
    const other = new DatabaseSync(file);
    onTestFinished(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    expect(await codeOf(open(directory, { busyTimeoutMs: 50 }))).toBe('locked');
    const opening = open(directory);
    await new Promise(setImmediate);
    other.exec('ROLLBACK');
    expect(await idsOf(await opening)).toHaveLength(MANY.length);
  });

  test('says that the disk is full, keeps what was there and takes writes again later', async () => {
    const directory = temporaryFolder();
    const storage = getRxStorageNodeSqlite({ directory });
    const instance = await openInstance({ storage, databaseName: 'full' });
    await insert(instance, [{ id: 'first', name: 'a' }]);
    const { database, check } = storage.connection('full');
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
    database.exec(`PRAGMA max_page_count = ${pages + 2}`);

    let bulks = 0;
    const subscription = instance.changeStream().subscribe(() => (bulks += 1));
    onTestFinished(() => subscription.unsubscribe());
    const rows = MANY.map((person) => ({ document: newDocument(person) }));
    expect(await codeOf(instance.bulkWrite(rows, 'test'))).toBe('full');
    expect(bulks).toBe(0);
    expect(await idsOf(instance)).toEqual(['first']);

    database.exec('PRAGMA max_page_count = 1000000');
    expect((await instance.bulkWrite(rows, 'test')).error).toEqual([]);
    expect(await idsOf(instance)).toHaveLength(301);
    expect(check('full')).toEqual([]);
  });
});

/** Root may write everywhere, so as root the work is done as a user who may not. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const { getuid, seteuid } = process;
  if (getuid?.() !== 0 || !seteuid) return work();
  seteuid(NOBODY);
  try {
    return await work();
  } finally {
    seteuid(0);
  }
}

const NOBODY = 65_534;
