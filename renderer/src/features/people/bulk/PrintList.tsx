import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { RosterRow } from '#shared/contract/people.ts';
import { reachOf } from '#shared/domain/journal/reach.ts';
import { classes, useFormat } from '../../../ui/index.ts';
import { useRosterColumns } from '../rosterColumns.tsx';
import styles from './PrintList.module.css';

/** The list on paper, with the columns of the screen: opens the print dialog when it is drawn. */
export const PrintList = (props: {
  rows: readonly RosterRow[];
  total: number;
  text: string;
  onDone: () => void;
}) => {
  const { t } = useTranslation(['people', 'roster']);
  const format = useFormat();
  const columns = useRosterColumns();
  const { rows, total, text, onDone } = props;
  const [now] = useState(() => new Date().toISOString());
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    // Not before the browser has drawn the table.
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', onDone);
    };
  }, [onDone]);
  const what = format.list([t('people:title'), ...(text === '' ? [] : [text])]);
  return createPortal(
    <div
      className={classes(styles.sheet, columns.length > mostUpright && styles.wide)}
      data-print-sheet
    >
      <h1>{t('roster:print.title', { chapter: what, count: total })}</h1>
      <p>{t('roster:print.printed', { day: format.day(now) })}</p>
      {rows.length < total && <p>{t('roster:print.more', { count: rows.length })}</p>}
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.id} className={classes(short.has(column.id) && styles.whole)}>
                  {mayStand(column.id, row) &&
                    column.render(row, { isActive: false, isSelected: false })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  );
};

// More columns than this are printed across the paper.
const mostUpright = 6;

// Days and numbers stay on one line.
const short: ReadonlySet<string> = new Set(['lastSeen', 'updatedAt', 'phone', 'memberNo']);

// Paper goes from hand to hand: addresses of people who are not to be contacted stay off it.
const mayStand = (column: string, { status, consent, isMinor }: RosterRow): boolean => {
  if (column !== 'email' && column !== 'phone') return true;
  const reach = reachOf({ status, consent, isMinor: isMinor === true });
  return reach === 'granted' || reach === 'not-asked';
};
