import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';

const future = {
  name: 'Meeting',
  startLocal: '2999-01-17T11:00',
  endLocal: '2999-01-17T14:00',
  timeZone: 'Asia/Jakarta',
};

test('a stage or status that cannot be true is refused with the reason, and undo always works', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('meetups.create', future);
  const edit = (patch: object) => client.attempt('meetups.edit', { id, patch });
  expect(await edit({ stage: 'held' })).toMatchObject({
    error: { code: 'move-not-allowed', params: { why: 'notBegun' } },
  });
  expect(await edit({ stage: 'announced', eventStatus: 'EventPostponed' })).toMatchObject({
    error: { params: { why: 'dateOpen' } },
  });
  const cancelled = await client.command('meetups.edit', {
    id,
    patch: { eventStatus: 'EventCancelled' },
  });
  expect(await edit({ stage: 'announced' })).toMatchObject({
    error: { params: { why: 'cancelled' } },
  });
  expect(await edit({ eventStatus: 'EventPostponed' })).toMatchObject({
    error: { params: { why: 'isCancelled' } },
  });
  await client.undo(cancelled.undo);
  expect((await client.query('meetups.meetup', { id }))?.meetup).toMatchObject({
    eventStatus: 'EventScheduled',
    icsSequence: 2,
  });
});

test('a postponed meetup that gets another date is rescheduled, and back again', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('meetups.create', future);
  await client.command('meetups.edit', { id, patch: { eventStatus: 'EventPostponed' } });
  const { undo } = await client.command('meetups.edit', {
    id,
    patch: { startLocal: '2999-02-17T11:00', endLocal: '2999-02-17T14:00' },
  });
  const status = async () => (await client.query('meetups.meetup', { id }))?.meetup.eventStatus;
  expect(await status()).toBe('EventRescheduled');
  await client.undo(undo);
  expect(await status()).toBe('EventPostponed');
});

test('the meetups of some days include those that began before or go on after', async () => {
  const { client } = await startChapter();
  const add = (name: string, startLocal: string, endLocal: string) =>
    client.command('meetups.create', { ...future, name, startLocal, endLocal });
  await add('long', '2026-01-30T10:00', '2026-02-02T12:00');
  await add('first', '2026-02-01T00:00', '2026-02-01T01:00');
  await add('last', '2026-02-28T23:00', '2026-03-01T02:00');
  await add('other', '2026-03-01T10:00', '2026-03-01T12:00');
  const { rows } = await client.query('meetups.days', { from: '2026-02-01', until: '2026-02-28' });
  expect(rows.map(({ name }) => name)).toEqual(['long', 'first', 'last']);
});
