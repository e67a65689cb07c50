import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupIfDue, startAutomaticBackups } from '../../electron/data/backup/automatic.ts';
import { backupBeforeMigration } from '../../electron/data/backup/index.ts';
import { noteProblem, problemOf } from '../../electron/data/backup/problem.ts';
import { StorageError } from '../../electron/data/storage/index.ts';
import { forkDataProcess, startChapter, startDataProcess } from '../support/dataProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import {
  addPeople,
  backupsOf,
  chapterFolder,
  makeOlder,
  peopleIn,
  removeBackups,
  untilDraft,
  zeroPages,
} from '../support/backups.ts';

describe('backups', () => {
  it('hold what was there, are read through, and are listed newest first', async () => {
    const { client, profile } = await startChapter();
    await addPeople(client, 3);
    const { backup } = await client.command('backup.create', {});
    await addPeople(client, 1);
    await client.command('backup.create', {});
    const list = await client.query('backup.list', {});
    expect(list.chapter).toMatchObject({
      slug: 'test-chapter',
      name: 'Test chapter',
      isOpen: true,
    });
    expect(list.folder).toBe(chapterFolder(profile));
    const manual = list.backups.filter(({ kind }) => kind === 'manual');
    expect(manual.map(({ state, content }) => [state, content?.people])).toEqual([
      ['good', 4],
      ['good', 3],
    ]);
    expect(manual[1]).toEqual(backup);
    expect(backup?.content).toMatchObject({ chapterName: 'Test chapter', meetups: 0, format: 1 });
    expect(Date.parse(backup?.content?.newestChange ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('are consistent while five hundred writes go on', async () => {
    const { client } = await startChapter();
    await addPeople(client, 50);
    const writing = addPeople(client, 500);
    const made = [
      await client.command('backup.create', {}),
      await client.command('backup.create', {}),
    ];
    await writing;
    const { folder, backups } = await client.query('backup.list', {});
    expect(backups.every(({ state }) => state === 'good')).toBe(true);
    for (const { backup } of made) {
      const names = peopleIn(join(folder, 'backups', backup?.id ?? ''));
      // People are added in order: a backup of one moment holds the first so many, none missing.
      const fresh = names.filter((name) => name.startsWith('Batch of 500')).toSorted(byNumber);
      expect(fresh).toEqual(fresh.map((_, number) => `Batch of 500: person ${number}`));
      expect(names.length).toBe(50 + fresh.length);
    }
  });

  it('are made daily, but only when something changed since', async () => {
    const profile = temporaryFolder();
    const folder = chapterFolder(profile);
    const first = await startChapter({ profile });
    await addPeople(first.client, 1);
    await first.close();
    removeBackups(profile);
    const made = await backupIfDue(folder);
    expect(made?.kind).toBe('daily');
    expect(await backupIfDue(folder)).toBeUndefined();
    makeOlder(folder, made?.id ?? '');
    expect(await backupIfDue(folder)).toBeUndefined();

    const second = await startDataProcess({ profile });
    await addPeople(second.client, 1);
    await second.close();
    expect((await backupIfDue(folder))?.kind ?? backupsOf(profile)[0]).toMatch(/daily/);
    expect(backupsOf(profile)).toHaveLength(2);
  });

  it('are made soon after a chapter was opened, while it is in use', async () => {
    const { client, profile } = await startChapter();
    await addPeople(client, 2);
    const made = Promise.withResolvers<void>();
    const automatic = startAutomaticBackups({
      folder: chapterFolder(profile),
      onChange: made.resolve,
      firstAfterMs: 0,
    });
    await made.promise;
    await automatic.stop();
    const { backups } = await client.query('backup.list', {});
    expect(backups.map(({ kind, content }) => [kind, content?.people])).toEqual([['daily', 2]]);
  });

  it('that cannot be made by themselves are told of until one is made', async () => {
    const { client, profile } = await startChapter();
    await addPeople(client, 2);
    const folder = chapterFolder(profile);
    const look = async (): Promise<void> => {
      const changed = Promise.withResolvers<void>();
      const automatic = startAutomaticBackups({
        folder,
        onChange: () => {
          changed.resolve();
          told();
        },
        firstAfterMs: 0,
      });
      await changed.promise;
      await automatic.stop();
    };
    const problems: unknown[] = [];
    const told = (): void => void problems.push(problemOf(folder)?.reason);
    // Nothing can be put into a folder whose place is taken.
    rmSync(join(folder, 'backups'), { recursive: true, force: true });
    writeFileSync(join(folder, 'backups'), '');
    await look();
    noteProblem(folder, new StorageError({ code: 'full', file: folder, detail: '' }));
    expect((await client.query('backup.problem', {})).problem?.reason).toBe('disk-full');

    rmSync(join(folder, 'backups'));
    await look();
    expect(problems).toEqual(['unexpected', undefined]);
    expect(await client.query('backup.problem', {})).toEqual({ problem: null });

    noteProblem(folder, new StorageError({ code: 'read-only', file: folder, detail: '' }));
    expect((await client.query('backup.problem', {})).problem?.reason).toBe('not-writable');
    await client.command('backup.create', {});
    expect(await client.query('backup.problem', {})).toEqual({ problem: null });
  });

  it('are made before an import', async () => {
    const { client } = await startChapter();
    await addPeople(client, 2);
    const bytes = new TextEncoder().encode('Name,E-mail\nSiti Rahma,siti@example.org\n');
    const session = await client.command('import.open', { fileName: 'roster.csv', bytes });
    await client.command('import.commit', { session: session.session });
    const { backups } = await client.query('backup.list', {});
    const before = backups.filter(({ kind }) => kind === 'before-import');
    expect(before.map(({ state, content }) => [state, content?.people])).toEqual([['good', 2]]);
  });

  it('can be made before a migration, of a chapter that is closed', async () => {
    const { client, profile, close } = await startChapter();
    await addPeople(client, 2);
    await close();
    await backupBeforeMigration(chapterFolder(profile));
    const name = backupsOf(profile).find((id) => id.includes('before-migration')) ?? '';
    expect(peopleIn(join(chapterFolder(profile), 'backups', name))).toHaveLength(2);
  });

  it('that are stopped leave nothing behind', async () => {
    const { client, profile } = await startChapter();
    await addPeople(client, 200);
    const stopped = await client.attempt('backup.create', {}, { cancelAtProgress: true });
    expect(stopped.ok ? 'made' : stopped.error.code).toMatch(/^(made|cancelled)$/);
    const names = readdirSync(join(chapterFolder(profile), 'backups'));
    expect(names.filter((name) => !name.includes('daily'))).toHaveLength(stopped.ok ? 1 : 0);
    await client.command('backup.create', {});
    expect((await client.query('backup.list', {})).backups[0]?.state).toBe('good');
  });

  it('tell that a backup was damaged since it was made', async () => {
    const { client, profile, close } = await startChapter();
    await addPeople(client, 60);
    const { backup } = await client.command('backup.create', {});
    await close();
    zeroPages(join(chapterFolder(profile), 'backups', backup?.id ?? ''));
    const again = await startDataProcess({ profile });
    const list = again.client.follow('backup.list', {});
    const { backups } = await list.until((value) => value.backups[0]?.state !== 'unknown');
    expect(backups.map(({ state }) => state)).toEqual(['damaged']);
    const source = { kind: 'backup' as const, id: backup?.id ?? '' };
    const restore = await again.client.attempt('backup.restore', { source, as: 'this' });
    expect(restore).toMatchObject({ ok: false, error: { code: 'backup-damaged' } });
    expect((await again.client.query('chapter.state', {})).open?.counts.people).toBe(60);
  });

  it('killed half way leave no half backup in the list', async () => {
    const profile = temporaryFolder();
    const setup = await startChapter({ profile });
    await addPeople(setup.client, 300);
    await setup.close();
    const seed = 1284;
    let random = seed;
    for (let round = 0; round < 6; round += 1) {
      const data = await forkDataProcess(profile);
      if ('code' in data) throw new Error(data.code);
      const client = data.connect();
      random = (random * 48_271) % 2_147_483_647;
      const reached = random % 4;
      void client.attempt('backup.create', {});
      await untilDraft(profile, reached);
      await data.kill();
    }
    const last = await startDataProcess({ profile });
    const list = last.client.follow('backup.list', {});
    const { backups } = await list.until((value) =>
      value.backups.every(({ state }) => state !== 'unknown'),
    );
    for (const { state, content } of backups) {
      expect([state, content?.people], `seed ${seed}`).toEqual(['good', 300]);
    }
    const names = readdirSync(join(chapterFolder(profile), 'backups'));
    expect(names.toSorted()).toEqual(backups.map(({ id }) => id).toSorted());
  }, 90_000);
});

const byNumber = (a: string, b: string): number =>
  Number(a.split(' ').at(-1)) - Number(b.split(' ').at(-1));
