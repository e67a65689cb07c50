import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterRow } from '#shared/contract/people.ts';
import { Marked, PersonName, StatusMark, Tag, useFormat, type GridColumn } from '../../ui/index.ts';
import { consentTone } from './consentTone.ts';
import styles from './PeoplePage.module.css';

/** The columns of the roster. */
export const useRosterColumns = (): readonly GridColumn<RosterRow>[] => {
  const { t } = useTranslation('people');
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        width: 'minmax(14rem, 34fr)',
        isSortable: true,
        render: (row) => <NameCell row={row} />,
      },
      {
        id: 'organisation',
        header: t('column.organisation'),
        width: 'minmax(9rem, 24fr)',
        isSortable: true,
        render: (row) => (
          <span>
            <Marked text={row.organisation ?? ''} marks={row.marks?.['organisation']} />
          </span>
        ),
      },
      {
        id: 'residence',
        header: t('column.residence'),
        width: 'minmax(7rem, 14fr)',
        isSortable: true,
        render: (row) => (row.residence === undefined ? '' : format.countryRegion(row.residence)),
      },
      {
        id: 'exchange',
        header: t('column.exchange'),
        width: 'minmax(6.5rem, 12fr)',
        isSortable: true,
        render: (row) => exchangeText(t, row),
      },
      {
        id: 'consent',
        header: t('column.consent'),
        width: 'minmax(7rem, 14fr)',
        render: (row) => <ConsentMark row={row} />,
      },
    ],
    [t, format],
  );
};

const NameCell = ({ row }: { row: RosterRow }) => {
  const { t } = useTranslation('people');
  const [first, ...more] = row.tags;
  const isUnreachable = row.status !== 'active' && row.status !== 'opted-out';
  return (
    <span className={styles.name}>
      <PersonName person={row} />
      {isUnreachable && <Tag text={t(`status.${row.status}`)} />}
      {first !== undefined && <Tag text={first} />}
      {more.length > 0 && <Tag text={t('moreTags', { count: more.length })} />}
    </span>
  );
};

const ConsentMark = ({ row }: { row: RosterRow }) => {
  const { t } = useTranslation('people');
  if (row.status === 'opted-out') return <StatusMark tone="bad" text={t('status.opted-out')} />;
  return <StatusMark tone={consentTone(row.consent)} text={t(`consent.${row.consent}`)} />;
};

const exchangeText = (t: TFunction<'people'>, row: RosterRow): string => {
  const { exchange } = row;
  if (exchange === undefined) return '';
  const what =
    exchange.course ??
    (exchange.programme === undefined ? undefined : t(`programmeShort.${exchange.programme}`));
  const year = exchange.fiscalYear === undefined ? undefined : String(exchange.fiscalYear);
  if (year === undefined || what === undefined) return year ?? what ?? '';
  return t('exchangeShort', { year, what });
};
