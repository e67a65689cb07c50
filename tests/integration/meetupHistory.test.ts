import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';

const meeting = {
  name: 'Meeting',
  startLocal: '2026-01-17T11:00',
  endLocal: '2026-01-17T14:00',
  timeZone: 'Asia/Jakarta',
};

test('a meetup tells what was done to it and to its guest list, newest first', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('meetups.create', meeting);
  const other = await client.command('meetups.create', meeting);
  const { id: personId } = await client.command('people.add', { fn: 'Rina' });
  await client.command('meetups.edit', { id, patch: { name: 'Reunion', theme: 'Robots' } });
  await client.command('guests.add', { meetupId: id, personIds: [personId] });
  const removed = await client.command('guests.remove', { meetupId: id, personIds: [personId] });
  await client.undo(removed.undo);
  await client.command('meetups.edit', { id: other.id, patch: { name: 'Elsewhere' } });

  const { entries, total } = await client.query('meetups.history', { id, limit: 10 });
  expect(total).toBe(4);
  expect(entries).toMatchObject([
    { subject: 'guest', kind: 'restored', name: 'Rina', isMine: true },
    { subject: 'guest', kind: 'deleted', name: 'Rina' },
    { subject: 'meetup', kind: 'edited', fields: ['name', 'theme'] },
    { subject: 'meetup', kind: 'created', fields: [] },
  ]);
});

test('the history follows a change and is cut to what was asked for', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('meetups.create', meeting);
  const followed = client.follow('meetups.history', { id, limit: 1 });
  await followed.until(({ total }) => total === 1);
  await client.command('meetups.edit', { id, patch: { theme: 'Robots' } });
  const value = await followed.until(({ total }) => total === 2);
  expect(value.entries.map(({ kind }) => kind)).toEqual(['edited']);
});
