import { useTranslation } from 'react-i18next';
import { remembered } from '#shared/domain/search/remembered.ts';

/** Dates, numbers and names of places in the language of the screen. */
export interface Format {
  /** BCP 47 tag everything is formatted for. */
  readonly locale: string;
  /** `1284` → `1,284`. */
  readonly number: (value: number) => string;
  /** An instant as day and time on this computer's clock: "17 Jan 2026, 14:02". */
  readonly instant: (iso: string) => string;
  /** The time of an instant on this computer's clock: "14:02". */
  readonly clock: (iso: string) => string;
  /** The time of an instant on a clock in an IANA time zone. */
  readonly clockIn: (iso: string, timeZone: string) => string;
  /** A calendar date, or the date of a local time `2026-01-17T11:00`: "Sat 17 Jan 2026". */
  readonly day: (isoDate: string) => string;
  /** A wall-clock time `2026-01-17T11:00` as its time only: "11:00". */
  readonly localTime: (local: string) => string;
  /** ISO 3166-1 alpha-2 → "Indonesia". */
  readonly countryRegion: (code: string) => string;
  /** BCP 47 → "Indonesian". */
  readonly language: (tag: string) => string;
  /** ISO 4217 → "Indonesian Rupiah". */
  readonly currency: (code: string) => string;
  /** `["a","b","c"]` → "a, b, c", without "and". */
  readonly list: (items: readonly string[]) => string;
}

/** Formats for one language. Use {@link useFormat} in components. */
export const createFormat = (locale: string): Format => {
  const numbers = new Intl.NumberFormat(locale);
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const clocks = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const days = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const localTimes = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const tongues = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const moneys = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' });
  // CLDR's lists of units have nothing but spaces in Japanese; its other lists have no "and" there.
  const type = /^ja\b/.test(locale) ? 'conjunction' : 'unit';
  const lists = new Intl.ListFormat(locale, { type, style: 'short' });
  const clockOf = remembered(
    (timeZone: string) =>
      new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }),
  );
  return {
    locale,
    number: (value) => numbers.format(value),
    instant: (iso) => safely(iso, () => instants.format(new Date(iso))),
    clock: (iso) => safely(iso, () => clocks.format(new Date(iso))),
    clockIn: (iso, timeZone) => safely(iso, () => clockOf(timeZone).format(new Date(iso))),
    day: (iso) => safely(iso, () => days.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`))),
    localTime: (local) => safely(local, () => localTimes.format(new Date(`${local}:00Z`))),
    countryRegion: (code) => safely(code, () => regions.of(code) ?? code),
    language: (tag) => safely(tag, () => tongues.of(tag) ?? tag),
    currency: (code) => safely(code, () => moneys.of(code) ?? code),
    list: (items) => lists.format(items),
  };
};

/** {@link Format} for the language of the screen. */
export const useFormat = (): Format => {
  const { i18n } = useTranslation();
  const locale = formatLocale(i18n.resolvedLanguage ?? 'en');
  return formatOf(locale);
};

/** The person's own regional form of a screen language (`en` → `en-GB`), where they have one. */
export const formatLocale = (language: string): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]) ?? language;

// Making the formatters of `Intl` takes longer than drawing a row that uses them. A computer that
// was carried into another time zone gets new ones.
const formats = remembered((key) => createFormat(key.split(' ')[0] ?? key));

const formatOf = (locale: string): Format => formats(`${locale} ${new Date().getTimezoneOffset()}`);

// Data from other devices and files may hold codes Intl refuses; they are shown as they are.
const safely = (fallback: string, format: () => string): string => {
  try {
    return format();
  } catch {
    return fallback;
  }
};
