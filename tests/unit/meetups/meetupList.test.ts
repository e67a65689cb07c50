import { describe, expect, it } from 'vitest';
import type { GuestCounts, MeetupLine } from '#shared/contract/meetups.ts';
import { groupMeetups } from '../../../renderer/src/features/meetups/meetupGroups.ts';
import { readyLines, type ReadySync } from '../../../renderer/src/features/readiness/readyLines.ts';

const counts: GuestCounts = {
  guests: 0,
  accepted: 0,
  tentative: 0,
  declined: 0,
  noAnswer: 0,
  waiting: 0,
  attended: 0,
  walkIns: 0,
  expected: 0,
  expectedInRoom: 0,
};

const line = (name: string, day: string, fields: Partial<MeetupLine> = {}): MeetupLine => ({
  id: `meetup:${name}`,
  name,
  stage: 'planned',
  eventStatus: 'EventScheduled',
  attendanceMode: 'Offline',
  startLocal: `${day}T11:00`,
  endLocal: `${day}T14:00`,
  timeZone: 'UTC',
  startsAt: `${day}T11:00:00.000Z`,
  endsAt: `${day}T14:00:00.000Z`,
  venueName: 'Hotel Borobudur',
  counts,
  ...fields,
});

const namesOf = (years: ReturnType<typeof groupMeetups>['past']) =>
  years.map(({ year, meetups }) => [year, meetups.map((meetup) => meetup.name)]);

describe('the list of meetups', () => {
  it('has the next one first, then the past from the latest, under their years', () => {
    const groups = groupMeetups(
      [
        line('old', '2024-05-01'),
        line('far', '2027-02-01'),
        line('last', '2026-01-10'),
        line('next', '2026-03-01'),
        line('older', '2024-02-01'),
      ],
      '2026-02-01T00:00:00.000Z',
    );
    expect(namesOf(groups.upcoming)).toEqual([
      ['2026', ['next']],
      ['2027', ['far']],
    ]);
    expect(namesOf(groups.past)).toEqual([
      ['2026', ['last']],
      ['2024', ['old', 'older']],
    ]);
  });

  it('counts a meetup as upcoming until it is over', () => {
    const meetups = [line('today', '2026-01-17')];
    expect(groupMeetups(meetups, '2026-01-17T13:59:00.000Z').upcoming).toHaveLength(1);
    expect(groupMeetups(meetups, '2026-01-17T14:00:00.000Z').past).toHaveLength(1);
  });
});

describe('readiness for the door', () => {
  const keysOf = (fields: Partial<MeetupLine>) =>
    readyLines(line('next', '2026-03-01', fields), undefined).map(
      ({ key, tone }) => `${tone} ${key}`,
    );

  it('asks for guests and a venue first', () => {
    expect(keysOf({ venueName: undefined } as Partial<MeetupLine>)).toEqual([
      'warn noGuests',
      'ok offline',
      'warn noVenue',
    ]);
    const online = { venueName: undefined, attendanceMode: 'Online' } as Partial<MeetupLine>;
    expect(keysOf(online)).not.toContain('warn noVenue');
  });

  it('says how many have not answered', () => {
    const lines = readyLines(
      line('next', '2026-03-01', { counts: { ...counts, guests: 82, noAnswer: 23 } }),
      undefined,
    );
    expect(lines).toContainEqual({ key: 'guestsHere', tone: 'ok', count: 82 });
    expect(lines).toContainEqual({
      key: 'noAnswer',
      tone: 'warn',
      count: 23,
      fix: 'remind',
    });
  });

  it('warns when more are expected than there are seats, not when it is just full', () => {
    const expecting = (expectedInRoom: number, fields: Partial<MeetupLine> = {}) =>
      keysOf({
        ...{ capacity: 60, counts: { ...counts, guests: 80, expected: 80, expectedInRoom } },
        ...fields,
      });
    expect(expecting(60)).not.toContain('warn tooMany');
    expect(expecting(61)).toContain('warn tooMany');
    expect(expecting(61, { attendanceMode: 'Online' })).not.toContain('warn tooMany');
  });

  it('tells when all was last exchanged, only for a chapter on a server', () => {
    const lastExchange = '2026-02-28T09:30:00.000Z';
    const syncOf = (sync: ReadySync) =>
      readyLines(line('next', '2026-03-01'), sync).filter(({ key }) => /sync|fetch/i.test(key));
    const since = lastExchange;
    const offline = { name: 'offline', since, reason: 'unreachable', nextTry: since } as const;
    expect(syncOf({ phase: { name: 'off' }, lastExchange })).toEqual([]);
    expect(syncOf({ phase: { name: 'up-to-date' }, lastExchange })).toEqual([
      { key: 'synced', tone: 'ok', at: lastExchange },
    ]);
    expect(syncOf({ phase: offline, lastExchange })).toEqual([
      { key: 'synced', tone: 'warn', at: lastExchange, fix: 'showSync' },
    ]);
    expect(syncOf({ phase: { name: 'connecting' } })).toEqual([
      { key: 'neverSynced', tone: 'warn', fix: 'showSync' },
    ]);
    expect(syncOf({ phase: { name: 'fetching', done: 1, total: 9 }, lastExchange })).toEqual([
      { key: 'fetching', tone: 'warn', fix: 'showSync' },
    ]);
  });
});
