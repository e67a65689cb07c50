import { expect, test } from 'vitest';
import { forkDataProcess, type ForkedData } from '../support/dataProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const start = async (profile: string): Promise<ForkedData> => {
  const data = await forkDataProcess(profile);
  if (!('connect' in data)) throw new Error(data.code);
  return data;
};

test('everything acknowledged is there after the process was killed', async () => {
  const profile = temporaryFolder();
  const first = await start(profile);
  const client = first.connect();
  await client.command('chapter.create', {
    name: 'Jakarta',
    timeZone: 'Asia/Jakarta',
    languages: ['en'],
  });
  const { id: meetupId } = await client.command('meetups.create', {
    name: 'Meeting',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
  });
  const acknowledged: string[] = [];
  for (let number = 0; number < 30; number += 1) {
    const { personId } = await client.command('door.walkIn', {
      meetupId,
      list: 'main',
      fn: `Guest ${number}`,
    });
    acknowledged.push(personId);
  }
  // More is under way when the process dies: it may be there or not, but only as a whole.
  for (let number = 30; number < 40; number += 1) {
    void client.attempt('door.walkIn', { meetupId, list: 'main', fn: `Guest ${number}` });
  }
  await first.kill();

  const second = await start(profile);
  const after = second.connect();
  const { rows, matching, counts } = await after.query('guests.list', {
    meetupId,
    search: '',
    window: { offset: 0, limit: 100 },
  });
  const present = new Set(rows.map((row) => row.person.id));
  expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
  expect(counts.attended).toBe(matching);
  expect(rows.every((row) => row.person.fn !== '')).toBe(true);
  const state = await after.query('chapter.state', {});
  expect(state.open?.counts.people).toBe(matching);
  expect(await second.shutdown()).toBe(0);
});

test('the last chapter is open again after a clean end', async () => {
  const profile = temporaryFolder();
  const first = await start(profile);
  await first.connect().command('chapter.create', {
    name: '東京支部',
    timeZone: 'Asia/Tokyo',
    languages: ['ja'],
  });
  expect(await first.shutdown()).toBe(0);
  const second = await start(profile);
  expect((await second.connect().query('chapter.state', {})).open?.name).toBe('東京支部');
});
