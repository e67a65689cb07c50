import { useTranslation } from 'react-i18next';
import type { ImportHistoryEntry } from '#shared/contract/import.ts';
import { useLiveQuery } from '../../client/index.ts';
import { Button, ErrorText, ProgressBar, StatusMark, useFormat, whoKey } from '../../ui/index.ts';
import { UndoResult } from './UndoResult.tsx';
import { useUndoImport } from './useUndoImport.ts';
import styles from './DoneStep.module.css';
import step from './Step.module.css';
import common from './Import.module.css';

/** The imports that were made, each with the way to take it back. Shows nothing when there are none. */
export const ImportHistory = () => {
  const { t } = useTranslation('import');
  const { value } = useLiveQuery('import.history', {});
  const imports = value?.imports ?? [];
  if (imports.length === 0) return null;
  return (
    <section className={step.step} aria-label={t('history.title')}>
      <h2 className={step.stepTitle}>{t('history.title')}</h2>
      <ul className={styles.history}>
        {imports.map((entry) => (
          <HistoryEntry key={entry.importId} entry={entry} />
        ))}
      </ul>
    </section>
  );
};

const HistoryEntry = ({ entry }: { entry: ImportHistoryEntry }) => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const undo = useUndoImport();
  return (
    <li className={styles.historyEntry}>
      <div className={styles.historyLine}>
        <span className={styles.historyFile}>{entry.fileName}</span>
        <span className={common.quiet}>
          {t(`history.by.${whoKey(entry)}`, {
            at: format.instant(entry.at),
            name: entry.by ?? '',
          })}
          {' · '}
          {t('history.added', { count: entry.added, number: format.number(entry.added) })}
          {entry.changed > 0 &&
            ` · ${t('history.changed', { count: entry.changed, number: format.number(entry.changed) })}`}
        </span>
        <span className={step.stepActions}>
          {entry.undone ? (
            <StatusMark tone="neutral" text={t('history.undone')} />
          ) : (
            <Button
              size="small"
              onPress={() => void undo.run(entry.importId)}
              isDisabled={undo.command.isRunning}
              aria-label={t('history.undo', { file: entry.fileName })}
            >
              {t('undo.button')}
            </Button>
          )}
        </span>
      </div>
      {undo.command.isRunning && (
        <ProgressBar label={t('undo.running')} progress={undo.command.progress} />
      )}
      <ErrorText error={undo.command.error} boxed />
      {undo.result !== undefined && <UndoResult result={undo.result} />}
    </li>
  );
};
