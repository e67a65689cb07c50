import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
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

test('what is committed while the thread works is moved as well, so that the log can begin again', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tsudoi-checkpoint-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'notes.sqlite');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
  database.exec('CREATE TABLE notes (text)');
  const fail = vi.fn<() => void>();
  const checkpoints = createCheckpoints({ file, database, onFailure: fail });
  const write = (): void => {
    database.exec("INSERT INTO notes VALUES ('one')");
    checkpoints.committed();
  };
  const pages = (): Record<string, unknown> => ({
    ...database.prepare('PRAGMA wal_checkpoint(NOOP)').get(),
  });
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
