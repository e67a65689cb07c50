import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterRow } from '#shared/contract/people.ts';
import { remembered } from '#shared/domain/search/remembered.ts';
import { useFormat, type Format } from '../../ui/index.ts';

type HitField = NonNullable<RosterRow['hit']>['field'];
type Programme = NonNullable<NonNullable<RosterRow['exchange']>['programme']>;

/**
 * What the cells of the roster say in the language of the screen. Looking a text up takes longer
 * than drawing the cell it stands in, so each is looked up once for the whole table.
 */
export interface RosterTexts {
  readonly minor: string;
  readonly status: (status: RosterRow['status']) => string;
  readonly consent: (consent: RosterRow['consent']) => string;
  readonly hit: (field: HitField) => string;
  readonly kind: (kind: string) => string;
  /** How many tags a row has beside the one it shows. */
  readonly moreTags: (count: number) => string;
  /** "2019 · A"; empty without an exchange. */
  readonly exchange: (exchange: RosterRow['exchange']) => string;
  /** ISO 3166-1 alpha-2 → "Indonesia". */
  readonly countryRegion: (code: string) => string;
  /** BCP 47 → "Indonesian". */
  readonly language: (tag: string) => string;
  readonly day: Format['day'];
  readonly instant: Format['instant'];
  readonly list: Format['list'];
}

/** {@link RosterTexts}; the same object until the language changes. */
export const useRosterTexts = (): RosterTexts => {
  const { t } = useTranslation('people');
  const format = useFormat();
  return useMemo(() => createRosterTexts(t, format), [t, format]);
};

/** {@link RosterTexts} of one language. */
export const createRosterTexts = (t: TFunction<'people'>, format: Format): RosterTexts => {
  const moreTags = remembered((count) => t('moreTags', { count: Number(count) }));
  const exchangeOf = remembered((text) => {
    const [year = '', ...what] = text.split(' ');
    return t('exchangeShort', { year, what: what.join(' ') });
  });
  const programme = remembered((name: Programme) => t(`programmeShort.${name}`));
  return {
    minor: t('minor'),
    status: remembered((status: RosterRow['status']) => t(`status.${status}`)),
    consent: remembered((consent: RosterRow['consent']) => t(`consent.${consent}`)),
    hit: remembered((field: HitField) => t(`hit.${field}`)),
    kind: remembered((kind) => t(`kind.${kind}` as 'kind.member')),
    moreTags: (count) => moreTags(String(count)),
    exchange: (exchange) => {
      if (exchange === undefined) return '';
      const what =
        exchange.course ??
        (exchange.programme === undefined ? undefined : programme(exchange.programme));
      const year = exchange.fiscalYear === undefined ? undefined : String(exchange.fiscalYear);
      if (year === undefined || what === undefined) return year ?? what ?? '';
      return exchangeOf(`${year} ${what}`);
    },
    countryRegion: remembered(format.countryRegion),
    language: remembered(format.language),
    day: format.day,
    instant: format.instant,
    list: format.list,
  };
};
