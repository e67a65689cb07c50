import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisagreementEntry, DisagreementSide } from '#shared/contract/disagreements.ts';
import { useFormat, type Format } from '../../ui/index.ts';

/** How a disagreement is put into words. */
export interface Words {
  /** `person.phones.raw` → "Phone". */
  field(entry: DisagreementEntry): string;
  /** Whom and what it is about: "Sari · Phone". */
  about(entry: DisagreementEntry): string;
  value(entry: DisagreementEntry, side: DisagreementSide): string;
  /** "Mina, 20 Jan 2026, 14:02", or less where less is known. */
  who(side: DisagreementSide): string;
}

/** {@link Words} in the language of the screen. */
export const useWords = (): Words => {
  const { t, i18n } = useTranslation('disagreements');
  const format = useFormat();
  return useMemo(() => {
    const translated = (key: string): string | undefined => (i18n.exists(key) ? t(key) : undefined);
    const field: Words['field'] = (entry) => {
      const [type = '', name = 'whole'] = entry.field.split('.');
      return translated(`disagreements:field.${type}.${name}`) ?? (name === 'whole' ? type : name);
    };
    const who: Words['who'] = (side) => {
      const name = side.isYou ? t('you') : (side.by ?? t('someone'));
      return side.at === undefined ? name : t('who', { who: name, when: format.instant(side.at) });
    };
    const word = (code: string, name: string): string | undefined =>
      translated(`disagreements:code.${code}`) ??
      (name === 'stage' ? translated(`meetups:stage.${code}`) : undefined) ??
      (name === 'kind' || name === 'status' ? translated(`people:${name}.${code}`) : undefined);
    return {
      field,
      who,
      about: (entry) =>
        t(entry.context === undefined ? 'about' : 'aboutIn', {
          subject: entry.subject === '' ? t('unnamed') : entry.subject,
          context: entry.context ?? '',
          field: field(entry),
        }),
      value: (entry, side) =>
        textOfValue(side.value, {
          format,
          name: entry.field.split('.').at(-1) ?? '',
          empty: t('empty'),
          yes: t('yes'),
          no: t('no'),
          word,
        }),
    };
  }, [t, i18n, format]);
};

interface ValueWords {
  readonly format: Format;
  readonly name: string;
  readonly empty: string;
  readonly yes: string;
  readonly no: string;
  readonly word: (code: string, name: string) => string | undefined;
}

const textOfValue = (value: unknown, words: ValueWords): string => {
  if (value === undefined || value === null || value === '') return words.empty;
  if (typeof value === 'string') return textOfString(value, words);
  if (typeof value === 'number') return words.format.number(value);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) {
    return value.length === 0
      ? words.empty
      : words.format.list(value.map((item) => textOfValue(item, words)));
  }
  // The parts of a thing, without what only tells it apart from others.
  const parts = Object.entries(value)
    .filter(([name]) => name !== 'id' && name !== 'key')
    .map(([name, part]) => textOfValue(part, { ...words, name }));
  return words.format.list(parts);
};

const textOfString = (value: string, { format, name, word }: ValueWords): string => {
  if (name === 'residence' || name === 'nationality' || name === 'countryRegion') {
    return format.countryRegion(value);
  }
  if (name === 'startLocal' || name === 'endLocal' || name === 'doorTime') {
    return `${format.day(value)}, ${format.localTime(value)}`;
  }
  if (name === 'languages') return format.language(value);
  return word(value, name) ?? value;
};
