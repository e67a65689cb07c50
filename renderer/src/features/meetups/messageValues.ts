import type { PlaceholderValues } from '#shared/domain/invite/message.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { VenueFields } from '#shared/domain/meetup/venue.ts';
import { instantToLocal, isTimeZone, localToInstant } from '#shared/domain/time/zonedTime.ts';
import { dayOf, isWithinADay, spanInJapan, type LocalSpan } from '../../ui/when.ts';

/** What a message's placeholders stand for, in the language of the message. */
export const messageValues = (
  meetup: Meetup,
  options: {
    readonly language: string;
    readonly name: string;
    readonly chapter: string;
    readonly venue: VenueFields | undefined;
  },
): PlaceholderValues => {
  const { language } = options;
  const { timeZone, attendanceMode } = meetup;
  const answerBy =
    meetup.rsvpBy === undefined || !isTimeZone(timeZone)
      ? undefined
      : instantToLocal(meetup.rsvpBy, timeZone);
  const span = { start: meetup.startLocal, end: meetup.endLocal };
  const inJapan = spanInJapan(span, timeZone);
  const isThere = attendanceMode !== 'Online';
  return {
    name: options.name,
    meetup: meetup.name,
    theme: meetup.theme ?? '',
    date: days(span, language),
    time: clocks(span, language),
    zone: zoneName(timeZone, { language, at: span.start }),
    japanTime: inJapan === undefined ? '' : japanTime(inJapan, { span, language }),
    venue: isThere ? (meetup.venueName ?? '') : '',
    address: isThere ? (options.venue?.address ?? '') : '',
    answerBy:
      answerBy === undefined ? '' : days({ start: answerBy, end: answerBy }, options.language),
    // An address that stayed from a time when the meetup was to be online leads nowhere.
    link: attendanceMode === 'Offline' ? '' : (meetup.onlineUrl ?? ''),
    chapter: options.chapter,
  };
};

/** The day of a span, or the first and the last. A night that ends the next morning is one day. */
const days = (span: LocalSpan, language: string): string => {
  const format = new Intl.DateTimeFormat(language, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    timeZone: 'UTC',
  });
  return isWithinADay(span)
    ? format.format(dateOf(span.start))
    : format.formatRange(dateOf(span.start), dateOf(span.end));
};

const clocks = ({ start, end }: LocalSpan, language: string): string => {
  const format = new Intl.DateTimeFormat(language, {
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    timeZone: 'UTC',
  });
  const to = isJapanese(language) ? '〜' : '–';
  return `${format.format(dateOf(start))}${to}${format.format(dateOf(end))}`;
};

// Whoever reads only this must not come a day early or late.
const japanTime = (
  inJapan: LocalSpan,
  { span, language }: { readonly span: LocalSpan; readonly language: string },
): string => {
  const times = clocks(inJapan, language);
  if (dayOf(inJapan.start) === dayOf(span.start) && isWithinADay(span)) return times;
  return `${days(inJapan, language)}${isJapanese(language) ? ' ' : ', '}${times}`;
};

/** "Western Indonesia Time, GMT+7": how far the clocks there are on that day. */
const zoneName = (
  timeZone: string,
  { language, at }: { readonly language: string; readonly at: string },
): string => {
  const instant = localToInstant(at, timeZone);
  if (instant === undefined) return timeZone;
  const named = (timeZoneName: 'longGeneric' | 'shortOffset'): string =>
    new Intl.DateTimeFormat(language, { timeZone, timeZoneName })
      .formatToParts(new Date(instant))
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return [...new Set([named('longGeneric'), named('shortOffset')])].join(
    isJapanese(language) ? '、' : ', ',
  );
};

const isJapanese = (language: string): boolean => new Intl.Locale(language).language === 'ja';

const dateOf = (local: string): Date => new Date(`${local}:00Z`);
