import { useTranslation } from 'react-i18next';
import { prefectureName } from '#shared/domain/person/prefectures.ts';
import { useFormat } from '../../ui/index.ts';

/** A name and what it says. */
export type Fact = readonly [label: string, text: string];

/**
 * Tells everything that an entry of a person's exchanges, organisations, addresses, numbers or name
 * says, fact by fact; whatever is missing in the entry is left out. Other fields have no facts.
 */
export const useEntryFacts = (): ((field: string, entry: unknown) => readonly Fact[]) => {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (field, entry) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const part = entry as Part;
    const host = partOf(part, 'host');
    const sending = partOf(part, 'sending');
    const word = (texts: 'programme' | 'organisationType' | 'level' | 'capacity' | 'verified') =>
      translated((id) => t(`${texts}.${id}`, { defaultValue: id }));
    const told: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
      exchanges: [
        [t('field.fiscalYear'), part['fiscalYear']],
        [t('field.course'), part['course']],
        [t('field.programme'), word('programme')(part['programme'])],
        [t('field.courseLabel'), part['courseLabel']],
        [t('field.start'), translated(format.day)(part['start'])],
        [t('field.end'), translated(format.day)(part['end'])],
        [t('field.host'), host['name']],
        [t('field.hostNameJa'), host['nameJa']],
        [t('field.hostType'), word('organisationType')(host['type'])],
        [
          t('field.prefecture'),
          translated((id) => prefectureName(id, format.locale))(host['prefecture']),
        ],
        [t('field.sending'), sending['name']],
        [t('field.sendingType'), word('organisationType')(sending['type'])],
        [t('field.sendingCountry'), translated(format.countryRegion)(sending['country'])],
        [t('field.exchangeField'), part['field']],
        [t('field.level'), word('level')(part['level'])],
        [t('field.capacity'), word('capacity')(part['capacity'])],
        [t('field.group'), part['group']],
        [t('field.verified'), word('verified')(part['verified'])],
      ],
      affiliations: [
        [t('field.organisation'), part['organisation']],
        [t('field.department'), part['department']],
        [t('field.affiliationTitle'), part['title']],
        [t('field.from'), part['from']],
        [t('field.to'), part['to']],
        [t('field.isCurrent'), part['current'] === true ? t('yes') : undefined],
      ],
      n: (['prefix', 'family', 'given', 'additional', 'suffix'] as const).map(
        (key) => [t(`namePart.${key}`), part[key]] as const,
      ),
    };
    return (told[field] ?? []).flatMap(([label, value]): Fact[] => {
      const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
      return text === '' ? [] : [[label, text]];
    });
  };
};

type Part = Readonly<Record<string, unknown>>;

const partOf = (whole: Part, key: string): Part => {
  const part = whole[key];
  return typeof part === 'object' && part !== null ? (part as Part) : {};
};

const translated =
  (say: (id: string) => string) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? say(value) : undefined;
