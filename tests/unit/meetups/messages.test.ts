import { describe, expect, it } from 'vitest';
import { builtInLanguages, builtInMessage } from '../../../shared/domain/invite/builtInMessages.ts';
import { messagePurposeSchema, type MessagePurpose } from '#shared/domain/invite/contact.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { eventStatusSchema } from '#shared/domain/meetup/meetup.ts';
import { holesIn, renderFor } from '../../../renderer/src/features/meetups/renderMessage.ts';
import { meetupWith } from './factories.ts';

// Braces, a label of nothing, empty brackets, a gap.
const holes =
  /[{}]|^(?:Where|Online|In Japan|Please answer by|会場|オンライン|日本時間|お返事の期限)[:：]\s*$|\( *\)|（）|\n\n\n/mu;

const guest = {
  personId: 'person:1',
  name: '山田 太郎',
  calling: '山田 太郎',
  email: 'a@example.org',
};

const settingOf = (fields: Partial<Meetup>, purpose: MessagePurpose) => {
  const meetup = meetupWith(fields);
  return {
    meetup,
    venue: undefined,
    chapter: 'Chapter',
    fallback: 'en',
    messages: Object.fromEntries(
      builtInLanguages.flatMap((language) => {
        const message = builtInMessage(language, { purpose, eventStatus: meetup.eventStatus });
        return message === undefined ? [] : [[language, message]];
      }),
    ),
  };
};

const bodyOf = (fields: Partial<Meetup>, purpose: MessagePurpose, language = 'en'): string =>
  renderFor(settingOf(fields, purpose), { ...guest, languages: [language] }).body;

describe('a built-in message', () => {
  it('has no hole in any language, purpose and state, even with nothing but a date', () => {
    for (const purpose of messagePurposeSchema.options) {
      for (const eventStatus of eventStatusSchema.options) {
        for (const attendanceMode of ['Offline', 'Online'] as const) {
          for (const language of builtInLanguages) {
            const setting = settingOf({ eventStatus, attendanceMode }, purpose);
            expect(holesIn(setting, language)).toEqual([]);
            const { subject, body } = renderFor(setting, { ...guest, languages: [language] });
            expect(`${subject}\n${body}`).not.toMatch(holes);
            expect(body).toContain(guest.name);
          }
        }
      }
    }
  });

  it('tells the zone, and Japan’s day where it is another one', () => {
    const evening = {
      ...{ startLocal: '2026-12-05T18:30', endLocal: '2026-12-05T21:00' },
      ...{ timeZone: 'America/Los_Angeles', venueName: 'Union Hall' },
    };
    const english = bodyOf(evening, 'invitation');
    expect(english).toContain('18:30–21:00 (Pacific Time, GMT-8)');
    expect(english).toMatch(/In Japan: Sunday, December 6, 2026, 11:30–14:00/);
    expect(english).toContain('Where: Union Hall');
    const japanese = bodyOf(evening, 'invitation', 'ja');
    expect(japanese).toContain('日本時間：2026年12月6日日曜日 11:30〜14:00');
    // Jakarta's day is Japan's day.
    const noon = { ...evening, timeZone: 'Asia/Jakarta', startLocal: '2026-12-05T11:00' };
    expect(bodyOf(noon, 'invitation')).toContain('In Japan: 13:00–23:00');
    // At a Japanese venue there is nothing to tell.
    expect(bodyOf({ ...evening, timeZone: 'Asia/Tokyo' }, 'invitation')).not.toContain('In Japan');
  });

  it('names both days of a meetup that lasts longer than one', () => {
    const long = { startLocal: '2026-12-05T10:00', endLocal: '2026-12-06T15:00' };
    expect(bodyOf(long, 'invitation')).toMatch(/December 5.*December 6.*10:00–15:00/);
    const night = { startLocal: '2026-12-05T20:00', endLocal: '2026-12-06T02:00' };
    expect(bodyOf(night, 'invitation')).toContain('When: Saturday, December 5, 2026, 20:00–02:00');
  });

  it('says what happened to the meetup, and no old day as the new one', () => {
    const bodies = eventStatusSchema.options.map((eventStatus) =>
      bodyOf(
        { eventStatus, onlineUrl: 'https://meet.example', attendanceMode: 'Online' },
        'changed',
      ),
    );
    expect(new Set(bodies).size).toBeGreaterThan(3);
    expect(bodyOf({ eventStatus: 'EventPostponed' }, 'changed')).not.toContain('When:');
    const online = { eventStatus: 'EventMovedOnline', attendanceMode: 'Online' } as const;
    expect(bodyOf({ ...online, onlineUrl: 'https://meet.example' }, 'changed')).toContain(
      'Online: https://meet.example',
    );
    // A link that stayed from a plan given up leads nowhere.
    const inRoom = { attendanceMode: 'Offline', onlineUrl: 'https://meet.example' } as const;
    expect(bodyOf(inRoom, 'invitation')).not.toContain('meet.example');
  });
});
