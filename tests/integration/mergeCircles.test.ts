import { expect, test } from 'vitest';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { startChapter, startDataProcess } from '../support/dataProcess.ts';
import { seedDocuments } from '../support/seedDocuments.ts';
import { nameOf, startChapterComputer, startServer, upToDate } from '../support/sync/computers.ts';
import { shareWithAnother } from '../support/sync/twoComputers.ts';
import type { TestClient } from '../support/testClient.ts';

// Two processes and a server; on a busy computer they take their time.
const slow = { timeout: 30_000 };

const window = { offset: 0, limit: 100 };

const planMeetup = (client: TestClient) =>
  client.command('meetups.create', {
    name: 'Annual meeting',
    startLocal: '2026-10-17T11:00',
    endLocal: '2026-10-17T13:00',
    timeZone: 'Asia/Jakarta',
  });

const guestsOf = async (client: TestClient, meetupId: string) =>
  (await client.query('guests.list', { meetupId, search: '', window })).rows;

const rosterOf = (client: TestClient, filter: 'attended' | undefined = undefined) =>
  client.query('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window,
    ...(filter !== undefined && { filter: [{ on: 'attendance' as const, is: filter }] }),
  });

// Who leads to whom, by number; all lead to the first. The last of each came to the door as they were.
const groups = {
  Sari: [undefined, 0, 1],
  Budi: [1, 0],
  Wulan: [1, 2, 0],
  Joko: [1, 0, 1, 2],
} as const satisfies Record<string, readonly (number | undefined)[]>;

test('chains and circles of merges are one person wherever somebody looks', async () => {
  const { client, profile, close } = await startChapter();
  const documents: StoredDocument[] = [];
  const { id: meetupId } = await planMeetup(client);
  const door = { meetupId, list: 'main' };
  const people: { readonly name: string; readonly ids: readonly string[]; token: string }[] = [];
  for (const [name, targets] of Object.entries(groups)) {
    const ids: string[] = [];
    const stored: StoredDocument[] = [];
    for (const index of targets.keys()) {
      const { id } = await client.command('people.add', { fn: `${name} ${index}` });
      ids.push(id);
      stored.push((await client.query('people.person', { id }))?.person as StoredDocument);
    }
    for (const [index, target] of targets.entries()) {
      const mergedInto = target === undefined ? undefined : ids[target];
      documents.push({
        ...stored[index],
        ...(mergedInto !== undefined && { mergedInto }),
      } as StoredDocument);
    }
    await client.command('guests.add', { meetupId, personIds: ids });
    const last = ids.at(-1) ?? '';
    await client.command('door.checkIn', { ...door, personId: last, via: 'search' });
    const { rows } = await client.query('report.printed', { meetupId, whom: 'all', window });
    people.push({ name, ids, token: rows.find(({ person }) => person.id === last)?.token ?? '' });
  }
  await close();
  seedDocuments(profile, documents);

  const again = (await startDataProcess({ profile })).client;
  const expected = people.map(({ ids }) => ids[0]).toSorted();
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted();
  // Whoever asks first finds a circle, and the one who stands for it comes back.
  for (const { ids } of people) {
    for (const id of ids) {
      expect((await again.query('people.person', { id }))?.person._id).toBe(ids[0]);
    }
  }
  await expect.poll(async () => idsOf((await rosterOf(again)).rows)).toEqual(expected);
  expect(idsOf((await rosterOf(again, 'attended')).rows)).toEqual(expected);
  const count = people.length;
  expect((await again.query('door.status', door))?.counts).toMatchObject({
    guests: count,
    attended: count,
  });
  await expect.poll(async () => (await guestsOf(again, meetupId)).length).toBe(count);
  const guests = await guestsOf(again, meetupId);
  expect(guests.map(({ attended }) => attended)).toEqual(people.map(() => true));
  expect(idsOf(guests.map(({ person }) => person))).toEqual(expected);
  const report = await again.query('report.people', { meetupId, filter: 'attended', window });
  expect(idsOf(report.rows.map(({ person }) => person))).toEqual(expected);
  for (const { name, ids } of people) {
    const found = await again.query('door.search', { ...door, search: name, limit: 10 });
    expect(found.guests.map(({ person, attendance }) => [person.id, attendance.state])).toEqual([
      [ids[0], 'in'],
    ]);
  }
  // An entry that stayed with somebody merged: its badge is that of the one who stands for them.
  const [{ ids, token } = { ids: [], token: '' }] = people;
  const scanned = await again.command('door.scan', { ...door, token, kind: 'in' });
  expect(scanned).toMatchObject({ personId: ids[0], before: { state: 'in' } });
});

test('a place that was left with somebody merged away elsewhere moves on when the chapter is opened', async () => {
  const { client, profile, close } = await startChapter();
  const { id: meetupId } = await planMeetup(client);
  const ids: string[] = [];
  for (const fn of ['Budi Santoso', 'Budi S.', 'Pak Budi']) {
    ids.push((await client.command('people.add', { fn })).id);
  }
  const [first = '', second = '', third = ''] = ids;
  await client.command('guests.add', { meetupId, personIds: [first] });
  const { recordId } = await client.command('duplicates.merge', {
    survivor: second,
    loser: first,
  });
  const person = (await client.query('people.person', { id: second }))?.person;
  await close();
  // As it comes from another laptop: the person is merged, the entry is not moved.
  const record = recordId.replace(second.replace('person:', ''), third.replace('person:', ''));
  seedDocuments(profile, [
    { ...(person as StoredDocument), mergedInto: third },
    { _id: record, type: 'merge', subjectId: third, step: 'merged', loserId: second },
  ]);
  const again = (await startDataProcess({ profile })).client;
  await expect
    .poll(async () => (await guestsOf(again, meetupId)).map(({ person: { id } }) => id))
    .toEqual([third]);
});

test('two laptops that merge the same two guests into each other keep one of them, the same, with all they had', async () => {
  const server = await startServer();
  const one = await startChapterComputer();
  const { id: a } = await one.client.command('people.add', { fn: 'Aiko Sato', city: 'Bandung' });
  const { id: b } = await one.client.command('people.add', { fn: 'Satō Aiko', tags: ['robotics'] });
  const { id: meetupId } = await planMeetup(one.client);
  const door = { meetupId, list: 'main' };
  // On the second list nobody touches their entries.
  const { id: untouched } = await planMeetup(one.client);
  for (const id of [meetupId, untouched]) {
    await one.client.command('guests.add', { meetupId: id, personIds: [a, b] });
  }
  // And in a chain: into the second here, the second into the third there.
  const chain: string[] = [];
  for (const fn of ['Budi Santoso', 'Budi S.', 'Pak Budi']) {
    chain.push((await one.client.command('people.add', { fn })).id);
  }
  const [first = '', second = '', third = ''] = chain;
  await one.client.command('guests.add', { meetupId: untouched, personIds: [first] });
  const printed = await one.client.query('report.printed', { meetupId, whom: 'all', window });
  const badges = new Map(printed.rows.map(({ person, token }) => [person.id, token]));
  const two = await shareWithAnother(one, server);
  await nameOf(two, third, 'Pak Budi');
  for (const { client } of [one, two]) await client.command('sync.pause', {});
  const replied = { partstat: 'ACCEPTED', needs: 'No nuts' } as const;
  await one.client.command('guests.change', {
    meetupId,
    changes: [{ personId: b, patch: replied }],
  });
  const { recordId } = await one.client.command('duplicates.merge', { survivor: a, loser: b });
  await one.client.command('duplicates.merge', { survivor: second, loser: first });
  await two.client.command('duplicates.merge', { survivor: third, loser: second });
  await two.client.command('guests.change', {
    meetupId,
    changes: [{ personId: a, patch: { needs: 'Wheelchair' } }],
  });
  await two.client.command('door.checkIn', { ...door, personId: a, via: 'search' });
  await two.client.command('duplicates.merge', { survivor: b, loser: a });
  for (const { client } of [one, two]) await client.command('sync.resume', {});

  for (const computer of [one, two]) {
    const { client } = computer;
    await expect
      .poll(async () => (await rosterOf(client)).rows.map(({ id }) => id), slow)
      .toEqual([a, third]);
    for (const id of [a, b]) {
      expect((await client.query('people.person', { id }))?.person).toMatchObject({
        _id: a,
        city: 'Bandung',
        tags: ['robotics'],
      });
    }
    await expect
      .poll(() => guestsOf(client, meetupId), slow)
      .toMatchObject([
        { person: { id: a }, ...replied, needs: 'No nuts; Wheelchair', attended: true },
      ]);
    await expect
      .poll(async () => (await guestsOf(client, untouched)).map(({ person }) => person.id), slow)
      .toEqual([a, third]);
    expect((await client.query('door.status', door))?.counts).toMatchObject({ guests: 1 });
    await upToDate(computer);
  }
  for (const token of badges.values()) {
    const scanned = await two.client.command('door.scan', { ...door, token, kind: 'in' });
    expect(scanned).toMatchObject({ personId: a, tier: 'guest', before: { state: 'in' } });
    expect(scanned.warnings).toEqual(['already-in']);
  }
  // Taken back, each is the guest they were, on both computers.
  await one.client.command('duplicates.unmerge', { recordId });
  for (const { client } of [one, two]) {
    await expect
      .poll(async () => {
        const { rows } = await client.query('report.printed', { meetupId, whom: 'all', window });
        return new Map(rows.map(({ person, token }) => [person.id, token]));
      }, slow)
      .toEqual(badges);
  }
}, 60_000);
