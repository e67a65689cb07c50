import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';

const far = {
  name: 'Meeting',
  startLocal: '2999-01-17T11:00',
  endLocal: '2999-01-17T14:00',
  timeZone: 'Asia/Jakarta',
};

const hall = { name: 'Hotel Melati', room: 'Flores', timeZone: 'Asia/Jakarta' };

test('a venue renamed renames it where meetups are to come, not where they are over, and back', async () => {
  const { client } = await startChapter();
  const { id: venueId } = await client.command('venues.save', {
    fields: { ...hall, capacity: 80 },
  });
  const at = { venueId, venueName: 'Hotel Melati, Flores' };
  const { id: next } = await client.command('meetups.create', { ...far, ...at });
  const { id: past } = await client.command('meetups.create', {
    ...far,
    ...at,
    startLocal: '2020-01-17T11:00',
    endLocal: '2020-01-17T14:00',
  });
  const facts = async (id: string) => {
    const found = await client.query('meetups.meetup', { id });
    return [found?.meetup.venueName, found?.meetup.icsSequence];
  };
  const { undo } = await client.command('venues.save', {
    id: venueId,
    fields: { ...hall, name: 'Hotel Mawar', access: 'Lift behind the desk' },
  });
  expect(await facts(next)).toEqual(['Hotel Mawar, Flores', 1]);
  expect(await facts(past)).toEqual(['Hotel Melati, Flores', 0]);
  const { venues } = await client.query('venues.list', {});
  expect(venues).toMatchObject([
    { id: venueId, meetups: 2, fields: { name: 'Hotel Mawar', access: 'Lift behind the desk' } },
  ]);
  expect(venues[0]?.fields.capacity).toBeUndefined();
  await client.undo(undo);
  // The sequence goes on: calendars took the other name over meanwhile.
  expect(await facts(next)).toEqual(['Hotel Melati, Flores', 2]);
  expect((await client.query('venues.list', {})).venues[0]?.fields).toEqual({
    ...hall,
    capacity: 80,
  });
});

test('a deleted venue leaves its name with the meetups and comes back', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('venues.save', { fields: hall });
  const { id: meetupId } = await client.command('meetups.create', {
    ...far,
    venueId: id,
    venueName: 'Hotel Melati, Flores',
  });
  const { undo } = await client.command('library.delete', { id });
  expect((await client.query('venues.list', {})).venues).toEqual([]);
  expect((await client.query('meetups.meetup', { id: meetupId }))?.line.venueName).toBe(
    'Hotel Melati, Flores',
  );
  await client.undo(undo);
  expect((await client.query('venues.list', {})).venues).toMatchObject([{ id, meetups: 1 }]);
});

test('a venue needs a time zone that times can be computed in', async () => {
  const { client } = await startChapter();
  const refused = await client.attempt('venues.save', {
    fields: { ...hall, timeZone: 'Asia/Nowhere' },
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-value' } });
});

test('a meetup becomes a template, and a new meetup begins with its plan on its own day', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', {
    ...far,
    hosts: ['Jakarta chapter'],
    currency: 'IDR',
    plan: [
      { type: 'agenda', title: 'Welcome', kind: 'remarks', minutes: 10, speakers: ['Rina'] },
      {
        type: 'agenda',
        title: 'Lunch',
        kind: 'break',
        minutes: 50,
        speakers: [],
        startLocal: '2999-01-17T12:30',
      },
      {
        type: 'task',
        title: 'Book',
        status: 'COMPLETED',
        phase: 'before',
        due: '2999-01-03',
        assignee: 'Mina',
      },
      {
        type: 'budget',
        kind: 'cost',
        label: 'Room',
        planned: 100,
        actual: 90,
        currency: 'IDR',
      },
    ],
  });
  const { id } = await client.command('templates.savePlan', { meetupId, name: 'Our meeting' });
  const { plans } = await client.query('templates.list', {});
  expect(plans).toMatchObject([
    {
      id,
      name: 'Our meeting',
      meetup: { hosts: ['Jakarta chapter'], currency: 'IDR' },
      items: [
        { type: 'agenda', title: 'Welcome', speakers: [] },
        { type: 'agenda', title: 'Lunch', startLocal: '2999-01-17T12:30' },
        { type: 'budget', planned: 100 },
        { type: 'task', status: 'NEEDS-ACTION', dueOffset: -14, assignee: 'Mina' },
      ].toSorted((a, b) => (a.type < b.type ? -1 : 1)),
    },
  ]);
  const renamed = await client.command('templates.edit', {
    id,
    name: 'Usual',
    keepItems: [0],
  });
  const after = await client.query('templates.list', {});
  expect(after.plans[0]).toMatchObject({ name: 'Usual', items: [{ title: 'Welcome' }] });
  await client.undo(renamed.undo);
  expect((await client.query('templates.list', {})).plans[0]?.items).toHaveLength(4);
  const replaced = await client.command('templates.savePlan', { id, meetupId, name: 'Usual' });
  expect(replaced.id).toBe(id);
  const deleted = await client.command('library.delete', { id });
  expect((await client.query('templates.list', {})).plans).toEqual([]);
  await client.undo(deleted.undo);
  expect((await client.query('templates.list', {})).plans).toMatchObject([{ name: 'Usual' }]);
});

test('an item of a template is changed and added, refused when it is another one by now, and taken back', async () => {
  const { client } = await startChapter();
  const { id: person } = await client.command('people.add', { fn: 'Mina Sari' });
  const task = { type: 'task', title: 'Book', status: 'NEEDS-ACTION', phase: 'before' } as const;
  const { id: meetupId } = await client.command('meetups.create', {
    ...far,
    plan: [{ ...task, assignee: person }],
  });
  const { id } = await client.command('templates.savePlan', { meetupId, name: 'Ours' });
  const read = async () => (await client.query('templates.list', {})).plans[0];
  expect((await read())?.names).toEqual({ [person]: 'Mina Sari' });
  const [from = null] = (await read())?.items ?? [];
  const to = { ...task, title: 'Book a room', dueOffset: -14 };
  const set = await client.command('templates.setItem', { id, index: 0, from, to });
  expect((await read())?.items).toEqual([to]);
  const late = { id, index: 0, from, to: { ...to, title: 'Something else' } };
  expect(await client.attempt('templates.setItem', late)).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  for (const index of [0, 5]) {
    const refused = await client.attempt('templates.setItem', { id, index, from: null, to });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-found' } });
  }
  const line = {
    ...({ type: 'budget', kind: 'cost', label: 'Room' } as const),
    ...{ planned: 12_500, currency: 'KWD' },
  };
  const added = await client.command('templates.setItem', { id, index: 1, from: null, to: line });
  expect((await read())?.items).toEqual([to, line]);
  await client.undo(added.undo);
  await client.undo(set.undo);
  expect((await read())?.items).toEqual([from]);
});

test('a message is kept in several languages, changed, and taken back', async () => {
  const { client } = await startChapter();
  const message = {
    name: 'Our invitation',
    purpose: 'invitation' as const,
    messages: { en: { subject: 'Come', body: 'Dear {name}' } },
  };
  const { id } = await client.command('templates.saveMessage', message);
  const changed = await client.command('templates.saveMessage', {
    ...message,
    id,
    messages: { ...message.messages, id: { subject: 'Datang', body: 'Yth. {name}' } },
  });
  const read = async () => (await client.query('templates.list', {})).messages;
  expect(Object.keys((await read())[0]?.messages ?? {})).toEqual(['en', 'id']);
  await client.undo(changed.undo);
  expect(await read()).toEqual([{ ...message, id }]);
});
