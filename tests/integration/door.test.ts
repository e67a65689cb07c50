import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChapter, startDataProcess } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const list = 'main';

const meetupWith = async (client: TestClient, guests: readonly string[], capacity = 2) => {
  const { id: meetupId } = await client.command('meetups.create', {
    name: '7th annual meeting',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
    venueName: 'Hotel Borobudur',
    maximumPhysicalAttendeeCapacity: capacity,
  });
  const personIds: string[] = [];
  for (const fn of guests) personIds.push((await client.command('people.add', { fn })).id);
  if (personIds.length > 0) await client.command('guests.add', { meetupId, personIds });
  return { meetupId, personIds };
};

const status = async (client: TestClient, meetupId: string) => {
  const answer = await client.query('door.status', { meetupId, list });
  if (answer === null) throw new Error('The meetup is gone');
  return answer;
};

test('older events than the last five are there on demand, up to fifty', async () => {
  const { client } = await startChapter();
  const guests = Array.from({ length: 53 }, (_, index) => `Guest ${index}`);
  const { meetupId, personIds } = await meetupWith(client, guests);
  for (const [index, personId] of personIds.entries()) {
    const at = new Date(Date.UTC(2026, 0, 17, 4, index)).toISOString();
    await client.command('door.checkIn', { meetupId, list, personId, via: 'search', at });
  }
  const last = await client.query('door.status', { meetupId, list });
  expect(last).toMatchObject({ moreRecent: 48, recent: { length: 5 } });
  const most = await client.query('door.status', { meetupId, list, limit: 50 });
  expect(most).toMatchObject({ moreRecent: 3, recent: { length: 50 } });
  const oldest = most?.recent.at(-1);
  expect(oldest?.person.fn).toBe('Guest 3');
  await client.command('door.undo', { meetupId, list, checkInId: oldest?.checkInId ?? '' });
  const after = await client.query('door.status', { meetupId, list, limit: 50 });
  expect(after).toMatchObject({ moreRecent: 2, counts: { attended: 52 } });
});

test('what this computer recorded last is known though other doors told more since', async () => {
  const first = await startChapter();
  const guests = ['Ari', 'Budi', 'Citra', 'Dewi', 'Eko', 'Fitri', 'Gita'];
  const { meetupId, personIds } = await meetupWith(first.client, guests);
  const checkIn = (client: TestClient, personId: string | undefined) =>
    client.command('door.checkIn', { meetupId, list, personId: personId ?? '', via: 'search' });
  const { checkInId } = await checkIn(first.client, personIds[0]);
  await first.close();

  const settings = join(first.profile, 'profile.json');
  const own = JSON.parse(readFileSync(settings, 'utf8')) as object;
  writeFileSync(settings, JSON.stringify({ ...own, device: 'another-door' }));
  const other = await startDataProcess({ profile: first.profile });
  for (const personId of personIds.slice(1)) await checkIn(other.client, personId);
  await other.close();

  writeFileSync(settings, JSON.stringify(own));
  const again = await startDataProcess({ profile: first.profile });
  const there = await status(again.client, meetupId);
  expect(there.recent.map(({ here }) => here)).not.toContain(true);
  expect(there.recent.map(({ person }) => person.fn)).not.toContain('');
  expect(there.lastHere).toMatchObject({ checkInId, person: { fn: 'Ari' } });
  await again.client.command('door.undo', { meetupId, list, checkInId });
  expect((await status(again.client, meetupId)).lastHere).toBeUndefined();
});

const search = (client: TestClient, meetupId: string, text: string) =>
  client.query('door.search', { meetupId, list, search: text, limit: 8 });

test('nobody is shown until something is typed', async () => {
  const { client } = await startChapter();
  const { meetupId } = await meetupWith(client, ['Satria Wibowo']);
  expect(await search(client, meetupId, '')).toMatchObject({ guests: [], members: [] });
  expect((await status(client, meetupId)).recent).toEqual([]);
});

test('guests come before members, with where they stand', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await meetupWith(client, ['Satria Wibowo']);
  await client.command('people.add', { fn: 'Dewi Satyawati' });
  const found = await search(client, meetupId, 'sat');
  expect(found.guests.map((hit) => [hit.person.fn, hit.attendance.state])).toEqual([
    ['Satria Wibowo', 'not-yet'],
  ]);
  expect(found.members.map((hit) => [hit.person.fn, hit.warnings])).toEqual([
    ['Dewi Satyawati', ['not-on-list']],
  ]);
  await client.command('door.checkIn', {
    meetupId,
    list,
    personId: personIds[0] ?? '',
    via: 'search',
  });
  expect((await search(client, meetupId, 'sat')).guests[0]?.attendance.state).toBe('in');
});

test('a second check-in warns, is kept, and stays one attendance', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await meetupWith(client, ['Satria']);
  const guest = { meetupId, list, personId: personIds[0] ?? '', via: 'search' } as const;
  expect((await client.command('door.checkIn', guest)).warnings).toEqual([]);
  expect((await client.command('door.checkIn', guest)).warnings).toEqual(['already-in']);
  const { counts, recent } = await status(client, meetupId);
  expect(counts.attended).toBe(1);
  expect(recent.map((event) => event.again)).toEqual([true, false]);
});

test('a check-in is undone, and the undo is undone', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await meetupWith(client, ['Satria']);
  const { undo } = await client.command('door.checkIn', {
    meetupId,
    list,
    personId: personIds[0] ?? '',
    via: 'search',
  });
  const back = await client.undo(undo);
  expect((await status(client, meetupId)).counts.attended).toBe(0);
  await client.undo(back.undo);
  expect((await status(client, meetupId)).counts.attended).toBe(1);
});

test('a walk-in is a person, a guest and a check-in at once, and all of it can be taken back', async () => {
  const { client } = await startChapter();
  const { meetupId } = await meetupWith(client, []);
  const { undo, personId } = await client.command('door.walkIn', {
    meetupId,
    list,
    fn: 'Someone New',
    organisation: 'BRIN',
  });
  expect((await status(client, meetupId)).counts).toMatchObject({ attended: 1, walkIns: 1 });
  expect((await client.query('people.person', { id: personId }))?.person).toMatchObject({
    kind: 'guest',
    fn: 'Someone New',
  });
  const back = await client.undo(undo);
  expect((await status(client, meetupId)).counts).toMatchObject({
    attended: 0,
    walkIns: 0,
    guests: 0,
  });
  expect(await client.query('people.person', { id: personId })).toBeNull();
  await client.undo(back.undo);
  expect((await status(client, meetupId)).counts).toMatchObject({ attended: 1, walkIns: 1 });
});

test('a member who was not registered becomes a walk-in guest by coming', async () => {
  const { client } = await startChapter();
  const { meetupId } = await meetupWith(client, []);
  const { id: personId } = await client.command('people.add', { fn: 'Dewi' });
  const { warnings, undo } = await client.command('door.checkIn', {
    meetupId,
    list,
    personId,
    via: 'search',
  });
  expect(warnings).toEqual(['not-on-list']);
  const { counts } = await client.query('guests.list', {
    meetupId,
    search: '',
    window: { offset: 0, limit: 10 },
  });
  expect(counts).toMatchObject({ guests: 1, walkIns: 1, attended: 1 });
  await client.undo(undo);
  expect(
    (await client.query('guests.list', { meetupId, search: '', window: { offset: 0, limit: 10 } }))
      .rows,
  ).toEqual([]);
  expect((await client.query('people.person', { id: personId }))?.person.fn).toBe('Dewi');
});

test('over capacity is told, never refused', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await meetupWith(client, ['A', 'B', 'C'], 2);
  const warnings = [];
  for (const personId of personIds) {
    const answer = await client.command('door.checkIn', {
      meetupId,
      list,
      personId,
      via: 'search',
    });
    warnings.push(answer.warnings);
  }
  expect(warnings).toEqual([[], [], ['over-capacity']]);
  expect((await status(client, meetupId)).counts.attended).toBe(3);
});

test('replies are counted and can be undone', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await meetupWith(client, ['A', 'B', 'C']);
  const reply = (index: number, partstat: 'ACCEPTED' | 'DECLINED') =>
    client.command('guests.reply', { meetupId, personId: personIds[index] ?? '', partstat });
  await reply(0, 'ACCEPTED');
  const { undo } = await reply(1, 'DECLINED');
  const counts = async () => (await client.query('meetups.meetup', { id: meetupId }))?.line.counts;
  expect(await counts()).toMatchObject({ guests: 3, accepted: 1, declined: 1, noAnswer: 1 });
  await client.undo(undo);
  expect(await counts()).toMatchObject({ accepted: 1, declined: 0, noAnswer: 2 });
});

test('removed guests come back with their reply', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await meetupWith(client, ['A']);
  const personId = personIds[0] ?? '';
  await client.command('guests.reply', { meetupId, personId, partstat: 'TENTATIVE' });
  const { undo } = await client.command('guests.remove', { meetupId, personIds: [personId] });
  await client.undo(undo);
  const { rows } = await client.query('guests.list', {
    meetupId,
    search: '',
    window: { offset: 0, limit: 10 },
  });
  expect(rows.map((row) => row.partstat)).toEqual(['TENTATIVE']);
});

test('a deleted guest leaves the list unless they came', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await meetupWith(client, ['Came', 'Did not']);
  await client.command('door.checkIn', {
    meetupId,
    list,
    personId: personIds[0] ?? '',
    via: 'search',
  });
  await client.command('people.delete', { ids: personIds });
  const { rows, counts } = await client.query('guests.list', {
    meetupId,
    search: '',
    window: { offset: 0, limit: 10 },
  });
  expect(rows.map((row) => row.person)).toEqual([{ id: personIds[0], fn: '' }]);
  expect(counts).toMatchObject({ guests: 1, attended: 1 });
});

const tokenOf = async (client: TestClient, meetupId: string, fn: string): Promise<string> => {
  const { rows } = await client.query('report.printed', {
    ...{ meetupId, whom: 'all' },
    window: { offset: 0, limit: 500 },
  });
  return rows.find(({ person }) => person.fn === fn)?.token ?? '';
};

test('a badge checks in, warns the second time, and warns at another meetup', async () => {
  const { client } = await startChapter();
  const { meetupId } = await meetupWith(client, ['Satria']);
  const { meetupId: other } = await meetupWith(client, []);
  const token = await tokenOf(client, meetupId, 'Satria');
  const scan = (id: string) =>
    client.command('door.scan', { meetupId: id, list, token, kind: 'in' });
  const first = await scan(meetupId);
  expect(first).toMatchObject({ tier: 'guest', warnings: [], before: { state: 'not-yet' } });
  expect(first.person.fn).toBe('Satria');
  expect((await scan(meetupId)).warnings).toEqual(['already-in']);
  expect(await scan(other)).toMatchObject({
    tier: 'member',
    warnings: ['not-on-list', 'wrong-meetup'],
  });
  expect((await status(client, other)).counts).toMatchObject({ attended: 1, walkIns: 1 });
  const unknown = await client.attempt('door.scan', {
    ...{ meetupId, list, kind: 'in' },
    token: '0000000000',
  });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('somebody leaves and comes back; leaving without having come is told and counts nobody', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await meetupWith(client, ['A', 'B']);
  const [a = '', b = ''] = personIds;
  const guest = { meetupId, list, via: 'search' } as const;
  await client.command('door.checkIn', { ...guest, personId: a });
  const { undo, warnings } = await client.command('door.checkOut', { ...guest, personId: a });
  expect(warnings).toEqual([]);
  expect((await search(client, meetupId, 'a')).guests[0]?.attendance.state).toBe('out');
  await client.command('door.checkIn', { ...guest, personId: a });
  expect((await search(client, meetupId, 'a')).guests[0]?.attendance.state).toBe('in');
  await client.undo(undo);
  expect((await status(client, meetupId)).counts.attended).toBe(1);
  expect((await client.command('door.checkOut', { ...guest, personId: b })).warnings).toEqual([
    'not-in',
  ]);
  expect((await status(client, meetupId)).counts.attended).toBe(1);
});

test('check lists are counted by themselves, and one can be taken back', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await meetupWith(client, ['A', 'B']);
  const [a = '', b = ''] = personIds;
  const { key: dinner, undo } = await client.command('door.addList', { meetupId, name: 'Dinner' });
  const guest = { meetupId, via: 'search' } as const;
  await client.command('door.checkIn', { ...guest, list, personId: a });
  await client.command('door.checkIn', { ...guest, list, personId: b });
  await client.command('door.checkIn', { ...guest, list: dinner, personId: b });
  const atDinner = await client.query('door.status', { meetupId, list: dinner });
  expect(atDinner).toMatchObject({ listName: 'Dinner', counts: { attended: 1 } });
  expect(atDinner?.lists.map(({ name }) => name)).toEqual(['', 'Dinner']);
  expect((await status(client, meetupId)).counts.attended).toBe(2);
  await client.undo(undo);
  expect((await status(client, meetupId)).lists).toHaveLength(1);
});
