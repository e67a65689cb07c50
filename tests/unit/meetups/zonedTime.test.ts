import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantToLocal, isTimeZone, localToInstant } from '#shared/domain/time/zonedTime.ts';

const seed = 20260329;

describe('a wall-clock time somewhere', () => {
  it.each([
    ['Asia/Jakarta', '2026-01-17T11:00', '2026-01-17T04:00:00.000Z'],
    ['Asia/Tokyo', '2026-01-17T13:00', '2026-01-17T04:00:00.000Z'],
    ['Asia/Kolkata', '2026-01-17T09:30', '2026-01-17T04:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-17T09:45', '2026-01-17T04:00:00.000Z'],
    ['Asia/Yangon', '2026-01-17T10:30', '2026-01-17T04:00:00.000Z'],
    ['America/St_Johns', '2026-01-17T00:30', '2026-01-17T04:00:00.000Z'],
    ['Pacific/Chatham', '2026-07-17T16:45', '2026-07-17T04:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-17T18:00', '2026-01-17T04:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-01-16T17:00', '2026-01-17T04:00:00.000Z'],
    ['UTC', '2026-01-17T04:00', '2026-01-17T04:00:00.000Z'],
  ])('in %s, %s is %s', (zone, local, instant) => {
    expect(localToInstant(local, zone)).toBe(instant);
    expect(instantToLocal(instant, zone)).toBe(local);
  });

  it('that the clocks skip is read with the offset before the gap', () => {
    expect(localToInstant('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(localToInstant('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe(
      '2026-10-03T15:45:00.000Z',
    );
  });

  it('that the clocks repeat is the first of the two', () => {
    expect(localToInstant('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(localToInstant('2026-04-05T01:45', 'Australia/Lord_Howe')).toBe(
      '2026-04-04T14:45:00.000Z',
    );
  });

  it('follows the summer time of its date, not of today', () => {
    expect(localToInstant('2026-01-17T12:00', 'Europe/Berlin')).toBe('2026-01-17T11:00:00.000Z');
    expect(localToInstant('2026-07-17T12:00', 'Europe/Berlin')).toBe('2026-07-17T10:00:00.000Z');
  });

  it('is nothing in a zone nobody knows, or when it is no time', () => {
    expect(localToInstant('2026-01-17T11:00', 'Asia/Atlantis')).toBeUndefined();
    expect(localToInstant('2026-01-17T11:00', '')).toBeUndefined();
    expect(localToInstant('2026-02-30T11:00', 'Asia/Tokyo')).toBeUndefined();
    expect(localToInstant('2026-01-17T25:00', 'Asia/Tokyo')).toBeUndefined();
    expect(localToInstant('soon', 'Asia/Tokyo')).toBeUndefined();
  });

  it(`comes back from its moment in every zone of this computer (seed ${seed})`, () => {
    const minute = fc
      .date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 16)}:00.000Z`);
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        minute,
        (zone, instant) => {
          const local = instantToLocal(instant, zone);
          const again = localToInstant(local, zone) ?? '';
          // Only a repeated hour may answer another moment, and then one that reads the same.
          expect(instantToLocal(again, zone)).toBe(local);
          expect(again <= instant).toBe(true);
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});

describe('a time zone', () => {
  it('is known by its IANA name', () => {
    expect(isTimeZone('Asia/Ho_Chi_Minh')).toBe(true);
    expect(isTimeZone('Asia/Saigon')).toBe(true);
    expect(isTimeZone('Tokyo')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});
