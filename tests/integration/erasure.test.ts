import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../electron/data/database/openDatabase.ts';
import { startChapter, startDataProcess } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const secrets = [
  'Zyxwina',
  'Qwxpsantoso',
  'zyx@secret.example',
  '555000111',
  'Xylophonia',
  'Gdndwrd',
  'ゾンビ',
];

const fill = async (client: TestClient) => {
  const { id } = await client.command('people.add', {
    fn: 'Zyxwina Qwxpsantoso',
    phonetic: 'ゾンビ',
    emails: [{ id: 'e', value: 'zyx@secret.example' }],
    residence: 'ID',
    exchanges: [
      { id: 'x', fiscalYear: 2019, course: 'A', host: { name: 'Xylophonia', type: 'university' } },
    ],
  });
  const { id: twin } = await client.command('people.add', {
    fn: 'Zyxwina Q.',
    emails: [{ id: 'f', value: 'zyx@secret.example' }],
  });
  const { id: other } = await client.command('people.add', { fn: 'Budi Santoso' });
  await client.command('people.edit', { id, patch: { phones: [{ id: 'p', raw: '0555000111' }] } });
  await client.command('people.addNote', { id, text: 'Zyxwina likes tea' });
  const { undo } = await client.command('people.addNote', { id, text: 'Zyxwina: taken back' });
  await client.undo(undo);
  await client.command('people.recordConsent', {
    id,
    purpose: 'photo',
    state: 'granted',
    guardian: { name: 'Gdndwrd' },
  });
  const { id: meetupId } = await client.command('meetups.create', {
    name: 'Annual meeting',
    startLocal: '2026-10-17T11:00',
    endLocal: '2026-10-17T13:00',
    timeZone: 'Asia/Jakarta',
  });
  await client.command('guests.add', { meetupId, personIds: [twin, other] });
  await client.command('door.checkIn', { meetupId, list: 'main', personId: twin, via: 'search' });
  await client.command('duplicates.merge', { survivor: id, loser: twin });
  await client.command('people.delete', { ids: [other] });
  await client.command('people.restore', { ids: [other] });
  return { id, twin, other, meetupId };
};

const findings = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ name }) => {
      const bytes = readFileSync(join(folder, name));
      return secrets
        .filter((secret) => bytes.includes(Buffer.from(secret)))
        .map((secret) => `${secret} in ${name}`);
    });

test('nothing of an erased person is left in the files, and the figures stay', async () => {
  const { client, profile, close } = await startChapter();
  const { id, twin, other, meetupId } = await fill(client);
  const folder = join(profile, 'chapters', 'test-chapter');
  expect(findings(folder)).not.toEqual([]);
  expect(await client.query('people.erasePreview', { id })).toMatchObject({
    notes: 1,
    consents: 1,
    contacts: 2,
    meetups: 1,
    checkIns: 1,
  });

  // While the file is written anew the chapter stays open for every window, and questions wait.
  const state = client.follow('chapter.state', {});
  const erasing = client.command('people.erase', { id });
  const asked = await client.attempt('people.person', { id: other });
  // With them the entry that had been merged into theirs.
  expect((await erasing).personIds).toEqual([id, twin]);
  const asMeanwhile = await client.attempt('people.person', { id: other });
  expect([asked.ok, asMeanwhile.ok]).toEqual([true, true]);
  await state.until(({ open }) => open?.counts.people === 1);
  expect(state.values.every(({ open }) => open !== null)).toBe(true);
  expect(await client.query('people.person', { id })).toBeNull();
  expect(await client.query('people.person', { id: twin })).toBeNull();
  expect(await client.query('people.erasePreview', { id })).toBeNull();
  expect((await client.query('people.person', { id: other }))?.person.fn).toBe('Budi Santoso');
  const status = await client.query('door.status', { meetupId, list: 'main' });
  expect(status?.recent).toHaveLength(1);
  expect(status?.recent[0]?.person.fn).toBe('');
  const edit = await client.attempt('people.edit', { id, patch: { fn: 'Zyxwina' } });
  expect(edit).toMatchObject({ ok: false, error: { code: 'not-found' } });
  await close();
  expect(findings(folder)).toEqual([]);

  const database = await openDatabase(folder);
  const stored = (await database.repositories.people.byIds([id])).get(id);
  expect(stored).toMatchObject({
    fn: '—',
    residence: 'ID',
    exchanges: [{ fiscalYear: 2019, course: 'A', host: { name: '', type: 'university' } }],
  });
  await database.close();
});

test('an erased person who comes back from another computer is erased again', async () => {
  const first = await startChapter();
  const { id } = await fill(first.client);
  await first.client.command('people.erase', { id });
  await first.close();
  const folder = join(first.profile, 'chapters', 'test-chapter');
  const database = await openDatabase(folder);
  const stored = (await database.repositories.people.byIds([id])).get(id);
  if (stored === undefined) throw new Error('The person is gone');
  const { erasedAt: _erasedAt, ...rest } = stored;
  await database.writer.commit(async () => ({
    writes: [
      {
        kind: 'put',
        collection: 'people',
        document: { ...rest, fn: 'Zyxwina', type: 'person' } as never,
      },
      {
        kind: 'put',
        collection: 'journal',
        document: {
          ...rest,
          _id: 'note:1:2',
          type: 'note',
          subjectId: id,
          text: 'Zyxwina',
        } as never,
      },
    ],
    answer: undefined,
  }));
  await database.close();

  const again = await startDataProcess({ profile: first.profile });
  const roster = again.client.follow('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 10 },
  });
  await roster.until(({ rows }) => rows.map(({ fn }) => fn).join() === 'Budi Santoso');
  await again.close();
  const reopened = await openDatabase(folder);
  expect((await reopened.repositories.journal.byIds(['note:1:2'])).size).toBe(0);
  expect((await reopened.repositories.people.byIds([id])).get(id)).toMatchObject({ fn: '—' });
  await reopened.close();
});

test('another window hears who was erased, and what it could take back of them is not done', async () => {
  const { client, connect, profile, close } = await startChapter();
  const { id, twin, other, meetupId } = await fill(client);
  const entered = await client.command('guests.change', {
    meetupId,
    changes: [
      { personId: id, patch: { needs: 'Gdndwrd' } },
      { personId: other, patch: { needs: 'vegan' } },
    ],
  });
  const cleared = await client.undo(entered.undo);
  const pasted = await client.command('guests.addPasted', {
    meetupId,
    personIds: [],
    newPeople: [{ name: 'Zyxwina the second' }],
  });
  const { ids } = await client.query('people.ids', {
    search: 'second',
    sort: { column: 'name', direction: 'ascending' },
  });
  const [second = ''] = ids;
  const erased = connect().follow('people.erased', {});
  await erased.until(({ personIds }) => personIds.length === 0);

  await client.command('people.erase', { id });
  await client.command('people.erase', { id: second });
  await erased.until(
    ({ personIds }) => personIds.toSorted().join() === [id, twin, second].toSorted().join(),
  );

  // What the other window would send had it not heard of it yet.
  const takenBack = await client.attempt('people.delete', { ids: [id] });
  expect(takenBack).toMatchObject({ ok: false, error: { code: 'not-found' } });
  await client.undo(pasted.undo);
  expect(await client.undo(cleared.undo)).toMatchObject({ changed: 1 });
  const guest = await client.query('guests.guest', { meetupId, personId: other });
  expect(guest?.participation.needs).toBe('vegan');
  await close();
  const folder = join(profile, 'chapters', 'test-chapter');
  expect(findings(folder)).toEqual([]);
  const database = await openDatabase(folder);
  // They stay for the figures.
  expect([...(await database.repositories.people.byIds([id, second])).keys()]).toEqual([
    id,
    second,
  ]);
  await database.close();
});
