import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addPeople, backupsOf, chapterFolder } from '../support/backups.ts';
import { startChapter, startDataProcess, type RunningData } from '../support/dataProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

/** A disk of a few megabytes, or why there can be none. */
const mountDisk = (): { readonly folder: string } | { readonly reason: string } => {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return { reason: 'a disk of its own can only be mounted by the administrator of a Linux' };
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return { folder };
};

/** Leaves so many bytes free on the disk. */
const fillUp = (folder: string, left: number): void => {
  const handle = openSync(join(folder, 'ballast'), 'a');
  const free = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  while (free() > left) {
    writeSync(handle, Buffer.alloc(Math.min(1024 * 1024, free() - left)));
  }
  closeSync(handle);
};

const emptyAgain = (folder: string): void => rmSync(join(folder, 'ballast'));

const peopleCount = async ({ client }: RunningData): Promise<number | undefined> =>
  (await client.query('chapter.state', {})).open?.counts.people;

const fillWithPeople = async ({ client }: RunningData): Promise<number> => {
  for (let number = 0; ; number += 1) {
    const answer = await client.attempt('people.add', { fn: `Last ${number}` });
    if (answer.ok) continue;
    expect(answer.error.code).toBe('disk-full');
    return number;
  }
};

test('a disk without a byte left is told by everything that writes, and keeps all there was', async ({
  skip,
}) => {
  const disk = mountDisk();
  if ('reason' in disk) return skip(disk.reason);
  const profile = join(disk.folder, 'profile');
  const data = await startChapter({ profile });
  const { client } = data;
  await addPeople(client, 40);
  await client.command('backup.create', {});
  const [backup = ''] = backupsOf(profile);
  const copy = new Uint8Array(100_000);
  const { upload } = await client.command('backup.upload', { size: copy.length });
  const text = Array.from({ length: 3000 }, (_, row) => `Row ${row},row${row}@example.org`);
  const bytes = new TextEncoder().encode(`Name,Email\n${text.join('\n')}\n`);
  const { session } = await client.command('import.open', { fileName: 'people.csv', bytes });

  fillUp(disk.folder, 0);
  const saved = 40 + (await fillWithPeople(data));
  const source = { kind: 'backup' as const, id: backup };
  const full = { ok: false, error: { code: 'disk-full' } };
  expect(await client.attempt('import.commit', { session })).toMatchObject(full);
  expect(await client.attempt('backup.create', {})).toMatchObject(full);
  expect(await client.attempt('backup.create', { download: true })).toMatchObject(full);
  const write = { upload, offset: 0, bytes: copy };
  expect(await client.attempt('backup.write', write)).toMatchObject(full);
  expect(await client.attempt('backup.restore', { source, as: 'this' })).toMatchObject(full);
  expect(await client.attempt('backup.restore', { source, as: 'new' })).toMatchObject(full);
  expect(
    await client.attempt('chapter.create', {
      name: 'Another',
      timeZone: 'Asia/Tokyo',
      languages: ['en'],
    }),
  ).toMatchObject({ ok: false });
  await client.attempt('chapter.open', { slug: 'test-chapter' });
  emptyAgain(disk.folder);
  await client.command('chapter.open', { slug: 'test-chapter' });
  expect(await peopleCount(data)).toBe(saved);
  expect(backupsOf(profile)).toEqual([backup]);
  await client.command('people.add', { fn: 'Afterwards' });
  await data.close();
  expect(leftovers(profile)).toEqual([]);
});

test('on a full disk the app starts, says why the chapter cannot be opened, and opens it later', async ({
  skip,
}) => {
  const disk = mountDisk();
  if ('reason' in disk) return skip(disk.reason);
  const profile = join(disk.folder, 'profile');
  const first = await startChapter({ profile });
  await addPeople(first.client, 40);
  await first.close();

  fillUp(disk.folder, 0);
  const data = await startDataProcess({ profile });
  expect(await data.client.query('chapter.state', {})).toMatchObject({
    open: null,
    problem: { code: 'disk-full-to-open' },
  });
  emptyAgain(disk.folder);
  await data.client.command('chapter.open', { slug: 'test-chapter' });
  expect(await peopleCount(data)).toBe(40);
});

test('with a little space left a chapter opens and is read, and writing says that the disk is full', async ({
  skip,
}) => {
  const disk = mountDisk();
  if ('reason' in disk) return skip(disk.reason);
  const profile = join(disk.folder, 'profile');
  const first = await startChapter({ profile });
  await addPeople(first.client, 40);
  await first.close();

  // What SQLite needs to read: the index of its log.
  fillUp(disk.folder, 40 * 1024);
  const data = await startDataProcess({ profile });
  expect(await peopleCount(data)).toBe(40);
  const saved = 40 + (await fillWithPeople(data));
  await data.client.command('chapter.close', {});
  emptyAgain(disk.folder);
  await data.client.command('chapter.open', { slug: 'test-chapter' });
  expect(await peopleCount(data)).toBe(saved);
  await data.close();
  expect(leftovers(profile)).toEqual([]);
});

/** What nobody needs any more but is still in the chapter's folder. */
const leftovers = (profile: string): string[] => {
  const known = ['backups', 'chapter.json', 'chapter.sqlite', 'people.index'];
  return readdirSync(chapterFolder(profile)).filter((name) => !known.includes(name));
};
