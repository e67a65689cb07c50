import type { Placeholder } from '#shared/domain/invite/message.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { VenueFields } from '#shared/domain/meetup/venue.ts';
import { instantToLocal, isTimeZone } from '#shared/domain/time/zonedTime.ts';
import { spanInJapan } from './when.ts';

/** What a message's placeholders stand for, in the language of the message. */
export const messageValues = (
  meetup: Meetup,
  options: {
    readonly language: string;
    readonly name: string;
    readonly chapter: string;
    readonly venue: VenueFields | undefined;
  },
): Readonly<Record<Placeholder, string>> => {
  const { language } = options;
  const at = (local: string, format: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }).format(
      new Date(`${local}:00Z`),
    );
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  const answerBy =
    meetup.rsvpBy === undefined || !isTimeZone(meetup.timeZone)
      ? undefined
      : instantToLocal(meetup.rsvpBy, meetup.timeZone);
  const span = { start: meetup.startLocal, end: meetup.endLocal };
  const inJapan = spanInJapan(span, meetup.timeZone);
  const to = new Intl.Locale(language).language === 'ja' ? '〜' : '–';
  const clock = ({ start, end }: typeof span): string => `${at(start, time)}${to}${at(end, time)}`;
  return {
    name: options.name,
    meetup: meetup.name,
    theme: meetup.theme ?? '',
    date: at(meetup.startLocal, fullDay),
    time: clock(span),
    japanTime: inJapan === undefined ? '' : clock(inJapan),
    venue: meetup.attendanceMode === 'Online' ? '' : (meetup.venueName ?? ''),
    address: meetup.attendanceMode === 'Online' ? '' : (options.venue?.address ?? ''),
    answerBy: answerBy === undefined ? '' : at(answerBy, fullDay),
    link: meetup.onlineUrl ?? '',
    chapter: options.chapter,
  };
};

const fullDay = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
} as const satisfies Intl.DateTimeFormatOptions;
