import { expect, test } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import { startChapter, startDataProcess } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const window = { offset: 0, limit: 100 };

const pairs = async (client: TestClient, search = '') =>
  client.query('duplicates.list', { search, window });

const personOf = async (client: TestClient, id: string) =>
  (await client.query('people.person', { id }))?.person;

const withoutStamp = (person: NonNullable<Output<'people.person'>>['person'] | undefined) => {
  const { updatedAt: _at, updatedBy: _by, device: _device, ...rest } = person ?? {};
  return rest;
};

const addTwo = async (client: TestClient) => {
  const { id: han } = await client.command('people.add', {
    fn: '山田 太郎',
    latin: 'Yamada Tarō',
    emails: [{ id: 'e1', value: 'taro@uni.example' }],
    tags: ['robotics'],
  });
  const { id: latin } = await client.command('people.add', {
    fn: 'Taro Yamada',
    emails: [{ id: 'e2', value: 'Taro@uni.example' }],
    phones: [{ id: 'p', raw: '+81 90 1234 5678' }],
    city: 'Tokyo',
    tags: ['chemistry'],
  });
  return { han, latin };
};

const planMeetup = async (client: TestClient): Promise<string> =>
  (
    await client.command('meetups.create', {
      name: 'Annual meeting',
      startLocal: '2026-10-17T11:00',
      endLocal: '2026-10-17T13:00',
      timeZone: 'Asia/Jakarta',
    })
  ).id;

test('people who are there twice are listed with the reasons, found by search, and can be called different', async () => {
  const { client } = await startChapter();
  expect(await pairs(client)).toMatchObject({ rows: [], total: 0 });
  const { han, latin } = await addTwo(client);
  const list = await pairs(client, 'yamada');
  expect(list).toMatchObject({ matching: 1, total: 1 });
  expect(list.rows[0]?.reasons.map(({ kind }) => kind)).toEqual(['name-transcribed', 'email']);
  expect(await pairs(client, 'santoso')).toMatchObject({ matching: 0, total: 1 });
  const { undo } = await client.command('duplicates.dismiss', { a: latin, b: han });
  expect(await pairs(client)).toMatchObject({ total: 0, dismissed: 1 });
  await client.undo(undo);
  expect(await pairs(client)).toMatchObject({ total: 1, dismissed: 0 });
});

test('the verdict and the candidates are there again after a restart', async () => {
  const data = await startChapter();
  const { han, latin } = await addTwo(data.client);
  await data.client.command('people.add', { fn: 'Yamada Taro', city: 'Tokyo' });
  await data.client.command('duplicates.dismiss', { a: han, b: latin });
  const before = await pairs(data.client);
  expect(before).toMatchObject({ total: 1, dismissed: 1 });
  await data.client.command('chapter.close', {});
  await data.client.command('chapter.open', { slug: 'test-chapter' });
  expect(await pairs(data.client)).toEqual(before);
});

test('merging is one step; the other address leads to the one who stays; unmerging is identity', async () => {
  const { client } = await startChapter();
  const { han, latin } = await addTwo(client);
  const meetup = await planMeetup(client);
  await client.command('guests.add', { meetupId: meetup, personIds: [latin] });
  await client.command('people.recordConsent', { id: latin, purpose: 'contact', state: 'granted' });
  await client.command('people.addNote', { id: latin, text: 'Brings a projector' });
  const before = [await personOf(client, han), await personOf(client, latin)];

  const { recordId, undo } = await client.command('duplicates.merge', {
    survivor: han,
    loser: latin,
    choices: { tags: 'both' },
  });
  const merged = await client.query('people.person', { id: latin });
  expect(merged?.person).toMatchObject({
    _id: han,
    fn: '山田 太郎',
    latin: 'Yamada Tarō',
    city: 'Tokyo',
    emails: [{ id: 'e1' }],
    phones: [{ raw: '+81 90 1234 5678' }],
    tags: ['robotics', 'chemistry'],
  });
  expect(merged?.consent).toBe('granted');
  expect(merged?.timeline.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['merged', 'note', 'consent', 'invited']),
  );
  expect(await pairs(client)).toMatchObject({ total: 0 });
  const again = await client.attempt('duplicates.merge', { survivor: han, loser: latin });
  expect(again).toMatchObject({ ok: false, error: { code: 'already-merged' } });

  const back = await client.undo(undo);
  const after = [await personOf(client, han), await personOf(client, latin)];
  expect(after.map(withoutStamp)).toEqual(before.map(withoutStamp));
  expect((await client.query('people.person', { id: han }))?.consent).toBe('not-asked');
  expect(await pairs(client)).toMatchObject({ total: 1 });
  const twice = await client.attempt('duplicates.unmerge', { recordId });
  expect(twice).toMatchObject({ ok: false, error: { code: 'merge-moved-on' } });

  await client.undo(back.undo);
  expect((await personOf(client, latin))?._id).toBe(han);
});

test('check-ins of the one who was merged away count for the one who stays', async () => {
  const { client } = await startChapter();
  const { han, latin } = await addTwo(client);
  const meetup = await planMeetup(client);
  await client.command('guests.add', { meetupId: meetup, personIds: [han, latin] });
  const door = { meetupId: meetup, list: 'main' };
  await client.command('door.checkIn', { ...door, personId: latin, via: 'search' });
  const arrived = async () =>
    (await client.query('door.search', { ...door, search: 'yamada', limit: 10 })).guests.map(
      ({ person, attendance }) => [person.id, attendance.state],
    );
  expect(await arrived()).toEqual(
    expect.arrayContaining([
      [han, 'not-yet'],
      [latin, 'in'],
    ]),
  );
  await client.command('duplicates.merge', { survivor: han, loser: latin });
  expect(await arrived()).toEqual([[han, 'in']]);
  const timeline = (await client.query('people.person', { id: han }))?.timeline ?? [];
  expect(timeline.map(({ kind }) => kind)).toContain('checked-in');
});

test('the badge of the one who was merged away is that of the one who stays, until they are two again', async () => {
  const { client } = await startChapter();
  const { han, latin } = await addTwo(client);
  const [meetupId, other] = [await planMeetup(client), await planMeetup(client)];
  await client.command('guests.add', { meetupId, personIds: [han, latin] });
  const { rows } = await client.query('report.printed', { meetupId, whom: 'all', window });
  const token = rows.find(({ person }) => person.id === latin)?.token ?? '';
  const scan = async (at: string) => {
    const scanned = await client.command('door.scan', {
      ...{ meetupId: at, list: 'main', token, kind: 'in' },
    });
    return [scanned.personId, scanned.tier, scanned.warnings];
  };
  const { undo } = await client.command('duplicates.merge', { survivor: han, loser: latin });
  expect(await scan(meetupId)).toEqual([han, 'guest', []]);
  expect(await scan(other)).toEqual([han, 'member', ['not-on-list', 'wrong-meetup']]);
  // What was changed in the entry since stays with it, whose badge it is does not.
  const patch = { needs: 'No nuts' };
  await client.command('guests.change', { meetupId, changes: [{ personId: han, patch }] });
  await client.undo(undo);
  expect(await scan(meetupId)).toEqual([latin, 'guest', []]);
  const guest = await client.query('guests.guest', { meetupId, personId: han });
  expect(guest?.participation).toMatchObject(patch);
  expect(guest?.participation.mergedTokens).toBeUndefined();
});

test('somebody merged away while the meetup runs is checked in as the one who stays, at once', async () => {
  const { client } = await startChapter();
  const { han, latin } = await addTwo(client);
  const meetup = await planMeetup(client);
  await client.command('guests.add', { meetupId: meetup, personIds: [han] });
  const door = { meetupId: meetup, list: 'main' };
  const seen = async () => ({
    guests: (
      await client.query('door.search', { ...door, search: 'yamada', limit: 10 })
    ).guests.map(({ person, attendance }) => [person.id, attendance.state]),
    recent: (await client.query('door.status', door))?.recent.map(({ person }) => person.id),
    rows: (await client.query('guests.list', { meetupId: meetup, search: '', window })).rows.map(
      ({ person, attended }) => [person.id, attended],
    ),
  });
  expect((await seen()).guests).toEqual([[han, 'not-yet']]);
  const { undo } = await client.command('duplicates.merge', { survivor: han, loser: latin });
  expect((await seen()).guests).toEqual([[han, 'not-yet']]);
  // At the other door, which does not know of the merging yet.
  await client.command('door.checkIn', { ...door, personId: latin, via: 'search' });
  expect(await seen()).toEqual({ guests: [[han, 'in']], recent: [han], rows: [[han, true]] });
  await client.undo(undo);
  const apart = await seen();
  expect(new Map(apart.guests as [string, string][])).toEqual(
    new Map([
      [han, 'not-yet'],
      [latin, 'in'],
    ]),
  );
  expect(apart.recent).toEqual([latin]);
});

test('the roster knows where somebody came who was merged away, before and after a restart', async () => {
  const { client, profile, close } = await startChapter();
  const { han, latin } = await addTwo(client);
  const [meetupId, later] = [await planMeetup(client), await planMeetup(client)];
  const came = async (from: TestClient, id: string) =>
    (
      await from.query('people.roster', {
        search: '',
        sort: { column: 'name', direction: 'ascending' },
        window,
        filter: [
          { on: 'attendance', is: 'attended' },
          { on: 'meetup', meetupId: id, is: 'attended' },
        ],
        columns: ['lastSeen'],
      })
    ).rows.map((row) => [row.id, row.cells?.['lastSeen']?.length]);
  await client.command('guests.add', { meetupId, personIds: [latin] });
  const checkIn = { list: 'main', personId: latin, via: 'search' } as const;
  await client.command('door.checkIn', { ...checkIn, meetupId });
  expect(await came(client, meetupId)).toEqual([[latin, 1]]);
  const { undo } = await client.command('duplicates.merge', { survivor: han, loser: latin });
  expect(await came(client, meetupId)).toEqual([[han, 1]]);
  await client.undo(undo);
  expect(await came(client, meetupId)).toEqual([[latin, 1]]);
  await client.command('duplicates.merge', { survivor: han, loser: latin });
  await close();

  const again = await startDataProcess({ profile });
  expect(await came(again.client, meetupId)).toEqual([[han, 1]]);
  // From a laptop that does not know of the merging yet.
  await again.client.command('door.checkIn', { ...checkIn, meetupId: later });
  expect(await came(again.client, later)).toEqual([[han, 1]]);
});

test('what was changed after a merge stays when the merge is taken back', async () => {
  const { client } = await startChapter();
  const { han, latin } = await addTwo(client);
  const { recordId } = await client.command('duplicates.merge', { survivor: han, loser: latin });
  await client.command('people.edit', { id: han, patch: { city: 'Kyoto' } });
  const { kept } = await client.command('duplicates.unmerge', { recordId });
  expect(kept).toEqual(['city']);
  expect(await personOf(client, han)).toMatchObject({ city: 'Kyoto', phones: [] });
  expect(await personOf(client, latin)).toMatchObject({ city: 'Tokyo' });
});

test('whoever was merged away or erased is no longer counted, nor after the next start', async () => {
  const first = await startChapter();
  const { han, latin } = await addTwo(first.client);
  const { id } = await first.client.command('people.add', { fn: 'Sari' });
  const count = async (client: TestClient) =>
    (await client.query('chapter.state', {})).open?.counts.people;
  expect(await count(first.client)).toBe(3);
  await first.client.command('duplicates.merge', { survivor: han, loser: latin });
  expect(await count(first.client)).toBe(2);
  // Erasing writes the file anew and opens it again; who is in it is known a moment later.
  await first.client.command('people.erase', { id });
  await expect.poll(() => count(first.client)).toBe(1);
  await first.close();
  const { client } = await startDataProcess({ profile: first.profile });
  const told = client.follow('chapter.state', {});
  expect((await told.until(({ open }) => open?.counts.people === 1)).open?.counts.people).toBe(1);
});
