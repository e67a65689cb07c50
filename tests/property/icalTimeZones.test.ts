import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { writeTimeZone } from '#shared/formats/ical/index.ts';
import { zoneHistory } from '#shared/formats/ical/transitions.ts';

const firstYear = 2021;
const lastYear = 2030;
const hour = 3_600_000;

const parseZone = (timeZone: string, text: string): ICAL.Timezone =>
  new ICAL.Timezone({ component: new ICAL.Component(ICAL.parse(text) as never), tzid: timeZone });

/** Wall-clock times as a calendar program meets them: those that exist, once each. */
const isPlain = (local: Temporal.PlainDateTime, timeZone: string): boolean => {
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }),
  );
  return earlier?.epochMilliseconds === later?.epochMilliseconds;
};

const offsetBy = (zone: ICAL.Timezone, local: Temporal.PlainDateTime): number =>
  zone.utcOffset(
    new ICAL.Time(
      {
        year: local.year,
        month: local.month,
        day: local.day,
        hour: local.hour,
        minute: local.minute,
        second: 0,
        isDate: false,
      },
      ICAL.Timezone.localTimezone,
    ),
  );

/** Moments worth asking about: each hour of the day before and after a change, and two a month. */
const moments = (timeZone: string): number[] => {
  const { transitions } = zoneHistory(timeZone, firstYear, lastYear);
  const around = transitions.flatMap(({ epochMilliseconds }) =>
    Array.from({ length: 49 }, (_, index) => epochMilliseconds + (index - 24) * hour),
  );
  const monthly = Array.from({ length: 12 * (lastYear - firstYear + 1) }, (_, month) => [
    Date.UTC(firstYear, month, 2, 12),
    Date.UTC(firstYear, month, 16, 3),
  ]).flat();
  return [...around, ...monthly];
};

test('an independent parser finds the offset of every zone right for ten years', () => {
  const wrong: string[] = [];
  let asked = 0;
  let zones = 0;
  for (const timeZone of [...Intl.supportedValuesOf('timeZone'), 'UTC']) {
    zones += 1;
    const zone = parseZone(timeZone, writeTimeZone({ timeZone, firstYear, lastYear }));
    for (const moment of moments(timeZone)) {
      const there = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
      const local = there.toPlainDateTime();
      // A time that exists twice is no single offset; the file cannot say which is meant.
      if (!isPlain(local, timeZone)) continue;
      asked += 1;
      const found = offsetBy(zone, local);
      if (found !== there.offsetNanoseconds / 1e9) {
        wrong.push(`${timeZone} ${local.toString()}: ${found} instead of ${there.offset}`);
      }
    }
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(zones).toBeGreaterThan(400);
  expect(asked).toBeGreaterThan(200_000);
}, 240_000);

test('a zone that follows a yearly rule stays right after the years asked for', () => {
  for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']) {
    const text = writeTimeZone({ timeZone, firstYear: 2024, lastYear: 2025 });
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=');
    const zone = parseZone(timeZone, text);
    for (const local of ['2040-01-15T12:00', '2040-07-15T12:00', '2044-03-31T12:00']) {
      const plain = Temporal.PlainDateTime.from(local);
      expect(offsetBy(zone, plain)).toBe(plain.toZonedDateTime(timeZone).offsetNanoseconds / 1e9);
    }
  }
}, 240_000);
