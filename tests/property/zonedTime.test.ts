import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { clockChange } from '#shared/domain/time/clockChange.ts';
import { instantToLocal, localToInstant } from '#shared/domain/time/zonedTime.ts';

const options = { seed: 20260121, numRuns: 500 };

// Offsets of a quarter, half and three quarters of an hour, half an hour of summer time, a day that
// never was, and changes at midnight are among them.
const oddZones = [
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Eucla',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Pyongyang',
];
const zone = fc.oneof(
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
  fc.constantFrom(...oddZones),
);

const minute = 60_000;
const from = Date.UTC(2005, 0, 1) / minute;
const until = Date.UTC(2040, 0, 1) / minute;
const moment = fc.integer({ min: from, max: until }).map((minutes) => minutes * minute);

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the system's own calendar shows at a moment: another reading of the zone's rules. */
const shown = (epoch: number, timeZone: string): string => {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(timeZone, format);
  const part = Object.fromEntries(
    format.formatToParts(epoch).map(({ type, value }) => [type, value]),
  );
  return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}`;
};

/** Moments just before and after a change of the clocks, and plain ones. */
const nearChanges = fc
  .tuple(zone, moment, fc.integer({ min: -180, max: 180 }))
  .map(([timeZone, epoch, minutes]) => {
    const next = Temporal.Instant.fromEpochMilliseconds(epoch)
      .toZonedDateTimeISO(timeZone)
      .getTimeZoneTransition('next');
    const at = next?.epochMilliseconds ?? epoch;
    return { timeZone, epoch: Math.floor(at / minute) * minute + minutes * minute };
  });

test('a moment shows the wall-clock time that the system shows, and comes back as itself', () => {
  fc.assert(
    fc.property(nearChanges, ({ timeZone, epoch }) => {
      const instant = new Date(epoch).toISOString();
      const local = instantToLocal(instant, timeZone);
      expect(local).toBe(shown(epoch, timeZone));
      const back = Date.parse(localToInstant(local, timeZone) ?? '');
      const change = clockChange(local, timeZone);
      // A time that really was shown is never a skipped one; shown twice, the first is meant.
      expect(change?.kind).not.toBe('skipped');
      expect(back === epoch || (change !== undefined && back < epoch)).toBe(true);
      expect(shown(back, timeZone)).toBe(local);
    }),
    options,
  );
});

test('every wall-clock time is read as Temporal reads it, and one that the clocks skip is told', () => {
  fc.assert(
    fc.property(nearChanges, ({ timeZone, epoch }) => {
      // The wall-clock time is taken as if there were no change: it may not exist there.
      const before = Temporal.Instant.fromEpochMilliseconds(epoch - 6 * 60 * minute);
      const offset = before.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
      const local = new Date(epoch + offset).toISOString().slice(0, 16);
      const expected = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone);
      const instant = localToInstant(local, timeZone) ?? '';
      expect(Date.parse(instant)).toBe(expected.epochMilliseconds);
      const there = shown(expected.epochMilliseconds, timeZone);
      const change = clockChange(local, timeZone);
      expect(change?.kind === 'skipped').toBe(there !== local);
      expect(change?.kind === 'skipped' ? change.becomes : there).toBe(there);
    }),
    options,
  );
});

test('known changes of clocks are told', () => {
  expect(clockChange('2026-03-29T02:30', 'Europe/Berlin')).toEqual({
    kind: 'skipped',
    becomes: '2026-03-29T03:30',
  });
  expect(clockChange('2026-10-25T02:30', 'Europe/Berlin')).toEqual({ kind: 'repeated' });
  expect(clockChange('2026-04-05T01:45', 'Australia/Lord_Howe')).toEqual({ kind: 'repeated' });
  expect(clockChange('2011-12-30T12:00', 'Pacific/Apia')).toEqual({
    kind: 'skipped',
    becomes: '2011-12-31T12:00',
  });
  expect(clockChange('2026-03-29T02:30', 'Asia/Jakarta')).toBeUndefined();
  expect(clockChange('2026-03-29T02:30', 'Nowhere/At_All')).toBeUndefined();
});
