import { describe, expect, it } from 'vitest';
import {
  cityOf,
  isOnTheDay,
  offsetOf,
  spanInJapan,
  spanText,
} from '../../../renderer/src/ui/when.ts';
import english from '#shared/i18n/en/meetups.json' with { type: 'json' };
import japanese from '#shared/i18n/ja/meetups.json' with { type: 'json' };
import { timeZoneOptions } from '../../../renderer/src/features/meetups/timeZones.ts';
import { createFormat } from '../../../renderer/src/ui/format.ts';

const textsIn = (locale: string, { when }: typeof english): Parameters<typeof spanText>[0] => ({
  format: createFormat(locale),
  t: ((key: string, values: Record<string, string>) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replace(`{{${name}}}`, value),
      (when as Record<string, string>)[key.replace('when.', '')] ?? key,
    )) as unknown as Parameters<typeof spanText>[0]['t'],
});
const texts = textsIn('en-GB', english);

const span = (start: string, end: string) => ({ start, end });

describe('the time of a meetup', () => {
  it('is shown on the clocks of Japan', () => {
    expect(spanInJapan(span('2026-01-17T11:00', '2026-01-17T14:00'), 'Asia/Jakarta')).toEqual(
      span('2026-01-17T13:00', '2026-01-17T16:00'),
    );
    expect(spanInJapan(span('2026-01-17T11:00', '2026-01-17T14:00'), 'Asia/Kathmandu')).toEqual(
      span('2026-01-17T14:15', '2026-01-17T17:15'),
    );
  });

  it('is not repeated where the clocks show the same', () => {
    const there = span('2026-01-17T11:00', '2026-01-17T14:00');
    expect(spanInJapan(there, 'Asia/Tokyo')).toBeUndefined();
    expect(spanInJapan(there, 'Asia/Seoul')).toBeUndefined();
    expect(spanInJapan(there, 'Asia/Atlantis')).toBeUndefined();
  });

  it('names the day once', () => {
    expect(spanText(texts, span('2026-01-17T11:00', '2026-01-17T14:00'))).toBe(
      'Sat, 17 Jan 2026, 11:00–14:00',
    );
    expect(spanText(texts, span('2026-01-17T21:00', '2026-01-18T00:30'))).toBe(
      'Sat, 17 Jan 2026, 21:00–00:30',
    );
  });

  it('names both days when it goes on', () => {
    expect(spanText(texts, span('2026-01-17T09:00', '2026-01-18T17:00'))).toBe(
      'Sat, 17 Jan 2026, 09:00 – Sun, 18 Jan 2026, 17:00',
    );
  });

  it('leaves out a day that is known, and names one that differs', () => {
    const besides = '2026-01-17T20:00';
    expect(spanText(texts, span('2026-01-17T13:00', '2026-01-17T16:00'), besides)).toBe(
      '13:00–16:00',
    );
    expect(spanText(texts, span('2026-01-18T04:00', '2026-01-18T06:00'), besides)).toBe(
      'Sun, 18 Jan 2026, 04:00–06:00',
    );
  });

  it('is written as the language writes it', () => {
    expect(spanText(textsIn('ja', japanese), span('2026-01-17T11:00', '2026-01-17T14:00'))).toBe(
      '2026年1月17日(土) 11:00〜14:00',
    );
  });

  it('is today by the clocks of the venue', () => {
    const meetup = {
      startLocal: '2026-01-17T08:00',
      endLocal: '2026-01-17T10:00',
      timeZone: 'Pacific/Kiritimati',
    };
    expect(isOnTheDay('2026-01-16T12:00:00.000Z', meetup)).toBe(true);
    expect(isOnTheDay('2026-01-17T12:00:00.000Z', meetup)).toBe(false);
    expect(isOnTheDay('2026-01-16T09:00:00.000Z', meetup)).toBe(false);
    expect(isOnTheDay('2026-01-16T12:00:00.000Z', { ...meetup, timeZone: 'Nowhere' })).toBe(false);
  });
});

describe('the choice of time zones', () => {
  it('has the names in use today', () => {
    const ids = timeZoneOptions(null).map((zone) => zone.id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'Asia/Jakarta',
        'Asia/Kolkata',
        'Asia/Kathmandu',
        'Asia/Ho_Chi_Minh',
        'Asia/Yangon',
        'UTC',
      ]),
    );
    expect(ids).not.toContain('Asia/Calcutta');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('always has the zone that is chosen', () => {
    expect(timeZoneOptions('Asia/Saigon')[0]).toMatchObject({
      id: 'Asia/Saigon',
      label: 'Saigon · Asia',
    });
  });

  it('reads like a place', () => {
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(cityOf('UTC')).toBe('UTC');
    expect(offsetOf('Asia/Kolkata', new Date('2026-01-17T00:00:00Z'))).toBe('GMT+5:30');
    expect(offsetOf('Asia/Atlantis', new Date('2026-01-17T00:00:00Z'))).toBe('');
  });
});
