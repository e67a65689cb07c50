import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { addPeople, chapterFile, chapterFolder, zeroPages } from '../support/backups.ts';
import { forkDataProcess, startChapter, startDataProcess } from '../support/dataProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { TestClient } from '../support/testClient.ts';

const damages: readonly [string, (file: string) => void, string][] = [
  ['cut off', (file) => truncateSync(file, Math.floor(statSync(file).size / 2)), 'file-damaged'],
  ['zeroed in the middle', zeroPages, 'file-damaged'],
  ['empty', (file) => truncateSync(file, 0), 'file-damaged'],
  ['rubbish at its beginning', (file) => overwrite(file, Buffer.alloc(120, 0x5a)), 'file-damaged'],
  ['of a newer layout', (file) => setVersion(file, 99), 'file-newer'],
];

describe('opening a chapter file that was', () => {
  it.each(damages)('%s', async (_name, damage, code) => {
    const profile = await chapterWithBackup();
    damage(chapterFile(profile));
    const damaged = readFileSync(chapterFile(profile));

    const { client, close } = await startDataProcess({ profile });
    const state = await client.query('chapter.state', {});
    expect(state.open).toBeNull();
    expect(state.problem?.code).toBe(code);
    expect(readFileSync(chapterFile(profile)).equals(damaged)).toBe(true);

    const good = await newestGood(client);
    expect(good.content?.people).toBe(60);
    const source = { kind: 'backup' as const, id: good.id };
    const { putAside } = await client.command('chapter.recover', { source });
    const recovered = await client.query('chapter.state', {});
    expect(recovered.problem).toBeUndefined();
    expect(recovered.open?.counts.people).toBe(60);
    expect(await rosterTotal(client)).toBe(60);

    const kept = readFileSync(join(chapterFolder(profile), putAside[0] ?? ''));
    expect(kept.equals(damaged)).toBe(true);
    expect((await client.query('backup.list', {})).putAside).toContain(putAside[0]);
    await close();

    const again = await startDataProcess({ profile });
    expect(await rosterTotal(again.client)).toBe(60);
  });

  it('missing: nothing is made in its place, and a backup can take it', async () => {
    const profile = await chapterWithBackup();
    const elsewhere = join(profile, 'elsewhere.sqlite');
    renameSync(chapterFile(profile), elsewhere);
    const { client } = await startDataProcess({ profile });
    expect((await client.query('chapter.state', {})).problem?.code).toBe('file-unavailable');
    expect(existsSync(chapterFile(profile))).toBe(false);
    const { id } = await newestGood(client);
    await client.command('chapter.recover', { source: { kind: 'backup', id } });
    expect(await rosterTotal(client)).toBe(60);
  });

  it('damaged where only the log of an unclean end had room: log and file are kept together', async () => {
    const profile = await chapterWithBackup();
    const data = await forkDataProcess(profile);
    if ('code' in data) throw new Error(data.code);
    await addPeople(data.connect(), 5);
    await data.kill();
    zeroPages(chapterFile(profile));
    const files = ['', '-wal'].map((suffix) => readFileSync(`${chapterFile(profile)}${suffix}`));

    const { client } = await startDataProcess({ profile });
    expect((await client.query('chapter.state', {})).problem?.code).toBe('file-damaged');
    const { id } = await newestGood(client);
    const source = { kind: 'backup' as const, id };
    const { putAside } = await client.command('chapter.recover', { source });
    const kept = ['', '-wal'].map((suffix) =>
      readFileSync(join(chapterFolder(profile), `${putAside[0]}${suffix}`)),
    );
    expect(kept.map((bytes, index) => bytes.equals(files[index] ?? Buffer.alloc(0)))).toEqual([
      true,
      true,
    ]);
    expect(await rosterTotal(client)).toBe(60);
  });

  it('damaged, with a damaged backup as the newest: the older good one is found', async () => {
    const profile = await chapterWithBackup({ backups: 2 });
    zeroPages(chapterFile(profile));
    const names = readdirSync(join(chapterFolder(profile), 'backups')).toSorted();
    zeroPages(join(chapterFolder(profile), 'backups', names[1] ?? ''));
    const { client } = await startDataProcess({ profile });
    const bad = { kind: 'backup' as const, id: names[1] ?? '' };
    expect(await client.attempt('chapter.recover', { source: bad })).toMatchObject({
      ok: false,
      error: { code: 'backup-damaged' },
    });
    expect((await client.query('chapter.state', {})).problem?.code).toBe('file-damaged');
    expect((await newestGood(client)).id).toBe(names[0]);
  });
});

describe('an unclean end', () => {
  it('leads to a full check, which finds what the quick one does not', async () => {
    const profile = await chapterWithBackup();
    spoilIndex(chapterFile(profile));
    const clean = await startDataProcess({ profile });
    expect((await clean.client.query('chapter.state', {})).problem).toBeUndefined();
    await clean.close();

    const data = await forkDataProcess(profile);
    if ('code' in data) throw new Error(data.code);
    await data.connect().query('chapter.state', {});
    await data.kill();
    const unclean = await startDataProcess({ profile });
    expect((await unclean.client.query('chapter.state', {})).problem?.code).toBe('file-damaged');
    await unclean.close();
    // It stays so until somebody decides.
    const again = await startDataProcess({ profile });
    expect((await again.client.query('chapter.state', {})).problem?.code).toBe('file-damaged');
  });

  it('with a sound file opens as usual and keeps what was acknowledged', async () => {
    const profile = await chapterWithBackup();
    const data = await forkDataProcess(profile);
    if ('code' in data) throw new Error(data.code);
    await addPeople(data.connect(), 3);
    await data.kill();
    expect(existsSync(join(chapterFolder(profile), 'chapter.open'))).toBe(true);
    const again = await startDataProcess({ profile });
    expect(await rosterTotal(again.client)).toBe(63);
    await again.close();
    expect(existsSync(join(chapterFolder(profile), 'chapter.open'))).toBe(false);
  });
});

const chapterWithBackup = async ({ backups = 1 } = {}): Promise<string> => {
  const profile = temporaryFolder();
  const { client, close } = await startChapter({ profile });
  await addPeople(client, 60);
  for (let number = 0; number < backups; number += 1) await client.command('backup.create', {});
  await close();
  return profile;
};

const newestGood = async (client: TestClient) => {
  const list = client.follow('backup.list', {});
  const { backups } = await list.until((value) =>
    value.backups.every(({ state }) => state !== 'unknown'),
  );
  list.stop();
  const good = backups.find(({ state }) => state === 'good');
  if (good === undefined) throw new Error('There is no good backup');
  return good;
};

const rosterTotal = async (client: TestClient): Promise<number> => {
  const sort = { column: 'name', direction: 'ascending' } as const;
  const window = { offset: 0, limit: 1 };
  return (await client.query('people.roster', { search: '', sort, window })).total;
};

const overwrite = (file: string, bytes: Uint8Array, position = 0): void => {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
  closeSync(handle);
};

const setVersion = (file: string, version: number): void => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(version);
  // https://www.sqlite.org/fileformat.html#user_version_number
  overwrite(file, bytes, 60);
};

// Changes an id in an index only, which no more than a comparison with the table can show.
const spoilIndex = (file: string): void => {
  const id = firstPerson(file);
  const bytes = readFileSync(file);
  const pageSize = bytes.readUInt16BE(16);
  for (let page = pageSize; page < bytes.length; page += pageSize) {
    const at = bytes.subarray(page, page + pageSize).indexOf(id);
    // https://www.sqlite.org/fileformat.html#b_tree_pages: 10 is a leaf of an index.
    if (bytes[page] !== 10 || at < 0) continue;
    const last = page + at + id.length - 1;
    overwrite(file, Buffer.from(bytes[last] === 0x30 ? '1' : '0'), last);
    return;
  }
  throw new Error('There is no index of people');
};

const firstPerson = (file: string): string => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const table = database
      .prepare(`SELECT name FROM sqlite_schema WHERE name LIKE 't%\\_people\\_v0' ESCAPE '\\'`)
      .get()?.['name'];
    return String(database.prepare(`SELECT id FROM "${String(table)}" LIMIT 1`).get()?.['id']);
  } finally {
    database.close();
  }
};
