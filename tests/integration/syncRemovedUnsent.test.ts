import { expect, test } from 'vitest';
import {
  account,
  nameOf,
  startChapterComputer,
  startComputer,
  startServer,
  statusOf,
  upToDate,
  type Computer,
} from '../support/sync/computers.ts';
import { shareWithAnother } from '../support/sync/twoComputers.ts';

// Two processes and a server; on a busy computer they take their time.
const slow = { timeout: 30_000 };

const window = { offset: 0, limit: 100 };

const guestsOf = async ({ client }: Computer, meetupId: string) => {
  const { rows } = await client.query('guests.list', { meetupId, search: '', window });
  return rows.map(({ person, needs, attended }) => ({ name: person.fn, needs, attended }));
};

const dismissedOn = async ({ client }: Computer): Promise<number> =>
  (await client.query('duplicates.list', { search: '', window })).dismissed;

const disagreementsOf = async ({ client }: Computer): Promise<number> => {
  const [open, settled] = await Promise.all([
    client.query('disagreements.open', {}),
    client.query('disagreements.settled', {}),
  ]);
  return open.total + settled.total;
};

test('what one laptop made and took back before anybody heard of it takes nothing from one that made the same', async () => {
  const server = await startServer();
  const one = await startChapterComputer();
  const add = async (fn: string) => (await one.client.command('people.add', { fn })).id;
  const [invited, atTheDoor] = [await add('Budi Santoso'), await add('Wulan Putri')];
  const [goes, stays] = [await add('Joko Widodo'), await add('Joko W.')];
  const [a, b] = [await add('Aiko Sato'), await add('Satō Aiko')];
  const { id: meetupId } = await one.client.command('meetups.create', {
    name: 'Annual meeting',
    startLocal: '2026-10-17T11:00',
    endLocal: '2026-10-17T13:00',
    timeZone: 'Asia/Jakarta',
  });
  await one.client.command('guests.add', { meetupId, personIds: [goes] });
  const door = { meetupId, list: 'main' };
  const two = await shareWithAnother(one, server);
  for (const { client } of [one, two]) await client.command('sync.pause', {});

  // A slip of the hand here, meant there.
  await one.client.command('guests.add', { meetupId, personIds: [invited] });
  await one.client.command('guests.remove', { meetupId, personIds: [invited] });
  const via = { personId: atTheDoor, via: 'search' } as const;
  const { checkInId } = await one.client.command('door.checkIn', { ...door, ...via });
  await one.client.command('door.undo', { ...door, checkInId });
  const { recordId } = await one.client.command('duplicates.merge', {
    survivor: stays,
    loser: goes,
  });
  await one.client.command('duplicates.unmerge', { recordId });
  await one.client.command('duplicates.dismiss', { a, b });
  await one.client.command('duplicates.reconsider', { a, b });

  await two.client.command('guests.add', { meetupId, personIds: [invited] });
  await two.client.command('guests.change', {
    meetupId,
    changes: [{ personId: invited, patch: { needs: 'No nuts' } }],
  });
  await two.client.command('door.checkIn', { ...door, ...via });
  await two.client.command('duplicates.merge', { survivor: stays, loser: goes });
  await two.client.command('duplicates.dismiss', { a, b });
  const expected = await guestsOf(two, meetupId);
  expect(expected).toHaveLength(3);

  await two.client.command('sync.resume', {});
  await upToDate(two);
  // And a restart in between.
  await one.data.kill();
  const again = await startComputer(one.profile);
  await again.client.command('sync.signIn', { password: account.password });
  await again.client.command('sync.resume', {});
  await upToDate(again);
  await statusOf(two, ({ phase }) => phase.name === 'up-to-date');
  await nameOf(again, stays, 'Joko W.');
  for (const computer of [again, two]) {
    await expect.poll(() => guestsOf(computer, meetupId), slow).toEqual(expected);
    await expect.poll(() => dismissedOn(computer), slow).toBe(1);
    expect(await disagreementsOf(computer)).toBe(0);
  }
}, 60_000);
