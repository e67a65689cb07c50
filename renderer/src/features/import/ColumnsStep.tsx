import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importFields, type ImportField, type ImportSession } from '#shared/contract/import.ts';
import { hasNameColumn } from '#shared/domain/import/fields.ts';
import { Button, ErrorText, ProgressBar, Select, StatusMark, useFormat } from '../../ui/index.ts';
import { ColumnsNotes } from './ColumnsNotes.tsx';
import { Step } from './Step.tsx';
import type { ImportState } from '../preparedImport/index.ts';
import styles from './ColumnsStep.module.css';
import common from './Import.module.css';

/** What each column becomes, with some of its values, to be corrected. */
export const ColumnsStep = ({ state, session }: { state: ImportState; session: ImportSession }) => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const [showsEmpty, setShowsEmpty] = useState(false);
  const isOfCards = session.source.kind === 'cards';
  const options = useMemo(
    () =>
      importFields
        .filter((id) => id !== 'photo' || isOfCards)
        .map((id) => ({ id, label: t(`field.${id}`) })),
    [t, isOfCards],
  );
  const empty = session.columns.filter(isEmpty).length;
  const hidesEmpty = !showsEmpty && empty >= manyEmpty;
  const used = session.columns.filter(({ field }) => field !== 'ignore').length;
  const hasName = hasNameColumn(session.columns.map(({ field }) => field));
  return (
    <Step
      number={2}
      isDone={hasName}
      title={t('columns.title')}
      summary={t('columns.summary', { used, total: session.columns.length })}
    >
      {!hasName && (
        <p className={common.notice}>
          <StatusMark tone="warn" text={t('columns.noName')} />
        </p>
      )}
      <ColumnsNotes state={state} session={session} />
      <ul className={styles.columnList}>
        {session.columns.map((column, index) => {
          if (hidesEmpty && isEmpty(column)) return null;
          const { header, samples, field } = column;
          const name = header === '' ? t('columns.unnamed', { number: index + 1 }) : header;
          return (
            <li key={`${index} ${header}`} className={styles.column}>
              <div className={styles.columnTexts}>
                <span className={styles.columnName}>{name}</span>
                <span className={styles.samples}>
                  {samples.length === 0 ? t('columns.empty') : samples.join(' · ')}
                </span>
              </div>
              <Select<ImportField>
                label={t('columns.becomes', { column: name })}
                labelHidden
                options={options}
                value={field}
                onChange={(chosen) => void state.changeField(index, chosen)}
                isDisabled={state.committing.isRunning || state.retry !== undefined}
              />
            </li>
          );
        })}
      </ul>
      {hidesEmpty && (
        <p>
          <Button variant="link" size="small" onPress={() => setShowsEmpty(true)}>
            {t('columns.showEmpty', { number: format.number(empty) })}
          </Button>
        </p>
      )}
      {state.retry !== undefined && (
        <div className={common.working}>
          <ProgressBar label={t('columns.trying')} progress={state.retry.progress} />
          <Button size="small" onPress={state.retry.cancel}>
            {t('app:dialog.cancel')}
          </Button>
        </div>
      )}
      {state.retryError?.code !== 'cancelled' && <ErrorText error={state.retryError} boxed />}
    </Step>
  );
};

// Programs write dozens of columns that nobody filled in, and the preview would be far below them.
const manyEmpty = 5;

const isEmpty = ({ samples }: ImportSession['columns'][number]): boolean => samples.length === 0;
