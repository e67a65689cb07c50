import { describe, expect, it } from 'vitest';
import { meetupSchema, type Meetup } from '#shared/domain/meetup/meetup.ts';
import {
  draftOf,
  isOvernight,
  newDraft,
  readDraft,
  spanOf,
  type MeetupDraft,
} from '../../../renderer/src/features/meetups/meetupDraft.ts';

const draft = (part: Partial<MeetupDraft> = {}): MeetupDraft => ({
  ...newDraft('Asia/Jakarta'),
  name: '7th annual meeting',
  date: '2026-01-17',
  ...part,
});

const problemsOf = (part: Partial<MeetupDraft>) => {
  const read = readDraft(draft(part));
  return read.ok ? {} : read.error;
};

const meetup = (fields: Partial<Meetup> = {}): Meetup =>
  meetupSchema.parse({
    _id: 'meetup:01980000-0000-7000-8000-000000000001',
    type: 'meetup',
    schema: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: 'organiser:test',
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: 'organiser:test',
    device: 'test',
    name: '7th annual meeting',
    stage: 'planned',
    eventStatus: 'EventScheduled',
    attendanceMode: 'Offline',
    startLocal: '2026-01-17T11:00',
    endLocal: '2026-01-17T14:00',
    timeZone: 'Asia/Jakarta',
    icsSequence: 0,
    checkLists: [{ key: 'main', name: '' }],
    ...fields,
  });

describe('the form of a meetup', () => {
  it('gives the fields to save, with empty ones cleared', () => {
    expect(readDraft(draft({ name: '  Picnic ', venueName: ' ', start: '11:00' }))).toEqual({
      ok: true,
      value: {
        name: 'Picnic',
        startLocal: '2026-01-17T11:00',
        endLocal: '2026-01-17T17:00',
        timeZone: 'Asia/Jakarta',
        attendanceMode: 'Offline',
        venueId: null,
        venueName: null,
        maximumPhysicalAttendeeCapacity: null,
        onlineUrl: null,
        maximumVirtualAttendeeCapacity: null,
        doorTime: null,
      },
    });
  });

  it('has doors that open before the start, on the first day', () => {
    expect(readDraft(draft({ doors: '13:30' }))).toMatchObject({
      ok: true,
      value: { doorTime: '2026-01-17T13:30' },
    });
    expect(problemsOf({ doors: '14:30' })).toEqual({ doors: 'doors' });
  });

  it('names every field that is missing', () => {
    expect(problemsOf({ name: ' ', date: null, start: null, end: null, timeZone: null })).toEqual({
      name: 'name',
      date: 'date',
      start: 'start',
      end: 'end',
      timeZone: 'timeZone',
    });
  });

  it('does not take a zone nobody knows', () => {
    expect(problemsOf({ timeZone: 'Asia/Atlantis' })).toEqual({ timeZone: 'timeZone' });
  });

  it('does not take an end before or at the start', () => {
    expect(problemsOf({ start: '14:00', end: '11:00' })).toEqual({ end: 'endBeforeStart' });
    expect(problemsOf({ start: '14:00', end: '14:00' })).toEqual({ end: 'sameTime' });
  });

  it('reads an evening that ends after midnight as ending the next day', () => {
    expect(isOvernight('21:00', '00:30')).toBe(true);
    expect(spanOf(draft({ date: '2026-12-31', start: '21:00', end: '00:30' }))).toEqual({
      start: '2026-12-31T21:00',
      end: '2027-01-01T00:30',
    });
  });

  it('knows no span before date and times are there', () => {
    expect(spanOf(draft({ date: null }))).toBeUndefined();
    expect(spanOf(draft({ start: '14:00', end: '11:00' }))).toBeUndefined();
  });

  it.each([
    ['an afternoon', {}],
    ['a night', { startLocal: '2026-01-17T21:00', endLocal: '2026-01-18T00:30' }],
    ['a weekend', { startLocal: '2026-01-17T09:00', endLocal: '2026-01-18T17:00' }],
    ['a full day', { startLocal: '2026-01-17T09:00', endLocal: '2026-01-18T09:00' }],
    ['a hall', { venueName: 'Hotel Borobudur', maximumPhysicalAttendeeCapacity: 0 }],
  ] as const)('gives %s back as it was when nothing is changed', (_name, fields) => {
    const before = meetup(fields);
    const read = readDraft(draftOf(before));
    expect(read).toMatchObject({
      ok: true,
      value: {
        startLocal: before.startLocal,
        endLocal: before.endLocal,
        venueName: before.venueName ?? null,
        maximumPhysicalAttendeeCapacity: before.maximumPhysicalAttendeeCapacity ?? null,
      },
    });
  });
});
