import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  ErrorText,
  href,
  LinkButton,
  paths,
  ProgressBar,
  useFormat,
} from '../../ui/index.ts';
import { Pile } from './Pile.tsx';
import { Step } from './Step.tsx';
import { UndoResult } from './UndoResult.tsx';
import { useUndoImport } from './useUndoImport.ts';
import type { Stage } from '../preparedImport/index.ts';
import styles from './DoneStep.module.css';
import step from './Step.module.css';

/** What an import did, with the way back, and the rows that were left out. */
export const DoneStep = (props: {
  stage: Extract<Stage, { kind: 'done' }>;
  onAgain: () => void;
}) => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { session, result } = props.stage;
  const undo = useUndoImport();
  const counted = (key: string, count: number) =>
    t(`done.${key}`, { count, number: format.number(count) });
  return (
    <>
      <Step
        number={4}
        isDone
        title={t(undo.result === undefined ? 'done.title' : 'undo.done')}
        summary={session.fileName}
      >
        {undo.result === undefined ? (
          <p className={styles.result}>
            <CircleCheck size={18} className={styles.resultIcon} aria-hidden />
            {[
              counted('added', result.added),
              ...(result.changed > 0 ? [counted('changed', result.changed)] : []),
              ...(result.leftOut > 0 ? [counted('leftOut', result.leftOut)] : []),
            ].join(' ')}
          </p>
        ) : (
          <UndoResult result={undo.result} />
        )}
        <ErrorText error={undo.command.error} boxed />
        {undo.command.isRunning && (
          <ProgressBar label={t('undo.running')} progress={undo.command.progress} />
        )}
        <div className={styles.doneActions}>
          <LinkButton
            key={String(undo.result === undefined)}
            ref={focusIfLost}
            href={href(paths.people)}
            variant="primary"
          >
            {t('done.showPeople')}
          </LinkButton>
          {undo.result === undefined && (
            <Button
              onPress={() => void undo.run(result.importId)}
              isDisabled={undo.command.isRunning}
            >
              {t('undo.button')}
            </Button>
          )}
          <Button variant="quiet" onPress={props.onAgain} isDisabled={undo.command.isRunning}>
            {t('done.another')}
          </Button>
        </div>
      </Step>
      {result.leftOut > 0 && undo.result === undefined && (
        <section className={step.step} aria-label={t('done.leftOutRows')}>
          <h2 className={step.stepTitle}>{t('done.leftOutRows')}</h2>
          <Pile session={session} pile="needs-you" />
        </section>
      )}
    </>
  );
};

// The button that was pressed is gone, and the focus with it.
const focusIfLost = (link: HTMLElement | null): void => {
  if (document.activeElement === document.body) link?.focus();
};
