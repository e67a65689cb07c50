import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { readLineage } from '../../electron/data/backup/index.ts';
import { addPeople, chapterFile, chapterFolder, peopleIn } from '../support/backups.ts';
import { startChapter, startDataProcess } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

describe('restoring a backup', () => {
  it('saves the present state first, which can itself be restored back', async () => {
    const { client } = await startChapter();
    await addPeople(client, 5);
    const { backup } = await client.command('backup.create', {});
    await addPeople(client, 2);
    const roster = client.follow('people.roster', wholeRoster);
    await roster.until(({ total }) => total === 7);

    const there = await client.command('backup.restore', restoreOf(backup?.id));
    await roster.until(({ total }) => total === 5);
    const { backups } = await client.query('backup.list', {});
    expect(backups[0]).toMatchObject({ id: there.before, kind: 'before-restore', state: 'good' });
    expect(backups[0]?.content?.people).toBe(7);

    const back = await client.command('backup.restore', restoreOf(there.before));
    await roster.until(({ total }) => total === 7);
    await client.command('backup.restore', restoreOf(back.before));
    await roster.until(({ total }) => total === 5);
  });

  it('goes on as usual afterwards, also after the next start', async () => {
    const { client, profile, close } = await startChapter();
    await addPeople(client, 2);
    const { backup } = await client.command('backup.create', {});
    await client.command('chapter.edit', { name: 'Another name' });
    await client.command('backup.restore', restoreOf(backup?.id));
    const { open, chapters } = await client.query('chapter.state', {});
    expect([open?.name, chapters[0]?.name]).toEqual(['Test chapter', 'Test chapter']);
    await addPeople(client, 1);
    await close();
    const again = await startDataProcess({ profile });
    expect((await again.client.query('people.roster', wholeRoster)).total).toBe(3);
    expect(peopleIn(chapterFile(profile))).toHaveLength(3);
  });

  it('gives the file a lineage of its own, which lasts', async () => {
    const { client, profile, close } = await startChapter();
    await addPeople(client, 1);
    const { backup } = await client.command('backup.create', {});
    expect(lineageOf(profile)).toBe('');
    await client.command('backup.restore', restoreOf(backup?.id));
    const first = lineageOf(profile);
    await client.command('backup.restore', restoreOf(backup?.id));
    const second = lineageOf(profile);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
    await close();
    const again = await startDataProcess({ profile });
    await again.client.query('chapter.state', {});
    expect(lineageOf(profile)).toBe(second);
  });

  it('refuses the backup of another chapter but opens it beside', async () => {
    const { client, profile } = await startChapter();
    await addPeople(client, 3);
    const { backup } = await client.command('backup.create', {});
    const bytes = readFileSync(join(chapterFolder(profile), 'backups', backup?.id ?? ''));
    const other = { name: 'Other chapter', timeZone: 'Asia/Tokyo', languages: ['ja'] };
    await client.command('chapter.create', other);
    const source = await upload(client, bytes);
    expect(await client.command('backup.inspect', { source })).toMatchObject({
      content: { chapterName: 'Test chapter' },
      isThisChapter: false,
    });
    const refused = await client.attempt('backup.restore', { source, as: 'this' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'backup-other-chapter' } });
    expect((await client.query('chapter.state', {})).open?.name).toBe('Other chapter');
    const { slug } = await client.command('backup.restore', { source, as: 'new' });
    const state = await client.query('chapter.state', {});
    expect([slug, state.open?.slug, state.open?.counts.people]).toEqual([
      'test-chapter-2',
      'test-chapter-2',
      3,
    ]);
    expect(state.chapters.map((entry) => entry.slug).toSorted()).toEqual([
      'other-chapter',
      'test-chapter',
      'test-chapter-2',
    ]);
  });

  it('of something that is not there changes nothing', async () => {
    const { client, profile } = await startChapter();
    await addPeople(client, 1);
    const answer = await client.attempt('backup.restore', restoreOf('../chapter.sqlite'));
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect((await client.query('people.roster', wholeRoster)).total).toBe(1);
    const recover = { source: { kind: 'backup', id: 'x' } };
    expect(await client.attempt('chapter.recover', recover)).toMatchObject({
      ok: false,
      error: { code: 'no-chapter' },
    });
    expect(existsSync(join(chapterFolder(profile), 'backups'))).toBe(false);
  });

  it('that is stopped leaves the chapter open and as it was', async () => {
    const { client, profile } = await startChapter();
    await addPeople(client, 4);
    const { backup } = await client.command('backup.create', {});
    await addPeople(client, 1);
    const stopped = await client.attempt('backup.restore', restoreOf(backup?.id), {
      cancelAtProgress: true,
    });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await client.query('people.roster', wholeRoster)).total).toBe(5);
    const names = readdirSync(join(chapterFolder(profile), 'backups'));
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
    expect(lineageOf(profile)).toBe('');
  });
});

const wholeRoster = {
  search: '',
  sort: { column: 'name', direction: 'ascending' },
  window: { offset: 0, limit: 100 },
} as const;

const restoreOf = (id: string | undefined) => ({
  source: { kind: 'backup' as const, id: id ?? '' },
  as: 'this' as const,
});

const upload = async (client: TestClient, bytes: Uint8Array) => {
  const begun = await client.command('backup.upload', { size: bytes.length });
  const input = { upload: begun.upload, offset: 0, bytes: Uint8Array.from(bytes) };
  await client.command('backup.write', input);
  return { kind: 'upload' as const, upload: begun.upload };
};

const lineageOf = (profile: string): string => {
  const database = new DatabaseSync(chapterFile(profile), { readOnly: true });
  try {
    return readLineage(database);
  } finally {
    database.close();
  }
};
