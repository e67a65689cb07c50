import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterColumn, RosterRow } from '#shared/contract/people.ts';
import { Marked, PersonName, StatusMark, Tag, type GridColumn } from '../../ui/index.ts';
import { useColumnLayout } from './columnLayout.ts';
import { consentTone } from './consentTone.ts';
import styles from './PeoplePage.module.css';
import { useRosterTexts, type RosterTexts } from './rosterTexts.ts';

/** The columns of the roster as they are laid out on this computer. */
export const useRosterColumns = (): readonly GridColumn<RosterRow>[] => {
  const texts = useRosterTexts();
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
          render: (row) => renderCell(texts, id, row),
        };
      }),
    [texts, nameOf, shown, widths],
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
  exchange: 'minmax(8rem, 14fr)',
  consent: 'minmax(7rem, 14fr)',
  email: 'minmax(11rem, 20fr)',
};

const renderCell = (texts: RosterTexts, id: RosterColumn, row: RosterRow) => {
  const cells = row.cells?.[id] ?? [];
  switch (id) {
    case 'name':
      return <NameCell row={row} texts={texts} />;
    case 'organisation':
    case 'city':
      return (
        <span>
          <Marked text={row[id] ?? ''} marks={row.marks?.[id]} />
        </span>
      );
    case 'residence':
      return row.residence === undefined ? '' : texts.countryRegion(row.residence);
    case 'exchange':
      return texts.exchange(row.exchange);
    case 'consent':
      return row.status === 'opted-out' ? (
        <StatusMark tone="bad" text={texts.status(row.status)} />
      ) : (
        <StatusMark tone={consentTone(row.consent)} text={texts.consent(row.consent)} />
      );
    case 'tags':
      return texts.list(row.tags);
    case 'status':
      return texts.status(row.status);
    case 'kind':
      return cells.map(texts.kind).join('');
    case 'nationality':
      return texts.list(cells.map(texts.countryRegion));
    case 'languages':
      return texts.list(cells.map(texts.language));
    case 'lastSeen':
      return cells.map(texts.day).join('');
    case 'updatedAt':
      return cells.map(texts.instant).join('');
    default:
      return texts.list(cells);
  }
};

const NameCell = ({ row, texts }: { row: RosterRow; texts: RosterTexts }) => {
  const [first, ...more] = row.tags;
  const isUnreachable = row.status !== 'active' && row.status !== 'opted-out';
  return (
    <span className={styles.name}>
      <PersonName person={row} />
      {row.hit !== undefined && (
        <span className={styles.hit} title={texts.hit(row.hit.field)}>
          <Marked text={row.hit.text} marks={row.hit.marks} />
        </span>
      )}
      {row.isMinor === true && <Tag text={texts.minor} />}
      {isUnreachable && <Tag text={texts.status(row.status)} />}
      {first !== undefined && <Tag text={first} />}
      {more.length > 0 && <Tag text={texts.moreTags(more.length)} />}
    </span>
  );
};
