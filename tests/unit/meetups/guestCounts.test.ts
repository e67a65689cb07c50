import { describe, expect, it } from 'vitest';
import { countGuests, hasAttended } from '#shared/domain/meetup/guestCounts.ts';
import type { CheckIn } from '#shared/domain/door/checkIn.ts';
import type { Participation } from '#shared/domain/meetup/participation.ts';
import { gatherGuests } from '#shared/domain/report/attendanceReport.ts';
import { checkIn, participation } from './factories.ts';

const count = (
  participations: readonly Participation[],
  events: readonly CheckIn[] = [],
  options: { readonly list?: string; readonly mergedInto?: string } = {},
) => {
  const checkIns = Map.groupBy(events, (event) => event.personId);
  const { mergedInto, ...rest } = options;
  return countGuests({
    guests: gatherGuests({ participations, checkIns }, (id) => mergedInto ?? id),
    ...rest,
  });
};

describe('counting a guest list', () => {
  it('finds nobody on an empty list', () => {
    expect(count([])).toEqual({
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
    });
  });

  it('puts every guest under exactly one reply', () => {
    const counts = count([
      participation({ partstat: 'ACCEPTED' }),
      participation({ partstat: 'ACCEPTED' }),
      participation({ partstat: 'TENTATIVE' }),
      participation({ partstat: 'DECLINED' }),
      participation({ partstat: 'DELEGATED' }),
      participation({ partstat: 'ACCEPTED', place: 'waiting' }),
      participation({ partstat: 'ACCEPTED', place: 'offered' }),
      participation({ partstat: 'ACCEPTED', place: 'released' }),
      participation(),
    ]);
    expect(counts).toMatchObject({ accepted: 2, tentative: 1, declined: 3, noAnswer: 1 });
    const { accepted, tentative, declined, noAnswer, waiting } = counts;
    expect(accepted + tentative + declined + noAnswer + waiting).toBe(counts.guests);
  });

  it('expects only those who accepted and hold a seat', () => {
    const counts = count([
      participation({ partstat: 'ACCEPTED' }),
      participation({ partstat: 'ACCEPTED', place: 'waiting' }),
      participation({ partstat: 'ACCEPTED', place: 'offered' }),
      participation({ partstat: 'ACCEPTED', place: 'released' }),
      participation({ partstat: 'TENTATIVE' }),
    ]);
    expect(counts).toMatchObject({ expected: 1, accepted: 1, waiting: 2, guests: 5 });
    const online = participation({ partstat: 'ACCEPTED', mode: 'virtual' });
    expect(count([online])).toMatchObject({ expected: 1, expectedInRoom: 0 });
  });

  it('does not expect walk-ins, but counts those who came', () => {
    const walkIn = participation({ partstat: 'ACCEPTED', source: 'walk-in' });
    expect(count([walkIn])).toMatchObject({ accepted: 0, expected: 0, walkIns: 0, attended: 0 });
    expect(count([walkIn], [checkIn({ personId: walkIn.personId })])).toMatchObject({
      expected: 0,
      walkIns: 1,
      attended: 1,
    });
  });

  it('counts somebody who was checked in on two laptops once', () => {
    const guest = participation({ partstat: 'ACCEPTED' });
    const { personId } = guest;
    const counts = count([guest], [checkIn({ personId }), checkIn({ personId })]);
    expect(counts.attended).toBe(1);
  });

  it('does not count a check-in that was taken back', () => {
    const guest = participation({ partstat: 'ACCEPTED' });
    const event = checkIn({ personId: guest.personId });
    const undo = checkIn({ personId: guest.personId, kind: 'undo', undoes: event._id });
    expect(count([guest], [event, undo]).attended).toBe(0);
  });

  it('keeps counting somebody who came and left', () => {
    const { personId } = participation();
    const events = [
      checkIn({ personId }),
      checkIn({ personId, kind: 'out', at: '2026-01-17T05:00:00.000Z' }),
    ];
    expect(hasAttended(events)).toBe(true);
  });

  it('counts a walk-in who turned out to be a guest once', () => {
    const guest = participation({ partstat: 'ACCEPTED' });
    const walkIn = participation({ partstat: 'ACCEPTED', source: 'walk-in' });
    const events = [checkIn({ personId: walkIn.personId }), checkIn({ personId: guest.personId })];
    expect(count([walkIn, guest], events, { mergedInto: guest.personId })).toMatchObject({
      ...{ guests: 1, accepted: 1, attended: 1, walkIns: 0, expected: 1 },
    });
  });

  it('counts somebody who came but is no longer on the list', () => {
    expect(count([], [checkIn({ personId: participation().personId })])).toMatchObject({
      guests: 0,
      attended: 1,
      walkIns: 1,
    });
  });

  it('looks at one check list only when one is named', () => {
    const guest = participation({ partstat: 'ACCEPTED' });
    const events = [checkIn({ personId: guest.personId, list: 'dinner' })];
    const counted = (list?: string) => count([guest], events, list === undefined ? {} : { list });
    expect(counted('main').attended).toBe(0);
    expect(counted('dinner').attended).toBe(1);
    expect(counted().attended).toBe(1);
  });
});
