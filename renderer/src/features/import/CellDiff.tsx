import { useTranslation } from 'react-i18next';
import type { ImportRow } from '#shared/contract/importRows.ts';
import { Spoken, useFormat } from '../../ui/index.ts';
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
      <Spoken>{t('preview.spoken.is')}</Spoken>{' '}
      {cell.before !== undefined && (
        <>
          <del className={styles.before}>{cellText(texts, cell.field, cell.before)}</del>
          <Spoken>{t('preview.spoken.becomes')}</Spoken> <span aria-hidden>→</span>{' '}
        </>
      )}
      <ins className={styles.after}>{cellText(texts, cell.field, cell.after)}</ins>
      <Spoken>{t('preview.spoken.end')}</Spoken>{' '}
    </span>
  );
};
