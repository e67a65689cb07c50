import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { insert, openInstance } from './support/documents.ts';
import { createRandom, numberFromEnv } from './support/random.ts';
import { createSqliteStorage, temporaryFolder } from './support/storages.ts';

// Its room, given by the clock, would hide how far the log is written.
vi.mock('../../electron/data/storage/log-room.ts', async (original) => ({
  ...(await original<object>()),
  createLogRoom: () => ({ bytes: () => 0, close: () => undefined }),
}));

const SEED = numberFromEnv('STORAGE_TORN_SEED', 20_261_127);
const CUTS = numberFromEnv('STORAGE_TORN_CUTS', 60);

// Fewer commits than begin a checkpoint, so that all of them are in the log.
const WRITES = 40;
const PER_WRITE = 3;

test(`a log cut off or spoiled anywhere holds every write before that place, whole, ${CUTS} times`, async () => {
  process.stdout.write(`torn logs: seed ${SEED}, ${CUTS} cuts\n`);
  const random = createRandom(SEED);
  const directory = temporaryFolder();
  const storage = createSqliteStorage(directory);
  const instance = await openInstance({ storage, databaseName: 'chapter' });
  const file = storage.fileOf('chapter');
  // How long the log was when each write was acknowledged: a power cut can only tear what came later.
  const reached: number[] = [];
  for (let write = 0; write < WRITES; write += 1) {
    const rows = Array.from({ length: PER_WRITE }, (_, part) => ({
      id: `w${String(write).padStart(2, '0')}-${part}`,
      name: 'x'.repeat(1 + random.below(90)),
      city: 'y'.repeat(random.below(6000)),
    }));
    await insert(instance, rows);
    reached.push(statSync(`${file}-wal`).size);
  }
  const length = reached.at(-1) ?? 0;
  const [begin = 0] = reached;
  expect(begin).toBeLessThan(length);

  for (let cut = 0; cut < CUTS; cut += 1) {
    const at = begin + random.below(length - begin);
    const torn = join(temporaryFolder(), 'chapter.sqlite');
    copyFileSync(file, torn);
    copyFileSync(`${file}-wal`, `${torn}-wal`);
    if (cut % 2 === 0) truncateSync(`${torn}-wal`, at);
    else spoil(`${torn}-wal`, at, random.below);

    const again = createSqliteStorage(join(torn, '..'));
    const opened = await openInstance({ storage: again, databaseName: 'chapter' });
    const ids =
      (await opened.getChangedDocumentsSince?.(1000))?.documents.map(({ id }) => id) ?? [];
    const whole = reached.filter((size) => size <= at).length;
    const present = ids.length / PER_WRITE;
    expect({ cut, at, isWhole: Number.isInteger(present) }).toEqual({ cut, at, isWhole: true });
    expect(present).toBeGreaterThanOrEqual(whole);
    expect(ids).toEqual(idsUntil(present));
    expect(again.connection('chapter').check('full')).toEqual([]);
    await opened.close();
  }
});

/** What a sector that was being written may hold: anything. */
const spoil = (log: string, at: number, below: (limit: number) => number): void => {
  const bytes = readFileSync(log);
  for (let index = at; index < Math.min(at + 512, bytes.length); index += 1) {
    bytes[index] = below(256);
  }
  writeFileSync(log, bytes);
};

const idsUntil = (writes: number): string[] =>
  Array.from({ length: writes }, (_, write) =>
    Array.from(
      { length: PER_WRITE },
      (_part, part) => `w${String(write).padStart(2, '0')}-${part}`,
    ),
  ).flat();
