import { expect, test } from 'vitest';
import type { PlanFields } from '#shared/domain/meetup/planItem.ts';
import { templateItems } from '#shared/domain/meetup/templates.ts';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const meeting = {
  name: 'Meeting',
  startLocal: '2026-01-17T11:00',
  endLocal: '2026-01-17T12:00',
  timeZone: 'Asia/Jakarta',
};

const addTalk = async (client: TestClient, meetupId: string, title: string, minutes = 20) =>
  (
    await client.command('plan.add', {
      meetupId,
      fields: { type: 'agenda', title, minutes, kind: 'alumni-talk', speakers: [] },
    })
  ).id;

const times = async (client: TestClient, meetupId: string) =>
  (await client.query('plan.items', { meetupId })).agenda.map(
    ({ item, from }) => `${from.slice(11)} ${item.title}`,
  );

test('an agenda runs from the start, is moved, edited, emptied and put back', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', meeting);
  const a = await addTalk(client, meetupId, 'A');
  await addTalk(client, meetupId, 'B', 30);
  const c = await addTalk(client, meetupId, 'C');
  expect(await times(client, meetupId)).toEqual(['11:00 A', '11:20 B', '11:50 C']);
  expect((await client.query('plan.items', { meetupId })).overrun).toBe(10);
  const moved = await client.command('plan.move', { id: c, before: a });
  expect(await times(client, meetupId)).toEqual(['11:00 C', '11:20 A', '11:40 B']);
  await client.undo(moved.undo);
  expect(await times(client, meetupId)).toEqual(['11:00 A', '11:20 B', '11:50 C']);
  await client.command('plan.move', { id: a, before: null });
  await client.command('plan.edit', { id: a, patch: { minutes: 5, room: 'Hall' } });
  expect(await times(client, meetupId)).toEqual(['11:00 B', '11:30 C', '11:50 A']);
  const removed = await client.command('plan.remove', { ids: [c] });
  expect(await times(client, meetupId)).toEqual(['11:00 B', '11:30 A']);
  await client.undo(removed.undo);
  expect(await times(client, meetupId)).toEqual(['11:00 B', '11:30 C', '11:50 A']);
  const { entries } = await client.query('meetups.history', { id: meetupId, limit: 3 });
  expect(entries[0]).toMatchObject({ subject: 'agenda', kind: 'restored', name: 'C' });
});

test('items whose keys another program made up are moved as well', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', meeting);
  const ids: string[] = [];
  for (const title of ['A', 'B', 'C']) ids.push(await addTalk(client, meetupId, title));
  for (const [index, id] of ids.entries()) {
    await client.command('plan.edit', { id, patch: { order: ['i', 'iV', 'iVV'][index] } });
  }
  const [, b = '', c = ''] = ids;
  await client.command('plan.move', { id: c, before: b });
  expect((await times(client, meetupId)).map((line) => line.slice(6))).toEqual(['A', 'C', 'B']);
});

test('speakers are linked to people, and what cannot be a value is refused', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', meeting);
  const { id: personId } = await client.command('people.add', { fn: 'Rina Yamashita' });
  const id = await addTalk(client, meetupId, 'Keynote');
  await client.command('plan.edit', { id, patch: { speakers: [personId, 'A guest'] } });
  const { agenda } = await client.query('plan.items', { meetupId });
  expect(agenda[0]?.speakers).toMatchObject([
    { name: 'Rina Yamashita', person: { id: personId } },
    { name: 'A guest' },
  ]);
  for (const patch of [{ minutes: -1 }, { title: '' }, { meetupId: 'meetup:x' }]) {
    const refused = await client.attempt('plan.edit', { id, patch });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-value' } });
  }
});

test('tasks follow the date of the meetup, and the budget adds up', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', meeting);
  const add = (fields: PlanFields) => client.command('plan.add', { meetupId, fields });
  await add({
    type: 'task',
    title: 'Book',
    status: 'NEEDS-ACTION',
    phase: 'before',
    dueOffset: -14,
  });
  await add({
    type: 'budget',
    label: 'Fees',
    kind: 'income',
    planned: 900,
    actual: 800,
    currency: 'JPY',
  });
  await add({ type: 'budget', label: 'Room', kind: 'cost', planned: 500, currency: 'JPY' });
  await client.command('meetups.edit', {
    id: meetupId,
    patch: { startLocal: '2026-02-17T11:00', endLocal: '2026-02-17T12:00' },
  });
  const { tasks, totals } = await client.query('plan.items', { meetupId });
  expect(tasks.map(({ due }) => due)).toEqual(['2026-02-03']);
  expect(totals).toEqual([
    {
      currency: 'JPY',
      income: { planned: 900, actual: 800 },
      cost: { planned: 500, actual: 0 },
      balance: { planned: 400, actual: 800 },
    },
  ]);
});

test('a budget gets another currency: lines keep their numbers or their currency, never half of it', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', meeting);
  const add = async (label: string, planned: number, actual?: number) =>
    (
      await client.command('plan.add', {
        meetupId,
        fields: {
          ...{ type: 'budget', kind: 'cost', label, planned, currency: 'EUR' },
          ...(actual !== undefined && { actual }),
        },
      })
    ).id;
  const room = await add('Room', 150_00, 149_00);
  const coffee = await add('Coffee', 12_50);
  const seen = async () => [
    (await client.query('meetups.meetup', { id: meetupId }))?.meetup.currency,
    ...(await client.query('plan.items', { meetupId })).budget.map(
      ({ planned, actual, currency }) => [planned, actual, currency],
    ),
  ];
  const before = await seen();
  const refused = await client.attempt('plan.setCurrency', {
    ...{ meetupId, currency: 'JPY' },
    lines: [room, coffee].map((id) => ({ id, currency: 'JPY' })),
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-value' } });
  expect(await seen()).toEqual(before);
  const lines = [{ id: room, currency: 'JPY' }];
  const set = await client.command('plan.setCurrency', { meetupId, currency: 'JPY', lines });
  expect(await seen()).toEqual(['JPY', [150, 149, 'JPY'], [1250, undefined, 'EUR']]);
  const { totals } = await client.query('plan.items', { meetupId });
  expect(totals.map(({ currency, cost }) => [currency, cost.planned])).toEqual([
    ['EUR', 1250],
    ['JPY', 150],
  ]);
  await client.undo(set.undo);
  expect(await seen()).toEqual(before);
  const same = await client.command('plan.setCurrency', { meetupId, currency: null, lines: [] });
  expect(same.undo).toBeUndefined();
});

test('a copy has the plan of a meetup at its own time, with nothing done, paid or answered', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('meetups.create', { ...meeting, stage: 'held' });
  await addTalk(client, id, 'A');
  await client.command('plan.add', {
    meetupId: id,
    fields: {
      type: 'task',
      title: 'Book',
      status: 'COMPLETED',
      phase: 'before',
      due: '2026-01-10',
    },
  });
  const copy = await client.command('meetups.duplicate', {
    id,
    name: 'Next meeting',
    startLocal: '2027-03-06T15:00',
  });
  const copied = await client.query('meetups.meetup', { id: copy.id });
  expect(copied?.meetup).toMatchObject({
    name: 'Next meeting',
    stage: 'planned',
    startLocal: '2027-03-06T15:00',
    endLocal: '2027-03-06T16:00',
    icsSequence: 0,
  });
  const plan = await client.query('plan.items', { meetupId: copy.id });
  expect(plan.tasks).toMatchObject([{ due: '2027-02-27', task: { status: 'NEEDS-ACTION' } }]);
  expect(plan.agenda.map(({ from }) => from)).toEqual(['2027-03-06T15:00']);
});

test('a template fills the plan in its order, and is taken back as a whole', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', meeting);
  await addTalk(client, meetupId, 'Before');
  const items = templateItems('usual', (key) => key);
  const { undo, added } = await client.command('plan.addAll', { meetupId, items });
  expect(added).toBe(items.length);
  expect((await times(client, meetupId)).slice(0, 3)).toEqual([
    '11:00 Before',
    '11:20 item.welcome',
    '11:30 item.keynote',
  ]);
  const { tasks } = await client.query('plan.items', { meetupId });
  expect(tasks[0]).toMatchObject({ due: '2025-11-22', task: { title: 'task.venue' } });
  await client.undo(undo);
  expect(await times(client, meetupId)).toEqual(['11:00 Before']);
});
