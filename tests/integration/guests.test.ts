import { expect, test } from 'vitest';
import { join } from 'node:path';
import { openDatabase } from '../../electron/data/database/openDatabase.ts';
import { keepHouse } from '../../electron/data/housekeeping/index.ts';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const setUp = async (client: TestClient, names: readonly string[], capacity?: number) => {
  const { id: meetupId } = await client.command('meetups.create', {
    name: 'Meeting',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
    ...(capacity !== undefined && { maximumPhysicalAttendeeCapacity: capacity }),
  });
  const personIds: string[] = [];
  for (const fn of names) personIds.push((await client.command('people.add', { fn })).id);
  await client.command('guests.add', { meetupId, personIds });
  return { meetupId, personIds };
};

const seatNames = async (client: TestClient, meetupId: string) => {
  const { physical } = await client.query('guests.seats', { meetupId });
  const names = (list: readonly { person: { fn: string } }[]) => list.map((p) => p.person.fn);
  return {
    taken: physical.taken,
    free: physical.free,
    offered: names(physical.offered),
    waiting: names(physical.waiting),
    surplus: names(physical.surplus),
  };
};

test('who accepts a full meetup waits in order, is offered a seat that becomes free, and takes it', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await setUp(client, ['A', 'B', 'C', 'D'], 1);
  for (const personId of personIds) {
    await client.command('guests.reply', { meetupId, personId, partstat: 'ACCEPTED' });
  }
  expect(await seatNames(client, meetupId)).toEqual({
    taken: 1,
    free: 0,
    offered: [],
    waiting: ['B', 'C', 'D'],
    surplus: [],
  });
  const [a = '', b = '', c = ''] = personIds;
  await client.command('guests.reply', { meetupId, personId: a, partstat: 'DECLINED' });
  expect((await seatNames(client, meetupId)).free).toBe(1);
  const place = (personId: string, to: 'offered' | 'released' | 'confirmed') =>
    client.command('guests.change', { meetupId, changes: [{ personId, patch: { place: to } }] });
  await place(b, 'offered');
  expect(await seatNames(client, meetupId)).toMatchObject({ free: 0, offered: ['B'] });
  await place(b, 'released');
  await place(c, 'offered');
  const { undo } = await place(c, 'confirmed');
  expect(await seatNames(client, meetupId)).toMatchObject({ taken: 1, free: 0, waiting: ['D'] });
  await client.undo(undo);
  expect(await seatNames(client, meetupId)).toMatchObject({ taken: 0, offered: ['C'] });
});

test('more accepted than seats is shown with who answered last', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await setUp(client, ['A', 'B', 'C']);
  for (const personId of personIds) {
    await client.command('guests.reply', { meetupId, personId, partstat: 'ACCEPTED' });
  }
  await client.command('meetups.edit', {
    id: meetupId,
    patch: { maximumPhysicalAttendeeCapacity: 2 },
  });
  expect(await seatNames(client, meetupId)).toMatchObject({ taken: 3, surplus: ['C'] });
});

test('a meetup moved online has the seats of the online room for everybody', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await setUp(client, ['A', 'B', 'C'], 1);
  const accept = (personId = '') =>
    client.command('guests.reply', { meetupId, personId, partstat: 'ACCEPTED' });
  await accept(personIds[0]);
  await accept(personIds[1]);
  expect(await seatNames(client, meetupId)).toMatchObject({ taken: 1, waiting: ['B'] });
  const patch = { eventStatus: 'EventMovedOnline', attendanceMode: 'Online' } as const;
  await client.command('meetups.edit', { id: meetupId, patch });
  // B was promised a place in the order; with no limit it can be offered at once.
  const { physical, virtual } = await client.query('guests.seats', { meetupId });
  expect(physical).toMatchObject({ taken: 0, waiting: [] });
  expect(virtual).toMatchObject({ taken: 1, waiting: [{ person: { fn: 'B' } }] });
  expect(virtual.free).toBeUndefined();
  await client.command('guests.change', {
    meetupId,
    changes: [{ personId: personIds[1] ?? '', patch: { place: 'confirmed' } }],
  });
  await accept(personIds[2]);
  expect((await client.query('guests.seats', { meetupId })).virtual).toMatchObject({
    ...{ taken: 3, waiting: [], surplus: [] },
  });
});

test('several guests are changed at once and taken back at once; replies keep how they came', async () => {
  const { client } = await startChapter();
  const { meetupId, personIds } = await setUp(client, ['A', 'B']);
  const { undo, changed } = await client.command('guests.change', {
    meetupId,
    changes: personIds.map((personId) => ({
      personId,
      patch: { function: 'speaker', partstat: 'ACCEPTED' as const, needs: 'vegetarian' },
    })),
    via: 'phone',
  });
  expect(changed).toBe(2);
  const personId = personIds[0] ?? '';
  const guest = await client.query('guests.guest', { meetupId, personId });
  expect(guest?.participation).toMatchObject({ function: 'speaker', needs: 'vegetarian' });
  // The command's records may have the same moment, and then any order.
  expect(guest?.history.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toMatchObject([
    { kind: 'added' },
    { kind: 'changed', fields: ['function', 'needs'], isMine: true },
    { kind: 'reply', partstat: 'ACCEPTED', via: 'phone' },
  ]);
  await client.undo(undo);
  const { rows } = await client.query('guests.list', {
    meetupId,
    search: '',
    window: { offset: 0, limit: 10 },
  });
  expect(rows).toMatchObject([
    { function: 'alumni', partstat: 'NEEDS-ACTION' },
    { function: 'alumni', partstat: 'NEEDS-ACTION' },
  ]);
  expect(rows.some(({ needs }) => needs !== undefined)).toBe(false);
});

test('pasted lines find people, unknown ones become people, and all of it can be taken back', async () => {
  const { client } = await startChapter();
  const { meetupId } = await setUp(client, ['Rina Yamashita']);
  const budi = await client.command('people.add', {
    fn: 'Budi Santoso',
    emails: [{ id: 'e1', value: 'budi@example.org' }],
  });
  const text = 'Rina Yamashita\nB. S. <budi@example.org>\nNobody Known, new@example.org';
  const { lines } = await client.query('guests.match', { meetupId, text });
  expect(lines.map(({ people }) => people.map(({ fn, isGuest }) => [fn, isGuest]))).toEqual([
    [['Rina Yamashita', true]],
    [['Budi Santoso', false]],
    [],
  ]);
  const { undo, added, created } = await client.command('guests.addPasted', {
    meetupId,
    personIds: [budi.id],
    newPeople: [{ name: 'Nobody Known', email: 'new@example.org' }],
  });
  expect([added, created]).toEqual([1, 1]);
  const count = async (): Promise<number[]> => {
    const list = await client.query('guests.list', {
      meetupId,
      search: '',
      window: { offset: 0, limit: 10 },
    });
    const roster = await client.query('people.roster', {
      search: '',
      sort: { column: 'name', direction: 'ascending' },
      window: { offset: 0, limit: 10 },
    });
    return [list.matching, roster.total];
  };
  expect(await count()).toEqual([3, 3]);
  const { undo: redo } = await client.undo(undo);
  expect(await count()).toEqual([1, 2]);
  await client.undo(redo);
  expect(await count()).toEqual([3, 3]);
});

test('needs are gone 30 days after the meetup, from the list and from the history', async () => {
  const data = await startChapter();
  const { meetupId, personIds } = await setUp(data.client, ['A', 'B']);
  await data.client.command('guests.change', {
    meetupId,
    changes: personIds.map((personId) => ({ personId, patch: { needs: 'no nuts' } })),
  });
  await data.client.command('guests.remove', { meetupId, personIds: personIds.slice(0, 1) });
  await data.close();
  const database = await openDatabase(join(data.profile, 'chapters', 'test-chapter'));
  try {
    const stored = async (): Promise<string> => {
      const { participations, journal } = database.repositories;
      return JSON.stringify([
        await participations.find({ selector: { meetupId } }),
        await journal.find({ selector: {} }),
      ]);
    };
    const keep = (now: string) =>
      keepHouse({
        database,
        signal: new AbortController().signal,
        now: () => Date.parse(now),
        pause: 0,
      });
    await keep('2026-02-10T00:00:00Z');
    expect(await stored()).toContain('no nuts');
    expect((await keep('2026-02-20T00:00:00Z')).wiped).toBe(2);
    expect(await stored()).not.toContain('no nuts');
    expect((await keep('2026-02-21T00:00:00Z')).wiped).toBe(0);
  } finally {
    await database.close();
  }
});

test('a file of guests is read as lines, whatever its columns and encoding', async () => {
  const { client } = await startChapter();
  const read = (bytes: Uint8Array<ArrayBuffer>) => client.query('guests.readFile', { bytes });
  const text = (lines: string) => new TextEncoder().encode(lines);
  expect(
    await read(
      text('Family name,Given name,E-mail\nYamashita,Rina,rina@example.org\n,,\nSari,Dewi,\n'),
    ),
  ).toEqual({ text: 'Rina Yamashita <rina@example.org>\nDewi Sari', lines: 2, leftOut: 0 });
  // 氏名;メール in Shift_JIS, with a name that has a comma.
  const shiftJis = Uint8Array.of(0x8e, 0x81, 0x96, 0xbc, 0x3b, 0x83, 0x81, 0x81, 0x5b, 0x83, 0x8b);
  const row = text('\n"Suharto, Budi";budi@example.org\n');
  expect((await read(Uint8Array.from([...shiftJis, ...row]))).text).toBe(
    'Suharto Budi <budi@example.org>',
  );
  const refused = await client.attempt('guests.readFile', { bytes: text('a,b\n1,2\n') });
  expect(refused).toMatchObject({ ok: false });
});
