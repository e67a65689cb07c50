import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acquireConnection, type Connection } from '../../electron/data/storage/connection.ts';
import { startChapter, startDataProcess, type RunningData } from '../support/dataProcess.ts';

const fileOf = (data: RunningData): string =>
  join(data.profile, 'chapters', 'test-chapter', 'chapter.sqlite');

/** The connection that the running data process has to its file. */
const connectionOf = (data: RunningData, busyTimeoutMs = 0): Connection => {
  const connection = acquireConnection({
    file: fileOf(data),
    create: 'never',
    busyTimeoutMs,
    checkOnOpen: 'none',
  });
  onTestFinished(() => connection.release());
  return connection;
};

/** Lets the file grow by so many pages only; SQLite answers SQLITE_FULL as on a full disk. */
const leavePages = ({ database }: Connection, pages: number): void => {
  const { page_count: present } = database.prepare('PRAGMA page_count').get() ?? {};
  database.exec(`PRAGMA max_page_count = ${Number(present) + pages}`);
};

const giveSpace = ({ database }: Connection): void => {
  database.exec('PRAGMA max_page_count = 1000000000');
};

const people = (count: number, from = 0): string =>
  Array.from(
    { length: count },
    (_, row) => `Person ${from + row},person${from + row}@example.org`,
  ).join('\n');

const names = async ({ client }: RunningData): Promise<string[]> => {
  const { rows } = await client.query('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 200 },
  });
  return rows.map(({ fn }) => fn);
};

test('on a full disk a command says so and leaves nothing half done; later ones work again', async () => {
  const data = await startChapter();
  const { client } = data;
  const { id: meetupId } = await client.command('meetups.create', {
    name: 'Meeting',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
  });
  const before = await client.query('chapter.state', {});
  const connection = connectionOf(data);
  leavePages(connection, 0);
  // What still fits into pages that are there is saved; sooner or later nothing fits.
  const organisation = 'x'.repeat(150);
  const answers = [];
  for (let number = 0; number < 80; number += 1) {
    answers.push(
      await client.attempt('door.walkIn', {
        meetupId,
        list: 'main',
        fn: `Guest ${number}`,
        organisation,
      }),
    );
  }
  const saved = answers.filter(({ ok }) => ok).length;
  expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'disk-full' } });
  const count = async () => {
    const { matching, counts } = await client.query('guests.list', {
      meetupId,
      search: '',
      window: { offset: 0, limit: 100 },
    });
    const state = await client.query('chapter.state', {});
    return [
      matching,
      counts.attended,
      (state.open?.counts.people ?? 0) - (before.open?.counts.people ?? 0),
    ];
  };
  expect(await count()).toEqual([saved, saved, saved]);
  expect((await names(data)).length).toBe(saved);

  giveSpace(connection);
  await client.command('door.walkIn', { meetupId, list: 'main', fn: 'Guest later', organisation });
  expect(await count()).toEqual([saved + 1, saved + 1, saved + 1]);
  expect(connection.check('full')).toEqual([]);
});

test('an import that meets a full disk did not happen, at the latest after the next start', async () => {
  const data = await startChapter();
  const { client } = data;
  await client.command('people.add', { fn: 'Aisyah Putri' });
  const bytes = new TextEncoder().encode(`Name,Email\n${people(3000)}\n`);
  const { session } = await client.command('import.open', { fileName: 'people.csv', bytes });
  const connection = connectionOf(data);
  leavePages(connection, 200);
  expect(await client.attempt('import.commit', { session })).toMatchObject({
    ok: false,
    error: { code: 'disk-full' },
  });
  giveSpace(connection);
  await client.command('chapter.close', {});
  await client.command('chapter.open', { slug: 'test-chapter' });
  expect(await names(data)).toEqual(['Aisyah Putri']);
  const again = await client.command('import.open', { fileName: 'people.csv', bytes });
  await client.command('import.commit', { session: again.session });
  expect((await client.query('chapter.state', {})).open?.counts.people).toBe(3001);
});

test('while another program locks the file, writing waits and everything else goes on', async () => {
  const data = await startChapter();
  const { client } = data;
  await client.command('people.add', { fn: 'Aisyah Putri' });
  const free = await lockFromElsewhere(fileOf(data));
  const waiting = [
    client.command('people.add', { fn: 'Budi' }),
    client.command('people.add', { fn: 'Citra' }),
  ];
  // Answered from the file, not only from memory: nobody is held up.
  expect((await client.query('chapter.state', {})).open?.counts.people).toBe(1);
  expect(await names(data)).toEqual(['Aisyah Putri']);
  await free();
  await Promise.all(waiting);
  expect(await names(data)).toEqual(['Aisyah Putri', 'Budi', 'Citra']);
});

test('a file locked by another program for long is told, and written to again when it is free', async () => {
  const first = await startChapter();
  await first.client.command('people.add', { fn: 'Aisyah Putri' });
  await first.close();
  // The product waits five seconds for such a lock; the test, which opens the file first, need not.
  const connection = connectionOf(first, 50);
  const data = await startDataProcess({ profile: first.profile });
  const { client } = data;
  const free = await lockFromElsewhere(connection.file);
  expect(await client.attempt('people.add', { fn: 'Budi' })).toMatchObject({
    ok: false,
    error: { code: 'file-locked', params: { file: connection.file } },
  });
  expect(await names(data)).toEqual(['Aisyah Putri']);
  await free();
  await client.command('people.add', { fn: 'Budi' });
  expect(await names(data)).toEqual(['Aisyah Putri', 'Budi']);
});

/** Another process begins to write to the file; the answer lets go of it. */
const lockFromElsewhere = async (file: string): Promise<() => Promise<void>> => {
  const program = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(${JSON.stringify(file)});
    database.exec('BEGIN IMMEDIATE');
    process.stdout.write('locked');
    process.stdin.once('data', () => { database.exec('ROLLBACK'); database.close(); process.exit(0); });
  `;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  onTestFinished(() => void child.kill());
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.write('go');
    await exited;
  };
};

test('a folder that cannot be written is told, and nothing in it is changed', async ({ skip }) => {
  const first = await startChapter();
  await first.client.command('people.add', { fn: 'Aisyah Putri' });
  await first.close();
  const folder = join(first.profile, 'chapters', 'test-chapter');
  // Everybody may look, nobody but the owner may write; the owner tries it as somebody else.
  for (const path of [first.profile, join(first.profile, 'chapters'), folder])
    chmodSync(path, 0o755);
  chmodSync(fileOf(first), 0o444);
  if (process.getuid?.() !== 0) chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  if (process.platform === 'win32') skip('folders are not closed by their mode on Windows');
  const bytes = readFileSync(fileOf(first));
  expect(await openElsewhere(folder)).toBe('profile-not-writable');
  expect(readFileSync(fileOf(first)).equals(bytes)).toBe(true);
});

const openElsewhere = async (folder: string): Promise<string> => {
  const program = join(import.meta.dirname, 'fixtures', 'openChapter.ts');
  const nobody = process.getuid?.() === 0 ? ['65534'] : [];
  const child = spawn(process.execPath, [program, folder, ...nobody], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};
