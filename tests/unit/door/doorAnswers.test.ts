import { expect, test } from 'vitest';
import { startChapter } from '../../support/dataProcess.ts';

const list = 'main';

test('among guests who match equally well, those who have not come yet stand first', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', {
    name: '7th annual meeting',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
  });
  const personIds: string[] = [];
  for (const fn of ['Agus Anggraini', 'Agus Saputra', 'Agus', 'Kartika Agusta']) {
    personIds.push((await client.command('people.add', { fn })).id);
  }
  await client.command('guests.add', { meetupId, personIds });
  const namesFound = async (search: string) =>
    (await client.query('door.search', { meetupId, list, search, limit: 8 })).guests.map(
      (hit) => hit.person.fn,
    );
  expect(await namesFound('agus')).toEqual([
    'Agus',
    'Agus Anggraini',
    'Agus Saputra',
    'Kartika Agusta',
  ]);
  for (const personId of [personIds[0], personIds[2]]) {
    await client.command('door.checkIn', {
      meetupId,
      list,
      personId: personId ?? '',
      via: 'search',
    });
  }
  // The one whose whole name was typed stays first although he is in: nobody else is meant.
  expect(await namesFound('agus')).toEqual([
    'Agus',
    'Agus Saputra',
    'Agus Anggraini',
    'Kartika Agusta',
  ]);
  const status = await client.query('door.status', { meetupId, list });
  expect(status).toMatchObject({ startLocal: '2026-01-17T11:00', timeZone: 'Asia/Jakarta' });
  expect(status?.recent.map((event) => event.here)).toEqual([true, true]);
});
