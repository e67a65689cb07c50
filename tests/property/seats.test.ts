import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeForAccepting, seatsOf, type SeatEntry } from '#shared/domain/meetup/seats.ts';

const entryArbitrary = fc.record({
  n: fc.nat(10_000),
  partstat: fc.constantFrom('NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE'),
  place: fc.constantFrom('confirmed', 'waiting', 'offered', 'released'),
  mode: fc.constantFrom('physical', 'virtual'),
  minute: fc.nat(59),
});

const entriesArbitrary = fc
  .uniqueArray(entryArbitrary, { selector: ({ n }) => n, maxLength: 60 })
  .map((list) =>
    list.map(({ n, minute, ...rest }): SeatEntry => ({
      ...rest,
      _id: `participation:m:${n}`,
      personId: `person:${n}`,
      createdAt: '2026-01-01T00:00:00.000Z',
      answeredAt: `2026-01-02T00:${String(minute).padStart(2, '0')}:00.000Z`,
    })),
  );

const options = { seed: 20260118, numRuns: 500 };

test('the waiting list is the same in whatever order entries arrive, and first come first', () => {
  fc.assert(
    fc.property(
      entriesArbitrary.chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      ),
      fc.option(fc.nat(20), { nil: undefined }),
      ([list, shuffled], capacity) => {
        const seats = seatsOf(list, { mode: 'physical', capacity });
        expect(seatsOf(shuffled, { mode: 'physical', capacity })).toEqual(seats);
        const times = seats.waiting.map(({ answeredAt }) => answeredAt ?? '');
        expect(times).toEqual(times.toSorted());
      },
    ),
    options,
  );
});

test('seats add up: taken, offered and free fill the room, and surplus is what is beyond it', () => {
  fc.assert(
    fc.property(entriesArbitrary, fc.nat(20), (list, capacity) => {
      const seats = seatsOf(list, { mode: 'physical', capacity });
      expect(seats.surplus.length).toBe(Math.max(0, seats.taken - capacity));
      expect(seats.free).toBe(Math.max(0, capacity - seats.taken - seats.offered.length));
      // Nobody who is asked to wait answered before somebody who may stay.
      const asked = new Set(seats.surplus.map(({ _id }) => _id));
      const staying = list.filter(
        ({ _id, mode, partstat, place }) =>
          mode === 'physical' &&
          partstat === 'ACCEPTED' &&
          place === 'confirmed' &&
          !asked.has(_id),
      );
      for (const late of seats.surplus) {
        for (const early of staying) {
          expect((early.answeredAt ?? '') <= (late.answeredAt ?? '')).toBe(true);
        }
      }
    }),
    options,
  );
});

test('whoever accepts never takes a seat that is not there, nor one that others wait for', () => {
  fc.assert(
    fc.property(entriesArbitrary, fc.nat(20), (list, capacity) => {
      const seats = seatsOf(list, { mode: 'physical', capacity });
      const place = placeForAccepting({ place: 'confirmed', partstat: 'NEEDS-ACTION' }, seats);
      expect(place).toBe(seats.free > 0 && seats.waiting.length === 0 ? 'confirmed' : 'waiting');
      expect(placeForAccepting({ place: 'offered', partstat: 'NEEDS-ACTION' }, seats)).toBe(
        'confirmed',
      );
    }),
    options,
  );
});

// A whole life of a guest list: people say yes, seats are given back and offered to the first who wait.
const lifeArbitrary = fc.tuple(
  fc.integer({ min: 0, max: 8 }),
  fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ what: fc.constant('accept' as const), who: fc.nat(29) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ what: fc.constant('decline' as const), who: fc.nat(29) }),
      },
      { weight: 2, arbitrary: fc.record({ what: fc.constant('offer' as const), who: fc.nat(29) }) },
    ),
    { maxLength: 120 },
  ),
);

test('whatever happens, nobody who waits is overtaken and nobody sits without a seat', () => {
  fc.assert(
    fc.property(lifeArbitrary, ([capacity, steps]) => {
      const entries = new Map<number, SeatEntry>();
      const seats = () => seatsOf(entries.values(), { mode: 'physical', capacity });
      for (const [index, { what, who }] of steps.entries()) {
        const now = seats();
        const entry = entries.get(who);
        const firstWaiting = now.waiting[0];
        if (what === 'accept' && entry?.partstat !== 'ACCEPTED') {
          const place = placeForAccepting(
            entry ?? { place: 'confirmed', partstat: 'NEEDS-ACTION' },
            now,
          );
          entries.set(who, {
            _id: `participation:m:${who}`,
            personId: `person:${who}`,
            createdAt: '2026-01-01T00:00:00.000Z',
            mode: 'physical',
            partstat: 'ACCEPTED',
            place,
            answeredAt: new Date(Date.UTC(2026, 0, 2) + index * 1000).toISOString(),
          });
        } else if (what === 'decline' && entry !== undefined) {
          entries.set(who, { ...entry, partstat: 'DECLINED', place: 'confirmed' });
        } else if (what === 'offer' && firstWaiting !== undefined && now.free > 0) {
          entries.set(Number(firstWaiting.personId.slice('person:'.length)), {
            ...firstWaiting,
            place: 'confirmed',
          });
        }
        const after = seats();
        expect(after.taken).toBeLessThanOrEqual(capacity);
        expect(after.surplus).toEqual([]);
        // Whoever waits and still waits has come no further from the front.
        const queue = (of: typeof now) => of.waiting.map(({ personId }) => personId);
        const before = new Set(queue(now));
        const stayed = queue(after).filter((id) => before.has(id));
        expect(queue(after).slice(0, stayed.length)).toEqual(stayed);
        expect(stayed).toEqual(queue(now).filter((id) => stayed.includes(id)));
      }
    }),
    options,
  );
});
