import type { Person } from './person.ts';

/**
 * The text a person is sorted by. A Japanese reader expects the kana reading; everybody else expects
 * 山田 (Yamada) near Y, so the transcription goes first.
 */
export const nameSortText = (
  person: Pick<Person, 'fn' | 'latin' | 'phonetic'>,
  locale: string,
): string => (isJapaneseLocale(locale) ? person.phonetic : person.latin) ?? person.fn;

/**
 * Compares sort texts as the locale orders them (Unicode collation): case and accents matter only
 * between otherwise equal names, numbers count as numbers.
 */
export const createNameCollator = (locale: string): ((a: string, b: string) => number) =>
  new Intl.Collator(locale, { usage: 'sort', numeric: true }).compare;

const isJapaneseLocale = (locale: string): boolean => /^ja\b/.test(locale);
