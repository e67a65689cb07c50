import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSession } from '#shared/contract/import.ts';
import { importFields } from '#shared/contract/importFields.ts';
import { hasNameColumn } from '#shared/domain/import/fields.ts';
import { Button, ErrorText, ProgressBar, StatusMark, useFormat } from '../../ui/index.ts';
import { ColumnList, isEmptyColumn } from './ColumnList.tsx';
import { ColumnsNotes } from './ColumnsNotes.tsx';
import { Step } from './Step.tsx';
import type { ImportState } from '../preparedImport/index.ts';
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
  const empty = session.columns.filter(isEmptyColumn).length;
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
      <ColumnList
        columns={session.columns}
        hidesEmpty={hidesEmpty}
        options={options}
        onChange={state.changeField}
      />
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
