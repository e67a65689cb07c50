import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportRow } from '#shared/contract/importRows.ts';
import { Tag, useFormat } from '../../ui/index.ts';
import { CellDiff } from './CellDiff.tsx';
import { problemSentence, sharedNumberSentence } from './problems.ts';
import styles from './Pile.module.css';

/** What a row brings or why it does not, in one line: cell by cell, each of them an item of its own. */
export const RowLine = ({ row }: { row: ImportRow }) => {
  const { t } = useTranslation('import');
  const texts = { t, format: useFormat() };
  if (row.joins !== undefined) {
    return <span>{t('detail.joins', { row: row.joins })}</span>;
  }
  if (row.problems.length > 0) {
    return (
      <span className={styles.problemLine}>
        {row.isSkipped === true ? <Tag text={t('decide.skipped')} /> : warning}
        <span className={styles.problemText}>
          {row.problems.map((problem) => problemSentence(texts, problem)).join(' ')}
        </span>
      </span>
    );
  }
  const cells = row.cells.filter((cell) => cell.field !== 'fn' || cell.after !== row.name);
  return (
    <span className={styles.diffLine}>
      {row.sharedNumber !== undefined && (
        <span className={styles.sharedNumber}>
          {warning} {sharedNumberSentence(texts, row.sharedNumber)}{' '}
        </span>
      )}
      {row.cells.length === 0
        ? t('preview.noChange')
        : cells.map((cell, index) => <CellDiff key={`${cell.field} ${index}`} cell={cell} />)}
    </span>
  );
};

const warning = <TriangleAlert size={13} className={styles.problemIcon} aria-hidden />;
