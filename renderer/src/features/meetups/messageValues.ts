import type { Placeholder } from '#shared/domain/invite/message.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { spanInJapan } from './when.ts';

/** What a message's placeholders stand for, in the language of the message. */
export const messageValues = (
  meetup: Meetup,
  options: { readonly language: string; readonly name: string; readonly chapter: string },
): Readonly<Record<Placeholder, string>> => {
  const { language } = options;
  const at = (local: string, format: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }).format(
      new Date(`${local}:00Z`),
    );
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  const span = { start: meetup.startLocal, end: meetup.endLocal };
  const inJapan = spanInJapan(span, meetup.timeZone);
  const clock = ({ start, end }: typeof span): string => `${at(start, time)}–${at(end, time)}`;
  return {
    name: options.name,
    meetup: meetup.name,
    theme: meetup.theme ?? '',
    date: at(meetup.startLocal, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
    time: clock(span),
    japanTime: inJapan === undefined ? '' : clock(inJapan),
    venue: meetup.attendanceMode === 'Online' ? '' : (meetup.venueName ?? ''),
    link: meetup.onlineUrl ?? '',
    chapter: options.chapter,
  };
};
