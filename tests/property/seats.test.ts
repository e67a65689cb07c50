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
