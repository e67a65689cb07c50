import { describe, expect, it } from 'vitest';
import { doorWarnings } from '../../../electron/data/door/warnings.ts';

type Facts = Parameters<typeof doorWarnings>[0];

const asPlanned = { eventStatus: 'EventScheduled', attendanceMode: 'Offline' } as const;

const warningsOf = (facts: Partial<Facts> = {}) =>
  doorWarnings({
    meetup: { ...asPlanned, maximumPhysicalAttendeeCapacity: 60 },
    participation: { partstat: 'ACCEPTED', place: 'confirmed' },
    attendance: { state: 'not-yet' },
    attended: 10,
    ...facts,
  });

const inside = { state: 'in', since: '2026-01-17T03:52:00.000Z' } as const;

describe('warnings at the door', () => {
  it('are none for a guest who is expected', () => {
    expect(warningsOf()).toEqual([]);
  });

  it('do not ask for a reply before the person came', () => {
    expect(warningsOf({ participation: { partstat: 'NEEDS-ACTION', place: 'confirmed' } })).toEqual(
      [],
    );
  });

  it('tell of somebody who is in already', () => {
    expect(warningsOf({ attendance: inside })).toEqual(['already-in']);
  });

  it('let somebody who went out come in again', () => {
    expect(
      warningsOf({
        attendance: { state: 'out', since: inside.since, until: '2026-01-17T05:00:00.000Z' },
        attended: 60,
      }),
    ).toEqual([]);
  });

  it('tell of somebody who is not on the list, waits for a seat or declined', () => {
    expect(warningsOf({ participation: undefined })).toEqual(['not-on-list']);
    expect(warningsOf({ participation: { partstat: 'ACCEPTED', place: 'waiting' } })).toEqual([
      'waiting-list',
    ]);
    expect(warningsOf({ participation: { partstat: 'DECLINED', place: 'confirmed' } })).toEqual([
      'declined',
    ]);
  });

  it('tell when the next person is one too many, and not before', () => {
    expect(warningsOf({ attended: 59 })).toEqual([]);
    expect(warningsOf({ attended: 60 })).toEqual(['over-capacity']);
  });

  it('do not count somebody twice who is in already', () => {
    expect(warningsOf({ attended: 60, attendance: inside })).toEqual(['already-in']);
  });

  it('know no limit where none was set, and respect a limit of nobody', () => {
    expect(warningsOf({ meetup: asPlanned, attended: 9999 })).toEqual([]);
    expect(
      warningsOf({
        meetup: { ...asPlanned, maximumPhysicalAttendeeCapacity: 0 },
        attended: 0,
      }),
    ).toEqual(['over-capacity']);
    // Nobody sits in the room of a meetup that was moved online.
    const online = { ...asPlanned, attendanceMode: 'Online' } as const;
    expect(
      warningsOf({ meetup: { ...online, maximumPhysicalAttendeeCapacity: 5 }, attended: 5 }),
    ).toEqual([]);
  });

  it('come together when several apply', () => {
    expect(
      warningsOf({
        meetup: { ...asPlanned, eventStatus: 'EventCancelled', maximumPhysicalAttendeeCapacity: 5 },
        participation: undefined,
        attended: 5,
      }),
    ).toEqual(['cancelled', 'not-on-list', 'over-capacity']);
  });
});
