import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { MeetupPatch } from '#shared/contract/meetups.ts';
import type { MessagePurpose } from '#shared/domain/invite/contact.ts';
import { startChapter } from '../support/dataProcess.ts';

test('nobody is written to twice by two organisers, and reminders go to who did not answer', async () => {
  const data = await startChapter();
  const { client } = data;
  const other = data.connect();
  const { id: meetupId } = await client.command('meetups.create', {
    name: 'Meeting',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
  });
  const add = async (fn: string, fields: object = {}) =>
    (
      await client.command('people.add', {
        fn,
        emails: [{ id: 'e', value: `${fn.toLowerCase()}@example.org` }],
        ...fields,
      })
    ).id;
  const a = await add('A');
  const b = await add('B');
  const personIds = [a, b, await add('C', { status: 'opted-out' }), await add('D', { emails: [] })];
  await client.command('guests.add', { meetupId, personIds });
  const ask = async (purpose: 'invitation' | 'reminder') => {
    const { recipients, leftOut } = await other.query('invite.recipients', {
      meetupId,
      purpose,
      includesNotAsked: true,
      includesWritten: false,
    });
    return [
      recipients.map(({ name }) => name),
      leftOut.map(({ person, reason }) => `${person.fn} ${reason}`).toSorted(),
    ];
  };
  expect(await ask('invitation')).toEqual([
    ['A', 'B'],
    ['C opted-out', 'D no-email'],
  ]);
  const { undo } = await client.command('invite.record', {
    meetupId,
    purpose: 'invitation',
    via: 'mailto',
    personIds: [a],
  });
  expect(await ask('invitation')).toEqual([['B'], ['A written', 'C opted-out', 'D no-email']]);
  const guest = await client.query('guests.guest', { meetupId, personId: a });
  expect(guest?.history[0]).toMatchObject({ kind: 'contacted', via: 'mailto' });
  const contacts = async () =>
    (await client.query('people.person', { id: a }))?.timeline.filter(
      ({ kind }) => kind === 'contacted',
    );
  expect(await contacts()).toEqual([
    expect.objectContaining({
      isMine: true,
      params: { meetup: 'Meeting', purpose: 'invitation', via: 'mailto' },
    }),
  ]);
  await client.command('guests.reply', { meetupId, personId: b, partstat: 'ACCEPTED' });
  expect((await ask('reminder'))[0]).toEqual(['A']);
  await client.undo(undo);
  expect((await ask('invitation'))[0]).toEqual(['A']);
  expect(await contacts()).toEqual([]);
});

test('of every change is told anew, and thanked are those who came', async () => {
  const { client } = await startChapter();
  const { id: meetupId } = await client.command('meetups.create', {
    name: 'Meeting',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
  });
  const guest = async (fn: string, partstat: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE') => {
    const emails = [{ id: 'e', value: `${fn}@example.org` }];
    const { id } = await client.command('people.add', { fn, emails });
    await client.command('guests.add', { meetupId, personIds: [id] });
    await client.command('guests.reply', { meetupId, personId: id, partstat });
    return id;
  };
  const yes = await guest('yes', 'ACCEPTED');
  const no = await guest('no', 'DECLINED');
  await guest('perhaps', 'TENTATIVE');
  const namesFor = async (purpose: MessagePurpose) => {
    const options = { includesNotAsked: true, includesWritten: false };
    const answer = await client.query('invite.recipients', { meetupId, purpose, ...options });
    return answer.recipients.map(({ name }) => name);
  };
  // Told and changed in one millisecond would be neither before nor after.
  const nextMoment = async () => {
    const begun = Date.now();
    while (Date.now() === begun) await setImmediate();
  };
  const change = async (patch: MeetupPatch) => {
    await nextMoment();
    return client.command('meetups.edit', { id: meetupId, patch });
  };
  const tell = async () => {
    await nextMoment();
    const about = { meetupId, purpose: 'changed', via: 'mailto' } as const;
    return client.command('invite.record', { ...about, personIds: [yes] });
  };

  await change({ venueName: 'Hall' });
  await tell();
  expect(await namesFor('changed')).toEqual(['perhaps']);
  await change({ description: 'Nothing to tell guests of' });
  expect(await namesFor('changed')).toEqual(['perhaps']);
  await change({ eventStatus: 'EventPostponed' });
  expect(await namesFor('changed')).toEqual(['perhaps', 'yes']);

  // "We have not heard from you" is not true for who said perhaps.
  expect(await namesFor('reminder')).toEqual([]);
  expect(await namesFor('thanks')).toEqual(['yes']);
  const door = { meetupId, list: 'main', via: 'search' } as const;
  await client.command('door.checkIn', { ...door, personId: no });
  expect(await namesFor('thanks')).toEqual(['no']);
});
