import { useTranslation } from 'react-i18next';
import type { ImportRow } from '#shared/contract/importRows.ts';
import { Button, StatusBadge, useFormat } from '../../ui/index.ts';
import { cellText } from './cellText.ts';
import { problemSentence, sharedNumberSentence } from './problems.ts';
import { RowChoices } from './RowChoices.tsx';
import { RowPhoto } from './RowPhoto.tsx';
import type { Decide } from '../preparedImport/index.ts';
import styles from './RowDetail.module.css';
import diff from './CellDiff.module.css';
import common from './Import.module.css';

/** One row of the preview in full: problems with what can be done, and every cell before and after. */
export const RowDetail = (props: {
  session: string;
  row: ImportRow;
  /** Of which dry run the row is. */
  revision: number;
  isBusy: boolean;
  /** Absent where nothing can be decided any more. */
  onDecide?: Decide | undefined;
  onNext: () => void;
}) => {
  const { t } = useTranslation('import');
  const texts = { t, format: useFormat() };
  const { row } = props;
  const hasBefore = row.cells.some(({ before }) => before !== undefined);
  return (
    <section
      className={styles.detail}
      aria-label={t('detail.label', { row: row.row })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling area
      tabIndex={0}
    >
      <p className={styles.detailRow}>{t('detail.label', { row: row.row })}</p>
      <p className={styles.detailName}>{row.name === '' ? t('preview.noName') : row.name}</p>
      {row.problems.map((problem) => (
        <p key={`${problem.code} ${problem.field ?? ''}`} className={styles.problem}>
          <StatusBadge tone="warn" />
          <span>{problemSentence(texts, problem)}</span>
        </p>
      ))}
      {row.sharedNumber !== undefined && (
        <p className={styles.problem}>
          <StatusBadge tone="warn" />
          <span>{sharedNumberSentence(texts, row.sharedNumber)}</span>
        </p>
      )}
      {row.photo !== undefined && (
        <p className={styles.problem}>
          <StatusBadge tone="neutral" />
          <span>{t(`photo.${row.photo}`)}</span>
        </p>
      )}
      {row.pile === 'needs-you' && props.onDecide !== undefined && (
        <RowChoices
          row={row}
          revision={props.revision}
          isBusy={props.isBusy}
          onDecide={props.onDecide}
          onNext={props.onNext}
        />
      )}
      {row.joins !== undefined && props.onDecide !== undefined && (
        <>
          <p className={common.quiet}>{t('detail.joins', { row: row.joins })}</p>
          <Button
            size="small"
            isDisabled={props.isBusy}
            onPress={() => void props.onDecide?.({ rows: [row.row], decision: 'leave' })}
          >
            {t('decide.unjoin')}
          </Button>
        </>
      )}
      {row.cells.length === 0 && row.pile === 'same' && row.joins === undefined && (
        <p className={common.quiet}>{t('detail.same')}</p>
      )}
      {row.cells.length > 0 && (
        <table className={common.cells}>
          <thead>
            <tr>
              <th scope="col">{t('detail.field')}</th>
              {hasBefore && <th scope="col">{t('detail.before')}</th>}
              <th scope="col">{row.pile === 'change' ? t('detail.after') : t('detail.value')}</th>
            </tr>
          </thead>
          <tbody>
            {row.cells.map((cell, index) => (
              <tr key={`${cell.field} ${index}`}>
                <th scope="row">{t(`field.${cell.field}`)}</th>
                {hasBefore && (
                  <td className={diff.before}>
                    {cell.before !== undefined && cellText(texts, cell.field, cell.before)}
                  </td>
                )}
                <td className={diff.after}>
                  {cellText(texts, cell.field, cell.after)}
                  {cell.field === 'photo' && <RowPhoto session={props.session} row={row} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
