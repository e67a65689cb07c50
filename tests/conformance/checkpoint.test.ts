import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRxDatabase, type RxJsonSchema } from 'rxdb';
import { expect, onTestFinished, test } from 'vitest';
import { COMMITS_PER_CHECKPOINT } from '../../electron/data/storage/checkpoint.ts';
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
