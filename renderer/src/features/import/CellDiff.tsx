import { useTranslation } from 'react-i18next';
import type { ImportRow } from '#shared/contract/importRows.ts';
import { useFormat } from '../../ui/index.ts';
import { cellText } from './cellText.ts';
import styles from './CellDiff.module.css';

/**
 * One cell in the running line: what it is called, what it was, what it will be. Where the eye is told
 * by colours and gaps, a screen reader gets words and stops.
 */
export const CellDiff = ({ cell }: { cell: ImportRow['cells'][number] }) => {
  const { t } = useTranslation('import');
  const texts = { t, format: useFormat() };
  return (
    <span className={styles.diff}>
      <span className={styles.diffField}>{t(`field.${cell.field}`)}</span>
      <span className={styles.spoken}>{t('preview.spoken.is')}</span>{' '}
      {cell.before !== undefined && (
        <>
          <del className={styles.before}>{cellText(texts, cell.field, cell.before)}</del>
          <span className={styles.spoken}>{t('preview.spoken.becomes')}</span>{' '}
          <span aria-hidden>→</span>{' '}
        </>
      )}
      <ins className={styles.after}>{cellText(texts, cell.field, cell.after)}</ins>
      <span className={styles.spoken}>{t('preview.spoken.end')}</span>{' '}
    </span>
  );
};
