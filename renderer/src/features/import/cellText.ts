import type { TFunction } from 'i18next';
import type { ImportField } from '#shared/contract/importFields.ts';
import { prefectureName } from '#shared/domain/person/prefectures.ts';
import type { Format } from '../../ui/index.ts';

/** What turns values into words of the screen's language. */
export interface Texts {
  readonly t: TFunction<'import'>;
  readonly format: Format;
}

/** A value of the preview as people read it: codes as names, choices as words. */
export const cellText = ({ t, format }: Texts, field: ImportField, value: string): string => {
  switch (field) {
    case 'residence':
    case 'nationality':
    case 'sendingCountry':
      return format.countryRegion(value);
    case 'hostPrefecture':
      return prefectureName(value, format.locale);
    case 'languages':
      return format.language(value);
    case 'exchangeStart':
    case 'exchangeEnd':
    case 'minorUntil':
      return format.day(value);
    case 'kind':
    case 'status':
    case 'programme':
    case 'level':
    case 'capacity':
    case 'verified':
      return t([`people:${field}.${value}`], { defaultValue: value });
    case 'hostType':
    case 'sendingType':
      return t([`people:organisationType.${value}`], { defaultValue: value });
    case 'consentContact':
      return t([`people:consent.${value}`], { defaultValue: value });
    case 'photo':
      return t('photo.one');
    default:
      return value;
  }
};
