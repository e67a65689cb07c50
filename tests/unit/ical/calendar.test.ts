import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import {
  calendarEventOf,
  calendarMethod,
  calendarStatus,
} from '#shared/domain/meetup/calendarEvent.ts';
import { writeCalendar, type CalendarEvent } from '#shared/formats/ical/index.ts';
import { meetupWith } from '../meetups/factories.ts';

const event: CalendarEvent = {
  uid: '01900000-0000-7000-8000-000000000001',
  sequence: 3,
  status: 'CONFIRMED',
  summary: 'Annual meeting',
  startLocal: '2026-01-17T11:00',
  endLocal: '2026-01-17T14:00',
  timeZone: 'Asia/Jakarta',
  createdAt: '2025-12-01T00:00:00.000Z',
  updatedAt: '2025-12-02T03:04:05.678Z',
};

const write = (fields: Partial<CalendarEvent> = {}): string =>
  writeCalendar({ method: 'PUBLISH', product: 'Tsudoi', events: [{ ...event, ...fields }] });

const read = (text: string): ICAL.Event => {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const found = calendar.getFirstSubcomponent('vevent');
  if (found === null) throw new Error('There is no event');
  return new ICAL.Event(found);
};

test('an event has its hour in its own zone and as a moment', () => {
  const parsed = read(write());
  expect(parsed.uid).toBe(event.uid);
  expect(parsed.sequence).toBe(3);
  expect(parsed.startDate.toString()).toBe('2026-01-17T11:00:00');
  expect(parsed.startDate.zone.tzid).toBe('Asia/Jakarta');
  expect(parsed.startDate.toJSDate().toISOString()).toBe('2026-01-17T04:00:00.000Z');
  expect(parsed.endDate.toJSDate().toISOString()).toBe('2026-01-17T07:00:00.000Z');
});

test('summer time and zones with odd offsets are at the right moment', () => {
  const starts = (startLocal: string, timeZone: string): string =>
    read(write({ startLocal, endLocal: startLocal, timeZone }))
      .startDate.toJSDate()
      .toISOString();
  expect(starts('2026-07-17T11:00', 'Europe/Berlin')).toBe('2026-07-17T09:00:00.000Z');
  expect(starts('2026-01-17T11:00', 'Europe/Berlin')).toBe('2026-01-17T10:00:00.000Z');
  expect(starts('2026-01-17T11:00', 'Asia/Kathmandu')).toBe('2026-01-17T05:15:00.000Z');
  expect(starts('2026-03-08T03:00', 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
});

test('lines are at most 75 octets, end in CRLF, and every text comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.stringMatching(/^[;,\\:\n"日本語é ]{0,120}$/),
      (summary, description) => {
        const text = write({ summary, description });
        for (const line of text.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        }
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const parsed = read(text);
        const clean = (value: string): string =>
          value.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\t\n]/gu, '');
        expect(parsed.summary ?? '').toBe(clean(summary));
        expect(parsed.description ?? '').toBe(description);
      },
    ),
    { seed: 20260117, numRuns: 300 },
  );
});

test('a link and an organiser stay links', () => {
  const text = write({
    url: 'https://example.org/a?b=1,2;3',
    organiser: { name: 'Jakarta, "the" chapter', email: 'hello@example.org' },
  });
  const parsed = read(text).component;
  expect(parsed.getFirstPropertyValue('url')).toBe('https://example.org/a?b=1,2;3');
  expect(parsed.getFirstPropertyValue('organizer')).toBe('mailto:hello@example.org');
  expect(write({ url: 'not a link' })).not.toContain('URL');
});

test('a cancelled meetup keeps its UID and is taken back', () => {
  const meetup = meetupWith({ icsSequence: 4, eventStatus: 'EventCancelled' });
  expect(calendarMethod(meetup)).toBe('CANCEL');
  const text = writeCalendar({
    method: calendarMethod(meetup),
    product: 'Tsudoi',
    events: [calendarEventOf(meetup)],
  });
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  const found = read(text);
  expect(`meetup:${found.uid}`).toBe(meetup._id);
  expect(found.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(found.sequence).toBe(4);
});

test('a meetup is tentative until it is confirmed', () => {
  const status = (stage: 'idea' | 'planned' | 'confirmed' | 'held') =>
    calendarStatus({ stage, eventStatus: 'EventScheduled' });
  expect([status('idea'), status('planned')]).toEqual(['TENTATIVE', 'TENTATIVE']);
  expect([status('confirmed'), status('held')]).toEqual(['CONFIRMED', 'CONFIRMED']);
  expect(calendarStatus({ stage: 'announced', eventStatus: 'EventPostponed' })).toBe('TENTATIVE');
});
