import { useDeferredValue, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { hasNameColumn } from '#shared/domain/import/fields.ts';
import { Button, ErrorText, Page, PageHeader, ProgressBar, useFormat } from '../../ui/index.ts';
import { ImportBusyContext } from './busy.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { Later } from './Later.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { usePreparedImport, type ImportState } from '../preparedImport/index.ts';
import styles from './Import.module.css';

/** Brings a spreadsheet into the chapter: file, columns, preview and the result on one page. */
export const ImportPage = () => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const state = usePreparedImport();
  const { stage, committing, settle } = state;
  useEffect(() => settle, [settle]);
  const isWritingShown = useDeferredValue(committing.isRunning);
  const isBusy =
    state.open.isRunning || state.retry !== undefined || (committing.isRunning && isWritingShown);
  const session = stage.kind === 'file' ? undefined : stage.session;
  const counts = session?.counts;
  const people = counts === undefined ? 0 : counts.new + counts.change;
  const canCommit =
    stage.kind === 'preview' &&
    people > 0 &&
    hasNameColumn(stage.session.columns.map(({ field }) => field)) &&
    state.retry === undefined;
  return (
    <Page
      header={
        <PageHeader title={t('title')} count={session?.fileName}>
          {committing.isRunning && <Writing work={committing} />}
          {stage.kind === 'preview' && !committing.isRunning && (
            <>
              <Button onPress={() => void state.startOver()}>{t('startOver')}</Button>
              <Button variant="primary" onPress={() => void state.commit()} isDisabled={!canCommit}>
                {t('commit', { count: people, number: format.number(people) })}
              </Button>
            </>
          )}
        </PageHeader>
      }
    >
      <ImportBusyContext value={isBusy}>
        <div className={styles.steps}>
          {committing.error?.code !== 'cancelled' && <ErrorText error={committing.error} boxed />}
          {stage.kind !== 'done' && <FileStep state={state} />}
          {stage.kind === 'file' && <ImportHistory />}
          {stage.kind === 'preview' && (
            <>
              <ColumnsStep state={state} session={stage.session} />
              <Later>
                <PreviewStep state={state} session={stage.session} />
              </Later>
            </>
          )}
          {stage.kind === 'done' && (
            <DoneStep stage={stage} onAgain={() => void state.startOver()} />
          )}
        </div>
      </ImportBusyContext>
    </Page>
  );
};

// In the place of the button that began it, in sight however far down the page is.
const Writing = ({ work }: { work: ImportState['committing'] }) => {
  const { t } = useTranslation('import');
  return (
    <div className={styles.working}>
      <ProgressBar label={t('preview.committing')} progress={work.progress} />
      <Button onPress={work.cancel}>{t('app:dialog.cancel')}</Button>
    </div>
  );
};
