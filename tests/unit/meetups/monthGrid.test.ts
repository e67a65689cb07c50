import { expect, test } from 'vitest';
import {
  addMonths,
  dayAfterKey,
  daysOf,
  monthWeeks,
} from '../../../renderer/src/features/meetups/monthGrid.ts';

test('a month has whole weeks that begin where they begin in the region', () => {
  const first = (locale: string) => monthWeeks('2026-01', locale)[0]?.[0];
  expect(first('en-GB')).toBe('2025-12-29');
  expect(first('ja-JP')).toBe('2025-12-28');
  expect(first('en-US')).toBe('2025-12-28');
  expect(first('ar-EG')).toBe('2025-12-27');
  const weeks = monthWeeks('2026-01', 'en-GB');
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks.flat()).toContain('2026-01-31');
  // February 2027 begins on a Monday and needs four weeks only.
  expect(monthWeeks('2027-02', 'en-GB')).toHaveLength(4);
  expect(monthWeeks('2026-08', 'en-GB')).toHaveLength(6);
});

test('keys lead from day to day, week to week and month to month', () => {
  const from = (key: string, isRightToLeft = false) =>
    dayAfterKey('2026-01-31', key, { locale: 'en-GB', isRightToLeft });
  expect(from('ArrowRight')).toBe('2026-02-01');
  expect(from('ArrowRight', true)).toBe('2026-01-30');
  expect(from('ArrowUp')).toBe('2026-01-24');
  expect(from('PageDown')).toBe('2026-02-28');
  expect(from('PageUp')).toBe('2025-12-31');
  expect(from('Home')).toBe('2026-01-26');
  expect(from('End')).toBe('2026-02-01');
  expect(from('x')).toBeUndefined();
  expect(addMonths('2026-12', 1)).toBe('2027-01');
});

test('a meetup is on each of its days, and not on the day it ends at midnight', () => {
  const days = monthWeeks('2026-01', 'en-GB').flat();
  const on = (startLocal: string, endLocal: string) => daysOf({ startLocal, endLocal }, days);
  expect(on('2026-01-17T20:00', '2026-01-18T00:00')).toEqual(['2026-01-17']);
  expect(on('2026-01-30T20:00', '2026-02-03T10:00')).toEqual([
    '2026-01-30',
    '2026-01-31',
    '2026-02-01',
  ]);
});
