import { expect, test } from 'vitest';
import { instantToLocal } from '#shared/domain/time/zonedTime.ts';
import { startChapter } from '../support/dataProcess.ts';

test('what is next and what is over goes by moments, not by the numbers on far clocks', async () => {
  const { client } = await startChapter();
  const create = (name: string, timeZone: string, fromNow: readonly [number, number]) => {
    const [startLocal, endLocal] = fromNow.map((minutes) =>
      instantToLocal(new Date(Date.now() + minutes * 60_000).toISOString(), timeZone),
    );
    return client.command('meetups.create', {
      ...{ name, timeZone, startLocal: startLocal ?? '', endLocal: endLocal ?? '' },
    });
  };
  const names = async () => {
    const { next, recent } = await client.query('today.overview', {});
    return [next?.name, recent?.name];
  };
  // On the clocks of Pago Pago (UTC-11) its end is long before now in UTC; on those of Kiritimati
  // (UTC+14) the end of what is over is long after.
  const { id } = await create('soon', 'Pacific/Pago_Pago', [60, 120]);
  await create('over', 'Pacific/Kiritimati', [-240, -120]);
  await create('long over', 'Asia/Jakarta', [-6000, -5900]);
  await create('later', 'Asia/Jakarta', [6000, 6100]);
  expect(await names()).toEqual(['soon', 'over']);
  // Nothing counts down to a day that is open.
  await client.command('meetups.edit', { id, patch: { eventStatus: 'EventPostponed' } });
  expect(await names()).toEqual(['later', 'over']);
});

test('a walk-in who is merged into a guest counts once wherever people are counted', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', {
    ...{ name: 'Meeting', timeZone: 'Asia/Jakarta' },
    ...{ startLocal: '2026-01-17T11:00', endLocal: '2026-01-17T14:00' },
  });
  const { id: guest } = await client.command('people.add', { fn: 'Rina Yamashita' });
  const door = { meetupId, list: 'main' } as const;
  await client.command('door.checkIn', { ...door, personId: guest, via: 'search' });
  const { personId } = await client.command('door.walkIn', { ...door, fn: 'Rina' });
  await client.command('duplicates.merge', { survivor: guest, loser: personId, choices: {} });
  const numbers = async () => {
    const report = await client.query('report.attendance', { meetupId });
    const line = (await client.query('meetups.meetup', { id: meetupId }))?.line;
    const status = await client.query('door.status', door);
    return [report?.numbers, line?.counts, status?.counts].map((all) => [
      all?.attended,
      all?.walkIns,
    ]);
  };
  expect(await numbers()).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
  // Somebody from outside is no alumnus because nobody said what they are.
  const stranger = await client.command('door.walkIn', { ...door, fn: 'Consul' });
  const entry = await client.query('guests.guest', { meetupId, personId: stranger.personId });
  expect(entry?.participation.function).toBe('guest');
});
