import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarEventOf } from '#shared/domain/meetup/calendarEvent.ts';
import { clockChange } from '#shared/domain/time/clockChange.ts';
import { localToInstant } from '#shared/domain/time/zonedTime.ts';
import { writeCalendar } from '#shared/formats/ical/index.ts';
import { meetupWith } from '../unit/meetups/factories.ts';

const years = [2021, 2025, 2030];
// Before, in and after the changes of both hemispheres, and late enough to be another day in UTC.
const days = ['03-29T10:00', '04-05T23:30', '07-04T00:15', '11-01T18:45'];

test('whole files say the right moment to an independent parser, in every zone', () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const timeZone of [...Intl.supportedValuesOf('timeZone'), 'UTC']) {
    const starts = years
      .flatMap((year) => days.map((day) => `${year}-${day}`))
      // A time shown twice is the first for RFC 5545 (3.3.5), the second for some parsers.
      .filter((local) => clockChange(local, timeZone)?.kind !== 'repeated');
    const text = writeCalendar({
      method: 'PUBLISH',
      product: 'Tsudoi',
      events: starts.map((startLocal) =>
        calendarEventOf(meetupWith({ startLocal, endLocal: startLocal, timeZone })),
      ),
    });
    const calendar = new ICAL.Component(ICAL.parse(text) as never);
    const zone = new ICAL.Timezone({
      component: calendar.getFirstSubcomponent('vtimezone') as never,
      tzid: timeZone,
    });
    for (const [index, event] of calendar.getAllSubcomponents('vevent').entries()) {
      const start = event.getFirstPropertyValue('dtstart') as ICAL.Time;
      start.zone = zone;
      asked += 1;
      const moment = start.toJSDate().toISOString();
      const expected = localToInstant(starts[index] ?? '', timeZone);
      if (moment !== expected)
        wrong.push(`${timeZone} ${starts[index]}: ${moment}, not ${expected}`);
    }
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(asked).toBeGreaterThan(4000);
});
