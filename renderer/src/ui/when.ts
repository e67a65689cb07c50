import type { TFunction } from 'i18next';
import { instantToLocal, localToInstant } from '#shared/domain/time/zonedTime.ts';
import type { Format } from './format.ts';

/** A start and an end on the clocks of one place, `2026-01-17T11:00`. */
export interface LocalSpan {
  readonly start: string;
  readonly end: string;
}

/** The zone of the association's secretariat and of the exchanges. */
export const japan = 'Asia/Tokyo';

/**
 * A span on Japan's clocks. `undefined` when the venue's clocks show the same, or when its zone
 * or times cannot be computed.
 */
export const spanInJapan = (span: LocalSpan, timeZone: string): LocalSpan | undefined => {
  const start = localToInstant(span.start, timeZone);
  const end = localToInstant(span.end, timeZone);
  if (start === undefined || end === undefined) return undefined;
  const inJapan = { start: instantToLocal(start, japan), end: instantToLocal(end, japan) };
  return inJapan.start === span.start && inJapan.end === span.end ? undefined : inJapan;
};

/** What {@link spanText} needs to write in the language of the screen. */
export interface SpanTexts {
  readonly t: TFunction<'meetups'>;
  readonly format: Format;
}

/**
 * A span in words. `besides` is the day a reader knows already (the venue's): the span then only
 * names days that differ from it. A night that ends the next morning needs no second day.
 */
export const spanText = (
  { t, format }: SpanTexts,
  { start, end }: LocalSpan,
  besides?: string,
): string => {
  const at = (local: string): string =>
    t('when.at', { day: format.day(local), time: format.localTime(local) });
  const first = dayOf(start) === dayOf(besides ?? '') ? format.localTime(start) : at(start);
  return isWithinADay({ start, end })
    ? t('when.times', { start: first, end: format.localTime(end) })
    : t('when.days', { start: first, end: at(end) });
};

/** Whether a moment (UTC ISO 8601) falls on the venue's day of the meetup, or while it lasts. */
export const isOnTheDay = (
  now: string,
  meetup: { readonly startLocal: string; readonly endLocal: string; readonly timeZone: string },
): boolean => {
  if (localToInstant(meetup.startLocal, meetup.timeZone) === undefined) return false;
  const today = instantToLocal(now, meetup.timeZone).slice(0, 10);
  return meetup.startLocal.slice(0, 10) <= today && today <= meetup.endLocal.slice(0, 10);
};

/** The day of a wall-clock time: `2026-01-17`. */
export const dayOf = (local: string): string => local.slice(0, 10);

/** Whether a span needs no second day: it ends on its day, or is a night that ends next morning. */
export const isWithinADay = ({ start, end }: LocalSpan): boolean =>
  dayOf(end) === dayOf(start) ||
  (end.slice(11) < start.slice(11) && Date.parse(`${end}Z`) - Date.parse(`${start}Z`) < dayLength);

const dayLength = 24 * 60 * 60 * 1000;

/** `America/Argentina/Buenos_Aires` → `Buenos Aires`. */
export const cityOf = (timeZone: string): string =>
  timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** The offset of a zone at a moment as "GMT+7"; empty for a zone this computer does not know. */
export const offsetOf = (timeZone: string, at: Date): string => {
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone,
      timeZoneName: 'shortOffset',
    }).formatToParts(at);
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  } catch {
    return '';
  }
};
