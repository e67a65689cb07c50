import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openDatabase } from '../../electron/data/database/openDatabase.ts';
import { startDataProcess } from '../support/dataProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { dumpChapter } from './support/dumpChapter.ts';

const fixtures = join(import.meta.dirname, '../fixtures/db');
const released = readdirSync(fixtures).filter((name) => /^v\d+$/.test(name));

const thawed = (version: string): string => {
  const folder = temporaryFolder();
  cpSync(join(fixtures, version, 'chapter.sqlite'), join(folder, 'chapter.sqlite'));
  return folder;
};

const thawedProfile = (version: string): string => {
  const profile = temporaryFolder();
  const chapter = join(profile, 'chapters', 'old');
  mkdirSync(chapter, { recursive: true });
  cpSync(join(fixtures, version, 'chapter.sqlite'), join(chapter, 'chapter.sqlite'));
  const settings = { device: 'test', actor: 'organiser:test', lastChapter: 'old' };
  writeFileSync(join(profile, 'profile.json'), JSON.stringify(settings));
  return profile;
};

test.each(released)('a chapter file of %s holds what it held', async (version) => {
  const database = await openDatabase(thawed(version));
  try {
    const golden: unknown = JSON.parse(
      readFileSync(join(fixtures, version, 'golden.json'), 'utf8'),
    );
    // Through JSON, as the golden dump went.
    expect(JSON.parse(JSON.stringify(await dumpChapter(database)))).toEqual(golden);
    expect(database.upkeep.connection.check('full')).toEqual([]);
  } finally {
    await database.close();
  }
});

test.each(released)('a chapter of %s opens and can be worked in', async (version) => {
  const { client } = await startDataProcess({ profile: thawedProfile(version) });
  expect((await client.query('chapter.state', {})).problem).toBeUndefined();
  const roster = await client.query('people.roster', {
    search: '山田',
    sort: { column: 'relevance', direction: 'ascending' },
    window: { offset: 0, limit: 10 },
  });
  expect(roster.rows.map(({ id }) => id)).toContain('person:odd-texts');
  await client.command('people.edit', {
    id: 'person:unknown-fields',
    patch: { city: 'Bandung' },
  });
  const edited = await client.query('people.person', { id: 'person:unknown-fields' });
  expect(edited?.person).toMatchObject({
    city: 'Bandung',
    futureField: { nested: [1, 2.5, null, 'three'] },
  });
});

test('a person of a newer version is shown, and neither edited nor deleted', async () => {
  const { client } = await startDataProcess({ profile: thawedProfile('v1') });
  const id = 'person:newer';
  const before = await client.query('people.person', { id });
  expect(before).toMatchObject({ newer: true, person: { fn: 'From the future', schema: 99 } });
  for (const answer of [
    await client.attempt('people.edit', { id, patch: { fn: 'From the past' } }),
    await client.attempt('people.delete', { ids: [id, 'person:odd-texts'] }),
  ]) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'document-newer' } });
  }
  expect(await client.query('people.person', { id })).toEqual(before);
  expect(await client.query('people.person', { id: 'person:odd-texts' })).not.toBeNull();
});

test('a file of a newer format is refused and left as it is', async () => {
  const profile = thawedProfile('v1');
  const file = join(profile, 'chapters', 'old', 'chapter.sqlite');
  const sqlite = new DatabaseSync(file);
  sqlite.exec('PRAGMA user_version = 99');
  sqlite.close();
  const bytes = readFileSync(file);
  const { client } = await startDataProcess({ profile });
  const state = await client.query('chapter.state', {});
  expect(state).toMatchObject({ open: null, problem: { code: 'file-newer', params: { file } } });
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a new chapter file has the layout of the newest frozen one', async () => {
  // When this fails, files in the field differ from new ones: freeze a fixture for the new layout.
  const fresh = temporaryFolder();
  await (await openDatabase(fresh)).close();
  expect(layoutOf(fresh)).toEqual(layoutOf(thawed(released.toSorted(byNumber).at(-1) ?? '')));
});

const byNumber = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1));

const layoutOf = (folder: string): unknown => {
  const sqlite = new DatabaseSync(join(folder, 'chapter.sqlite'), { readOnly: true });
  const tables = sqlite
    .prepare('SELECT collection, version, layout FROM storage_tables ORDER BY collection, version')
    .all();
  sqlite.close();
  return tables.map((row) => ({ ...row, layout: JSON.parse(String(row['layout'])) as unknown }));
};
