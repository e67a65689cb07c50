import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agendaOverrun, agendaTimes, ownStart } from '#shared/domain/meetup/agendaTimes.ts';
import {
  budgetTotals,
  fromMinor,
  minorDigits,
  sameNumberIn,
  toMinor,
} from '#shared/domain/meetup/budget.ts';
import { taskDue } from '#shared/domain/meetup/taskDue.ts';

const options = { seed: 20260119, numRuns: 300 };
const start = '2026-01-17T11:00';

const items = fc.uniqueArray(
  fc.record({ _id: fc.uuid(), order: fc.stringMatching(/^[a-z]{1,4}$/), minutes: fc.nat(180) }),
  { selector: ({ _id }) => _id, maxLength: 30 },
);

test('every item begins when the one before ends, whatever order they come in', () => {
  fc.assert(
    fc.property(items, (list) => {
      const timed = agendaTimes(list, start);
      expect(agendaTimes(list.toReversed(), start)).toEqual(timed);
      expect(timed[0]?.from ?? start).toBe(start);
      for (const [index, item] of timed.entries()) {
        expect(timed[index + 1]?.from ?? item.until).toBe(item.until);
      }
      const minutes = list.reduce((sum, item) => sum + item.minutes, 0);
      expect(agendaOverrun(list, { startLocal: start, endLocal: '2026-01-17T14:00' })).toBe(
        minutes - 180,
      );
    }),
    options,
  );
});

test('an item with its own time waits for it, but never begins before the one before ends', () => {
  const at = (startLocal: string) =>
    agendaTimes(
      [
        { _id: 'a', order: 'a0', minutes: 30 },
        { _id: 'b', order: 'a1', minutes: 30, startLocal },
      ],
      start,
    )[1]?.from;
  expect(at('2026-01-17T12:00')).toBe('2026-01-17T12:00');
  expect(at('2026-01-17T11:10')).toBe('2026-01-17T11:30');
});

const lines = fc.array(
  fc.record({
    kind: fc.constantFrom('income' as const, 'cost' as const),
    planned: fc.integer({ min: -1e12, max: 1e12 }),
    actual: fc.integer({ min: -1e12, max: 1e12 }),
    currency: fc.constantFrom('IDR', 'JPY', 'EUR', 'KWD'),
  }),
  { maxLength: 60 },
);

test('budget sums are exact, per currency, and do not depend on the order of lines', () => {
  fc.assert(
    fc.property(lines, (list) => {
      const totals = budgetTotals(list);
      expect(budgetTotals(list.toReversed())).toEqual(totals);
      for (const { currency, income, cost, balance } of totals) {
        const sum = (kind: string): bigint =>
          list
            .filter((line) => line.currency === currency && line.kind === kind)
            .reduce((total, line) => total + BigInt(line.planned), 0n);
        expect(BigInt(income.planned)).toBe(sum('income'));
        expect(BigInt(cost.planned)).toBe(sum('cost'));
        expect(balance.actual).toBe(income.actual - cost.actual);
      }
    }),
    options,
  );
});

test('amounts keep their minor units', () => {
  expect([minorDigits('JPY'), minorDigits('EUR'), minorDigits('KWD')]).toEqual([0, 2, 3]);
  expect(toMinor(1.005, 'EUR')).toBe(101);
  expect(toMinor(8.2, 'EUR')).toBe(820);
  fc.assert(
    fc.property(
      fc.integer({ min: -1e11, max: 1e11 }),
      fc.constantFrom('JPY', 'EUR', 'KWD', 'IDR'),
      (minor, currency) => {
        expect(toMinor(fromMinor(minor, currency), currency)).toBe(minor);
      },
    ),
    options,
  );
});

test('a number is the same in another currency, or is not had there at all', () => {
  expect(sameNumberIn(1250, 'EUR', 'JPY')).toBeUndefined();
  expect(sameNumberIn(1200, 'EUR', 'JPY')).toBe(12);
  expect(sameNumberIn(12, 'JPY', 'KWD')).toBe(12_000);
  expect(sameNumberIn(Number.MAX_SAFE_INTEGER, 'JPY', 'EUR')).toBeUndefined();
  const codes = fc.constantFrom('JPY', 'EUR', 'KWD', 'CLF');
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), codes, codes, (minor, from, to) => {
      const there = sameNumberIn(minor, from, to);
      expect(there === undefined ? minor : sameNumberIn(there, to, from)).toBe(minor);
      expect(there === undefined || fromMinor(there, to) === fromMinor(minor, from)).toBe(true);
      expect(there !== undefined || minorDigits(to) < minorDigits(from)).toBe(true);
    }),
    options,
  );
});

test('a task without a date of its own moves with the meetup', () => {
  expect(taskDue({ dueOffset: -14 }, '2026-01-17T11:00')).toBe('2026-01-03');
  expect(taskDue({ dueOffset: 1 }, '2024-02-28T11:00')).toBe('2024-02-29');
  expect(taskDue({ due: '2026-01-05', dueOffset: -14 }, start)).toBe('2026-01-05');
  expect(taskDue({}, start)).toBeUndefined();
});

test('a time of the day means the first day, or the next one past midnight', () => {
  const night = { startLocal: '2026-01-31T18:00', endLocal: '2026-02-01T01:00' };
  expect(ownStart('19:30', night)).toBe('2026-01-31T19:30');
  expect(ownStart('00:15', night)).toBe('2026-02-01T00:15');
  expect(ownStart('09:00', { startLocal: start, endLocal: '2026-01-17T14:00' })).toBe(
    '2026-01-17T09:00',
  );
});
