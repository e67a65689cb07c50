import { useMemo } from 'react';
import { readCountryRegion } from '#shared/domain/import/countryRegion.ts';
import type { Option } from './choices.tsx';
import { useFormat, type Format } from './format.ts';

/** All countries and regions (ISO 3166-1 alpha-2) by their name in the language of the screen. */
export const useCountryRegionOptions = (): readonly Option[] => {
  const format = useFormat();
  return useMemo(
    () =>
      sortByLabel(
        format,
        countryRegionCodes().map((id) => ({ id, label: format.countryRegion(id), note: id })),
      ),
    [format],
  );
};

/** All time zones this computer knows, with how far they are from UTC now. */
export const useTimeZoneOptions = (): readonly Option[] => {
  const { locale } = useFormat();
  return useMemo(
    () =>
      timeZones().map((id) => ({
        id,
        label: id.replaceAll('_', ' '),
        note: zoneOffset(id, locale),
      })),
    [locale],
  );
};

/** The languages people of a chapter are likely to use, by their name in the screen's language. */
export const useLanguageOptions = (): readonly Option[] => {
  const format = useFormat();
  return useMemo(
    () =>
      sortByLabel(
        format,
        languageTags.map((id) => ({ id, label: format.language(id) })),
      ),
    [format],
  );
};

/** The time zone of this computer. */
export const systemTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const sortByLabel = (format: Format, options: readonly Option[]): readonly Option[] => {
  const { compare } = new Intl.Collator(format.locale);
  return options.toSorted((a, b) => compare(a.label, b.label));
};

const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));

const countryRegionCodes = (): readonly string[] =>
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => readCountryRegion(code) === code);

const timeZones = (): readonly string[] => {
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.includes(systemTimeZone()) ? zones : [systemTimeZone(), ...zones];
};

const zoneOffset = (timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts()
    .find((part) => part.type === 'timeZoneName')?.value ?? '';

const languageTags: readonly string[] = (
  'am ar az bg bn cs da de el en es et fa fi fil fr he hi hr hu hy id it ja ka kk km ko ky lo lt lv ' +
  'mg mn ms my ne nl no pl pt ro ru si sk sl so sr sv sw ta te tg th tk tr uk ur uz vi zh-Hans zh-Hant'
).split(' ');
