import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const list = 'main';

const addMeetup = async (client: TestClient, date = '2026-01-17'): Promise<string> =>
  (
    await client.command('meetups.create', {
      name: `Meeting of ${date}`,
      startLocal: `${date}T11:00`,
      endLocal: `${date}T14:00`,
      timeZone: 'Asia/Jakarta',
    })
  ).id;

const addGuests = async (
  client: TestClient,
  meetupId: string,
  people: readonly { fn: string; residence?: string; accepted?: boolean }[],
): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const { fn, residence } of people) {
    const facts = { fn, ...(residence !== undefined && { residence }) };
    ids.push((await client.command('people.add', facts)).id);
  }
  await client.command('guests.add', { meetupId, personIds: ids });
  for (const [index, { accepted }] of people.entries()) {
    if (accepted !== true) continue;
    const personId = ids[index] ?? '';
    await client.command('guests.reply', { meetupId, personId, partstat: 'ACCEPTED' });
  }
  return ids;
};

const attendance = async (client: TestClient, meetupId: string) => {
  const answer = await client.query('report.attendance', { meetupId });
  if (answer === null) throw new Error('The meetup is gone');
  return answer;
};

const checkIn = (client: TestClient, meetupId: string, personId: string | undefined) =>
  client.command('door.checkIn', { meetupId, list, personId: personId ?? '', via: 'search' });

test('a report counts who came, who did not, who walked in and whose first time it was', async () => {
  const { client } = await startChapter();
  const before = await addMeetup(client, '2025-01-18');
  const meetupId = await addMeetup(client);
  const [a, b] = await addGuests(client, meetupId, [
    { fn: 'A', residence: 'ID', accepted: true },
    { fn: 'B', residence: 'ID', accepted: true },
    { fn: 'C', residence: 'TH', accepted: true },
    { fn: 'D' },
  ]);
  await checkIn(client, before, a);
  await checkIn(client, meetupId, a);
  await checkIn(client, meetupId, b);
  await client.command('door.walkIn', { meetupId, list, fn: 'E', organisation: 'BRIN' });
  const report = await attendance(client, meetupId);
  expect(report.numbers).toEqual({
    invited: 4,
    expected: 3,
    attended: 3,
    walkIns: 1,
    noShows: 1,
    surprises: 0,
    firstTimers: 2,
  });
  expect(report.groups.country).toEqual([
    { key: 'ID', attended: 2, walkIns: 0, noShows: 0, firstTimers: 1 },
    { key: 'TH', attended: 0, walkIns: 0, noShows: 1, firstTimers: 0 },
    { key: null, attended: 1, walkIns: 1, noShows: 0, firstTimers: 1 },
  ]);
  expect(report.groups.organisation.map(({ key, attended }) => [key, attended])).toContainEqual([
    'BRIN',
    1,
  ]);
  expect(report.trend.map(({ meetupId: id, numbers }) => [id, numbers.attended])).toEqual([
    [before, 1],
    [meetupId, 3],
  ]);
  const people = await client.query('report.people', {
    meetupId,
    filter: 'no-show',
    window: { offset: 0, limit: 10 },
  });
  expect(people.rows.map((row) => [row.person.fn, row.status, row.country])).toEqual([
    ['C', 'no-show', 'TH'],
  ]);
});

test('finishing holds the meetup; corrections afterwards are recorded and can be taken back', async () => {
  const { client } = await startChapter();
  const meetupId = await addMeetup(client);
  const [a, b] = await addGuests(client, meetupId, [
    { fn: 'A', accepted: true },
    { fn: 'B', accepted: true },
  ]);
  await checkIn(client, meetupId, a);
  const { undo } = await client.command('report.finish', { meetupId });
  const finished = await attendance(client, meetupId);
  expect(finished).toMatchObject({ stage: 'held', corrections: [] });
  expect(finished.finishedAt).toBeDefined();

  const added = await client.command('report.correct', {
    meetupId,
    personId: b ?? '',
    attended: true,
  });
  const removed = await client.command('report.correct', {
    meetupId,
    personId: a ?? '',
    attended: false,
  });
  const corrected = await attendance(client, meetupId);
  expect(corrected.numbers).toMatchObject({ attended: 1, noShows: 1 });
  expect(corrected.corrections.map(({ person, kind }) => [person.fn, kind]).toSorted()).toEqual([
    ['A', 'taken-back'],
    ['B', 'added'],
  ]);
  await client.undo(removed.undo);
  await client.undo(added.undo);
  const { numbers, corrections } = await attendance(client, meetupId);
  expect(numbers).toMatchObject({ attended: 1, noShows: 1, walkIns: 0 });
  expect(corrections).toHaveLength(4);
  await client.undo(undo);
  const reopened = await attendance(client, meetupId);
  expect(reopened.stage).toBe('planned');
  expect(reopened.finishedAt).toBeUndefined();
});

test('somebody who was not on the list can be added afterwards, and taken off again', async () => {
  const { client } = await startChapter();
  const meetupId = await addMeetup(client);
  const { id: personId } = await client.command('people.add', { fn: 'Dewi' });
  const { undo } = await client.command('report.correct', { meetupId, personId, attended: true });
  expect((await attendance(client, meetupId)).numbers).toMatchObject({ attended: 1, walkIns: 1 });
  const { undo: redo } = await client.undo(undo);
  expect((await attendance(client, meetupId)).numbers).toMatchObject({ attended: 0, invited: 0 });
  await client.undo(redo);
  expect((await attendance(client, meetupId)).numbers).toMatchObject({ attended: 1, walkIns: 1 });
});
