import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldAttendance,
  standingEvents,
  type AttendanceEvent,
} from '#shared/domain/door/attendance.ts';
import { hasAttended } from '#shared/domain/meetup/guestCounts.ts';

const seed = 424_242;
const options = { seed, numRuns: 500 };

const toEvents = (
  raw: readonly { kind: AttendanceEvent['kind']; minute: number; target: number }[],
): AttendanceEvent[] =>
  raw.map(({ kind, minute, target }, index) => ({
    _id: idOf(index),
    kind,
    at: new Date(Date.UTC(2026, 0, 17, 3, minute)).toISOString(),
    // Any event may be named: a later one, an undo, the event itself, one that is not there.
    ...(kind === 'undo' && { undoes: idOf(target) }),
  }));

const idOf = (index: number): string => `checkin:${String(index).padStart(3, '0')}`;

// Few minutes, so that events often fall together and the id has to decide.
const histories = fc
  .array(
    fc.record({
      kind: fc.constantFrom('in', 'in', 'out', 'undo'),
      minute: fc.nat(8),
      target: fc.nat(14),
    }),
    { maxLength: 14 },
  )
  .map(toEvents);

const shuffledHistories = histories.chain((events) =>
  fc.record({
    events: fc.constant(events),
    shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
  }),
);

describe(`folding door events (seed ${seed})`, () => {
  it('does not depend on the order they arrive in', () => {
    fc.assert(
      fc.property(shuffledHistories, ({ events, shuffled }) => {
        expect(foldAttendance(shuffled)).toEqual(foldAttendance(events));
        expect(standingEvents(shuffled)).toEqual(standingEvents(events));
      }),
      options,
    );
  });

  it('comes to the same on two laptops whichever sends first, also when events arrive twice', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.boolean(), { maxLength: 14 }), (events, sides) => {
        const here = events.filter((_, index) => sides[index] === true);
        const there = events.filter((_, index) => sides[index] !== true);
        const merged = foldAttendance([...here, ...there]);
        expect(foldAttendance([...there, ...here])).toEqual(merged);
        expect(foldAttendance([...there, ...here, ...there])).toEqual(merged);
      }),
      options,
    );
  });

  it('makes one attendance since the earliest of any number of check-ins', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { minLength: 1, maxLength: 8 }), (minutes) => {
        const events = toEvents(minutes.map((minute) => ({ kind: 'in', minute, target: 0 })));
        const earliest = events.map((event) => event.at).toSorted()[0];
        expect(foldAttendance(events)).toEqual({ state: 'in', since: earliest });
      }),
      options,
    );
  });

  it('leaves nothing standing once every event that counts was taken back', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const undos = standingEvents(events).map((event, index): AttendanceEvent => ({
          _id: `checkin:undo-${index}`,
          kind: 'undo',
          at: event.at,
          undoes: event._id,
        }));
        expect(foldAttendance([...events, ...undos])).toEqual({ state: 'not-yet' });
      }),
      options,
    );
  });

  it('returns to where it was when an undo is taken back', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const [first] = standingEvents(events);
        fc.pre(first !== undefined);
        const undo: AttendanceEvent = {
          _id: 'checkin:undo',
          kind: 'undo',
          at: '2026-01-17T09:00:00.000Z',
          ...(first !== undefined && { undoes: first._id }),
        };
        const redo: AttendanceEvent = { ...undo, _id: 'checkin:redo', undoes: undo._id };
        expect(standingEvents([...events, undo])).not.toContainEqual(first);
        expect(foldAttendance([...events, undo, redo])).toEqual(foldAttendance(events));
      }),
      options,
    );
  });

  it('leaves out the same events as following every chain of undos by hand', () => {
    // Counts by walking back from each event; too slow for long chains, plain enough to trust.
    const counts = (events: readonly AttendanceEvent[], id: string, depth: number): boolean =>
      !events.some(
        (event) =>
          event.kind === 'undo' &&
          event.undoes === id &&
          (depth > events.length || counts(events, event._id, depth + 1)),
      );
    fc.assert(
      fc.property(histories, (events) => {
        expect(new Set(standingEvents(events).map((event) => event._id))).toEqual(
          new Set(
            events
              .filter((event) => event.kind !== 'undo' && counts(events, event._id, 0))
              .map((event) => event._id),
          ),
        );
      }),
      options,
    );
  });

  it('reads a chain of 20,000 undos, and as many undos of one event, at once', () => {
    const undo = (index: number, undoes: string): AttendanceEvent => ({
      _id: `checkin:${index}`,
      kind: 'undo',
      at: '2026-01-17T04:00:00.000Z',
      undoes,
    });
    const first: AttendanceEvent = { ...undo(0, ''), kind: 'in' };
    const length = 20_000;
    const chain = Array.from({ length }, (_, index) => undo(index + 1, `checkin:${index}`));
    const fan = Array.from({ length }, (_, index) => undo(index + 1, 'checkin:0'));
    const circle = [
      undo(length + 1, `checkin:${length + 2}`),
      undo(length + 2, `checkin:${length + 1}`),
    ];
    const begin = performance.now();
    expect(foldAttendance([first, ...chain])).toEqual({ state: 'in', since: first.at });
    expect(foldAttendance([first, ...chain.slice(1)])).toEqual({ state: 'in', since: first.at });
    expect(foldAttendance([first, ...fan, ...circle])).toEqual({ state: 'not-yet' });
    // Following each chain anew would take hours; the limit leaves room for a slow computer.
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('says that somebody came exactly when they are, or were, in', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const listed = events.map((event, index) => ({
          ...event,
          list: index % 3 === 0 ? 'dinner' : 'main',
        }));
        const hasCome = (of: readonly AttendanceEvent[]) => foldAttendance(of).state !== 'not-yet';
        expect(hasAttended(listed)).toBe(hasCome(listed));
        for (const list of ['main', 'dinner']) {
          const own = listed.filter((event) => event.list === list);
          expect(hasAttended(listed, list)).toBe(hasCome(own));
        }
      }),
      options,
    );
  });
});
