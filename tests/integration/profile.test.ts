import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkDataProcess, startChapter, startDataProcess } from '../support/dataProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

test('a new profile has no chapter and says where its data is', async () => {
  const { client, profile } = await startDataProcess();
  const state = await client.query('chapter.state', {});
  expect(state).toMatchObject({ open: null, chapters: [], dataFolder: profile });
});

test('a folder that cannot be made is refused with its name', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), 'not a folder');
  const profile = join(folder, 'file', 'profile');
  expect(await forkDataProcess(profile)).toEqual({
    code: 'profile-not-writable',
    params: { folder: profile },
  });
});

test.runIf(process.platform === 'linux')('a folder of the kernel is refused, too', async () => {
  const profile = '/proc/tsudoi/profile';
  expect(await forkDataProcess(profile)).toEqual({
    code: 'profile-not-writable',
    params: { folder: profile },
  });
});

test('a second instance on the same profile is refused and the first goes on', async () => {
  const { client, profile } = await startChapter();
  expect(await forkDataProcess(profile)).toEqual({
    code: 'profile-in-use',
    params: { folder: profile },
  });
  await client.command('people.add', { fn: 'Aisyah Putri' });
  expect(await client.query('chapter.state', {})).toMatchObject({
    open: { counts: { people: 1 } },
  });
});

test('a profile is free again after its process was killed', async () => {
  const profile = temporaryFolder();
  const first = await forkDataProcess(profile);
  if (!('kill' in first)) throw new Error(first.code);
  await first.kill();
  const second = await forkDataProcess(profile);
  if (!('shutdown' in second)) throw new Error(second.code);
  expect(await second.shutdown()).toBe(0);
});

test('damaged settings are put aside and nothing else is lost', async () => {
  const first = await startChapter();
  await first.close();
  writeFileSync(join(first.profile, 'profile.json'), '{ half');
  const { client, profile } = await startDataProcess({ profile: first.profile });
  const state = await client.query('chapter.state', {});
  expect(state.chapters).toEqual([{ slug: 'test-chapter', name: 'Test chapter', demo: false }]);
  const kept = readdirSync(profile).find((name) => name.startsWith('profile.json.damaged'));
  expect(readFileSync(join(profile, kept ?? ''), 'utf8')).toBe('{ half');
});

test('a damaged chapter file is told and left as it is', async () => {
  const first = await startChapter();
  await first.close();
  const file = join(first.profile, 'chapters', 'test-chapter', 'chapter.sqlite');
  const rubbish = 'this was a database once '.repeat(400);
  writeFileSync(file, rubbish);
  const { client } = await startDataProcess({ profile: first.profile });
  const state = await client.query('chapter.state', {});
  expect(state.open).toBeNull();
  expect(state.problem).toEqual({ code: 'file-damaged', params: { file } });
  expect(readFileSync(file, 'utf8')).toBe(rubbish);
});

test('a half-made chapter folder is not shown', async () => {
  const first = await startDataProcess();
  mkdirSync(join(first.profile, 'chapters', '.new-jakarta'), { recursive: true });
  expect((await first.client.query('chapter.state', {})).chapters).toEqual([]);
});

test('what a killed process was writing beside the chapter is removed', async () => {
  const { profile, close } = await startChapter();
  await close();
  const folder = join(profile, 'chapters', 'test-chapter');
  for (const name of ['chapter.json.4711.tmp', 'people.index.tmp']) {
    writeFileSync(join(folder, name), 'half of i');
  }
  // What is none of that is nobody's to remove, and keeps no chapter from opening.
  mkdirSync(join(folder, 'folder.tmp'));
  await startDataProcess({ profile });
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual(['folder.tmp']);
});

test('two chapters of one name get folders of their own and can be switched', async () => {
  const { client } = await startChapter();
  await client.command('people.add', { fn: 'Aisyah Putri' });
  const { slug } = await client.command('chapter.create', {
    name: 'Test chapter',
    timeZone: 'Asia/Tokyo',
    languages: ['ja'],
  });
  expect(slug).toBe('test-chapter-2');
  expect((await client.query('chapter.state', {})).open?.counts.people).toBe(0);
  await client.command('chapter.open', { slug: 'test-chapter' });
  expect((await client.query('chapter.state', {})).open?.counts.people).toBe(1);
});

test('a time zone nobody knows is refused before anything is made', async () => {
  const { client } = await startDataProcess();
  const answer = await client.attempt('chapter.create', {
    name: 'X',
    timeZone: 'Moon/Tycho',
    languages: ['en'],
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-value' } });
  expect((await client.query('chapter.state', {})).chapters).toEqual([]);
});
