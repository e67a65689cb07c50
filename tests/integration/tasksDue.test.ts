import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const meetup = async (client: TestClient, name: string, days: number): Promise<string> =>
  (
    await client.command('meetups.create', {
      name,
      startLocal: `${day(days)}T11:00`,
      endLocal: `${day(days)}T12:00`,
      timeZone: 'Asia/Jakarta',
    })
  ).id;

const addTask = async (
  client: TestClient,
  meetupId: string,
  title: string,
  when: { due?: string; dueOffset?: number },
): Promise<string> =>
  (
    await client.command('plan.add', {
      meetupId,
      fields: { type: 'task', title, phase: 'before', status: 'NEEDS-ACTION', ...when },
    })
  ).id;

const titles = async (client: TestClient) =>
  (await client.query('today.tasks', {})).tasks.map(({ task }) => task.title);

test('what is late or due within two weeks is told over all meetups, earliest first', async () => {
  const { client } = await startChapter();
  const soon = await meetup(client, 'Soon', 10);
  const far = await meetup(client, 'Far', 60);
  await addTask(client, soon, 'Order lunch', { dueOffset: -7 });
  await addTask(client, far, 'Book the venue', { due: day(-2) });
  await addTask(client, far, 'Print badges', { dueOffset: -2 });
  await addTask(client, soon, 'Some day', {});
  expect(await titles(client)).toEqual(['Book the venue', 'Order lunch']);
});

test('what is done, and what belongs to a meetup that is called off, is not told', async () => {
  const { client } = await startChapter();
  const one = await meetup(client, 'One', 10);
  const task = await addTask(client, one, 'Order lunch', { dueOffset: -7 });
  const done = await client.command('plan.edit', { id: task, patch: { status: 'COMPLETED' } });
  expect(await titles(client)).toEqual([]);
  await client.undo(done.undo);
  expect(await titles(client)).toEqual(['Order lunch']);
  await client.command('meetups.edit', { id: one, patch: { eventStatus: 'EventCancelled' } });
  expect((await client.query('today.tasks', {})).total).toBe(0);
});
