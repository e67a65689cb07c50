import { endOfMonth, parseDate, startOfMonth, startOfWeek } from '@internationalized/date';

/**
 * The weeks that a month touches, as ISO dates; a week begins on the day it begins on in the locale's
 * region (Sunday in Japan and the United States, Monday in most of Europe, Saturday in Egypt).
 */
export const monthWeeks = (month: string, locale: string): readonly (readonly string[])[] => {
  const first = parseDate(`${month}-01`);
  const last = endOfMonth(first);
  const weeks: string[][] = [];
  for (
    let week = startOfWeek(first, locale);
    week.compare(last) <= 0;
    week = week.add({ days: 7 })
  ) {
    weeks.push(Array.from({ length: 7 }, (_, days) => week.add({ days }).toString()));
  }
  return weeks;
};

/** `2026-01` and 1 → `2026-02`. */
export const addMonths = (month: string, months: number): string =>
  startOfMonth(parseDate(`${month}-01`))
    .add({ months })
    .toString()
    .slice(0, 7);

/** Where a key leads from a day in a month's grid; `undefined` for a key that leads nowhere. */
export const dayAfterKey = (
  day: string,
  key: string,
  options: { readonly locale: string; readonly isRightToLeft: boolean },
): string | undefined => {
  const date = parseDate(day);
  const forwards = options.isRightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return date.add({ days: forwards }).toString();
    case 'ArrowLeft':
      return date.add({ days: -forwards }).toString();
    case 'ArrowDown':
      return date.add({ days: 7 }).toString();
    case 'ArrowUp':
      return date.subtract({ days: 7 }).toString();
    case 'PageDown':
      return date.add({ months: 1 }).toString();
    case 'PageUp':
      return date.subtract({ months: 1 }).toString();
    case 'Home':
      return startOfWeek(date, options.locale).toString();
    case 'End':
      return startOfWeek(date, options.locale).add({ days: 6 }).toString();
    default:
      return undefined;
  }
};

/** The days of `days` that a meetup touches; one that ends at midnight does not touch the day after. */
export const daysOf = (
  { startLocal, endLocal }: { readonly startLocal: string; readonly endLocal: string },
  days: readonly string[],
): readonly string[] => {
  const first = startLocal.slice(0, 10);
  const end = endLocal.slice(0, 10);
  const last =
    endLocal.endsWith('T00:00') && end > first
      ? parseDate(end).subtract({ days: 1 }).toString()
      : end;
  return days.filter((day) => first <= day && day <= last);
};
