import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterColumn, RosterRow } from '#shared/contract/people.ts';
import {
  Marked,
  PersonName,
  StatusMark,
  Tag,
  useFormat,
  type Format,
  type GridColumn,
} from '../../ui/index.ts';
import { useColumnLayout } from './columnLayout.ts';
import { consentTone } from './consentTone.ts';
import styles from './PeoplePage.module.css';

/** The columns of the roster as they are laid out on this computer. */
export const useRosterColumns = (): readonly GridColumn<RosterRow>[] => {
  const { t } = useTranslation(['people', 'roster']);
  const format = useFormat();
  const nameOf = useColumnNames();
  const { shown, widths } = useColumnLayout();
  return useMemo(
    () =>
      shown.map((id) => {
        const chosen = widths[id];
        return {
          id,
          header: nameOf(id),
          width: chosen === undefined ? usualWidth(id) : `${chosen}rem`,
          isSortable: true,
          render: (row) => renderCell({ t, format, id, row }),
        };
      }),
    [t, format, nameOf, shown, widths],
  );
};

/** What a column is called. */
export const useColumnNames = (): ((column: RosterColumn) => string) => {
  const { t } = useTranslation(['people', 'roster']);
  return useCallback(
    (column) => (isUsual(column) ? t(`people:column.${column}`) : t(`roster:column.${column}`)),
    [t],
  );
};

const usual = ['name', 'organisation', 'residence', 'exchange', 'consent'] as const;

const isUsual = (column: RosterColumn): column is (typeof usual)[number] =>
  usual.some((name) => name === column);

const usualWidth = (column: RosterColumn): string => widths[column] ?? 'minmax(8rem, 14fr)';

const widths: Partial<Record<RosterColumn, string>> = {
  name: 'minmax(14rem, 34fr)',
  organisation: 'minmax(9rem, 24fr)',
  residence: 'minmax(7rem, 14fr)',
  exchange: 'minmax(6.5rem, 12fr)',
  consent: 'minmax(7rem, 14fr)',
  email: 'minmax(11rem, 20fr)',
};

interface CellOptions {
  readonly t: TFunction<['people', 'roster']>;
  readonly format: Format;
  readonly id: RosterColumn;
  readonly row: RosterRow;
}

const renderCell = ({ t, format, id, row }: CellOptions) => {
  const cells = row.cells?.[id] ?? [];
  switch (id) {
    case 'name':
      return <NameCell row={row} />;
    case 'organisation':
    case 'city':
      return (
        <span>
          <Marked text={row[id] ?? ''} marks={row.marks?.[id]} />
        </span>
      );
    case 'residence':
      return row.residence === undefined ? '' : format.countryRegion(row.residence);
    case 'exchange':
      return exchangeText(t, row);
    case 'consent':
      return <ConsentMark row={row} />;
    case 'tags':
      return format.list(row.tags);
    case 'status':
      return t(`people:status.${row.status}`);
    case 'kind':
      return cells.map((kind) => t(`people:kind.${kind}` as 'people:kind.member')).join('');
    case 'nationality':
      return format.list(cells.map(format.countryRegion));
    case 'languages':
      return format.list(cells.map(format.language));
    case 'lastSeen':
      return cells.map(format.day).join('');
    case 'updatedAt':
      return cells.map(format.instant).join('');
    default:
      return format.list(cells);
  }
};

const NameCell = ({ row }: { row: RosterRow }) => {
  const { t } = useTranslation('people');
  const [first, ...more] = row.tags;
  const isUnreachable = row.status !== 'active' && row.status !== 'opted-out';
  return (
    <span className={styles.name}>
      <PersonName person={row} />
      {row.isMinor === true && <Tag text={t('minor')} />}
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

const exchangeText = (t: TFunction<['people', 'roster']>, row: RosterRow): string => {
  const { exchange } = row;
  if (exchange === undefined) return '';
  const what =
    exchange.course ??
    (exchange.programme === undefined
      ? undefined
      : t(`people:programmeShort.${exchange.programme}`));
  const year = exchange.fiscalYear === undefined ? undefined : String(exchange.fiscalYear);
  if (year === undefined || what === undefined) return year ?? what ?? '';
  return t('people:exchangeShort', { year, what });
};
