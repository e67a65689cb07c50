import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/index.ts';

/** Says a person's field in words, whatever it holds. */
export const useFieldText = (): ((field: string, value: unknown) => string) => {
  const { t } = useTranslation('people');
  const format = useFormat();
  const withNotes = (value: unknown, part: Record<string, unknown>): unknown => {
    const notes = [
      typeof part['type'] === 'string'
        ? t(`contactType.${part['type']}`, { defaultValue: part['type'] })
        : undefined,
      part['pref'] === true ? t('contact.preferred') : undefined,
      part['bounced'] === true ? t('contact.bounced') : undefined,
    ].filter((note) => note !== undefined);
    return notes.length === 0 ? value : t('contact.noted', { value, notes: format.list(notes) });
  };
  const item = (field: string, value: unknown): string => {
    if (typeof value === 'string') {
      switch (field) {
        case 'residence':
        case 'nationality':
          return format.countryRegion(value);
        case 'languages':
          return format.language(value);
        case 'minorUntil':
          return format.day(value);
        case 'kind':
          return t(`kind.${value}`, { defaultValue: value });
        case 'status':
          return t(`status.${value}`, { defaultValue: value });
        case 'nameOrder':
          return t(`nameOrder.${value}`, { defaultValue: value });
        default:
          return value;
      }
    }
    const part = (value ?? {}) as Record<string, unknown>;
    const host = part['host'] as { name?: unknown } | undefined;
    const words = {
      emails: [withNotes(part['value'], part)],
      phones: [withNotes(part['raw'], part)],
      im: [part['service'], part['handle']],
      n: [part['prefix'], part['family'], part['given'], part['additional'], part['suffix']],
      exchanges: [part['fiscalYear'], part['course'] ?? part['courseLabel'], host?.name],
      affiliations: [part['organisation'], part['department'], part['title']],
    }[field];
    return (words ?? [])
      .filter((word) => word !== undefined && word !== null && word !== '')
      .join(' · ');
  };
  return (field, value) => {
    if (value === undefined || value === null) return '';
    return Array.isArray(value)
      ? value.map((one) => item(field, one)).join('\n')
      : item(field, value);
  };
};
