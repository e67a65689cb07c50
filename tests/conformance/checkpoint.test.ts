import { cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createRxDatabase, type RxJsonSchema } from 'rxdb';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  COMMITS_PER_CHECKPOINT,
  createCheckpoints,
} from '../../electron/data/storage/checkpoint.ts';
import { getRxStorageNodeSqlite } from '../../electron/data/storage/index.ts';
import { createLogRoom, LOG_ROOM_BYTES } from '../../electron/data/storage/log-room.ts';

type Note = { id: string; text: string };

const schema: RxJsonSchema<Note> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 50 }, text: { type: 'string' } },
  required: ['id', 'text'],
};

const openNotes = async (directory: string) => {
  const storage = getRxStorageNodeSqlite({ directory, fileName: 'notes.sqlite' });
  const database = await createRxDatabase({ name: 'notes', storage, multiInstance: false });
  const { notes } = await database.addCollections({ notes: { schema } });
  return { database, notes };
};

const openTable = () => {
  const directory = mkdtempSync(join(tmpdir(), 'tsudoi-checkpoint-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'notes.sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
  database.exec('CREATE TABLE notes (text)');
  const pages = (): Record<string, unknown> => ({
    ...database.prepare('PRAGMA wal_checkpoint(NOOP)').get(),
  });
  return { file, database, pages };
};

test('what is committed while the thread works is moved as well, so that the log can begin again', async () => {
  const { file, database, pages } = openTable();
  const fail = vi.fn<() => void>();
  const checkpoints = createCheckpoints({ file, database, room: () => 0, onFailure: fail });
  const write = (): void => {
    database.exec("INSERT INTO notes VALUES ('one')");
    checkpoints.committed();
  };
  for (let number = 0; number < COMMITS_PER_CHECKPOINT; number += 1) write();
  // Looks on without a turn of the event loop, so that the thread's answer is not heard yet.
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (pages()['checkpointed'] === 0) Atomics.wait(clock, 0, 0, 1);
  write();
  expect(pages()['checkpointed']).not.toBe(pages()['log']);

  await checkpoints.settled();
  expect(pages()['checkpointed']).toBe(pages()['log']);
  expect(fail).not.toHaveBeenCalled();
  database.close();
});

test('the log is moved into the file while writes go on, and a clean close leaves none', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tsudoi-checkpoint-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'notes.sqlite');
  const first = await openNotes(directory);
  const sizeBefore = statSync(file).size;
  const total = COMMITS_PER_CHECKPOINT * 6;
  for (let number = 0; number < total; number += 1) {
    await first.notes.insert({ id: `n${number}`, text: 'x'.repeat(2000) });
  }
  await expect.poll(() => statSync(file).size, { timeout: 15_000 }).toBeGreaterThan(sizeBefore);
  await first.database.close();
  expect(existsSync(`${file}-wal`)).toBe(false);

  const second = await openNotes(directory);
  expect(await second.notes.count().exec()).toBe(total);
  await second.database.close();
});

test('a log with room is left alone until most of it is used', async () => {
  const { file, database, pages } = openTable();
  const started = vi.fn<() => number>(() => LOG_ROOM_BYTES);
  const fail = vi.fn<() => void>();
  const checkpoints = createCheckpoints({ file, database, room: started, onFailure: fail });
  const insert = database.prepare('INSERT INTO notes VALUES (zeroblob(8000))');
  const usedWhenMoved = async (): Promise<number> => {
    for (let number = 1; number < LOG_ROOM_BYTES / 8000; number += 1) {
      insert.run();
      checkpoints.committed();
      const used = Number(pages()['log']) * 4096;
      await checkpoints.settled();
      if (Number(pages()['checkpointed']) > 0) return used;
    }
    return Infinity;
  };
  const used = await usedWhenMoved();
  expect(used).toBeGreaterThan(LOG_ROOM_BYTES / 2);
  expect(used).toBeLessThan(LOG_ROOM_BYTES);
  expect(fail).not.toHaveBeenCalled();
  database.close();
});

test('the log gets its room without a trace in the file, and commits do not lengthen it', async () => {
  const { file, database } = openTable();
  database.exec("INSERT INTO notes VALUES ('before')");
  const before = database.prepare('SELECT name FROM sqlite_schema').all();
  const room = createLogRoom(file, 0);
  await expect.poll(() => room.bytes()).toBe(LOG_ROOM_BYTES);
  const { size } = statSync(`${file}-wal`);
  expect(size).toBeGreaterThan(LOG_ROOM_BYTES);

  const insert = database.prepare('INSERT INTO notes VALUES (?)');
  for (let number = 0; number < 200; number += 1) insert.run('x'.repeat(2000));
  expect(statSync(`${file}-wal`).size).toBe(size);
  // As after a crash: another place, the log as it lies there.
  const copy = `${file}.copy`;
  cpSync(file, copy);
  cpSync(`${file}-wal`, `${copy}-wal`);
  const found = new DatabaseSync(copy);
  expect(found.prepare('SELECT name FROM sqlite_schema').all()).toEqual(before);
  expect({ ...found.prepare('SELECT count(*) AS notes FROM notes').get() }).toEqual({ notes: 201 });
  expect({ ...found.prepare('PRAGMA integrity_check').get() }).toEqual({ integrity_check: 'ok' });
  found.close();
  database.close();
});

test('a log that somebody writes to gets no room and keeps nobody waiting', async () => {
  const { file, database } = openTable();
  database.exec("BEGIN IMMEDIATE; INSERT INTO notes VALUES ('one')");
  const room = createLogRoom(file, 0);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(room.bytes()).toBe(0);
  database.exec('COMMIT');
  expect({ ...database.prepare('SELECT text FROM notes').get() }).toEqual({ text: 'one' });
  database.close();
});
