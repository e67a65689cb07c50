import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failSafeReasons, type SyncPhase } from '#shared/contract/sync.ts';
import { useCommand } from '../../client/index.ts';
import { Button, Card, Dialog, ErrorText, ProgressBar } from '../../ui/index.ts';
import styles from './Sync.module.css';

type Reason = Extract<SyncPhase, { name: 'needs-you' }>['reason'];

/** Sync stopped because going on could lose something: what was found, and the choices. */
export const FailSafe = ({ reason }: { reason: Reason }) => {
  const { t } = useTranslation('sync');
  const isQuestion = (failSafeReasons as readonly string[]).includes(reason);
  return (
    <Card title={t('failSafe.title')}>
      <div className={styles.stack} role="alert">
        <p>{t(`failSafe.reason.${reason}`)}</p>
        {!isQuestion && <p>{t(`explain.${reason}`)}</p>}
      </div>
      {isQuestion ? <Choices /> : <TryAgain />}
    </Card>
  );
};

const TryAgain = () => {
  const { t } = useTranslation('sync');
  const now = useCommand('sync.syncNow');
  return (
    <div className={styles.row}>
      <Button onPress={() => void now.run({})} isDisabled={now.isRunning}>
        {t('action.retry')}
      </Button>
      <ErrorText error={now.error} />
    </div>
  );
};

const choices = ['push-back', 'start-over', 'detach'] as const;

type Choice = (typeof choices)[number];

const Choices = () => {
  const { t } = useTranslation('sync');
  const resolve = useCommand('sync.resolveFailSafe');
  const [isConfirming, setConfirming] = useState(false);
  const choose = async (choice: Choice): Promise<void> => {
    const answer = await resolve.run({ choice });
    if (answer.ok) setConfirming(false);
  };
  return (
    <div className={styles.stack}>
      <h3 className={styles.question}>{t('failSafe.question')}</h3>
      <ul className={styles.list}>
        {choices.map((choice) => (
          <li key={choice} className={styles.item}>
            <div className={styles.text}>
              <strong>{t(`failSafe.${choice}.title`)}</strong>
              <span className={styles.hint}>{t(`failSafe.${choice}.text`)}</span>
            </div>
            <Button
              onPress={() => (choice === 'start-over' ? setConfirming(true) : void choose(choice))}
              isDisabled={resolve.isRunning}
            >
              {t(`failSafe.${choice}.action`)}
            </Button>
          </li>
        ))}
      </ul>
      {!isConfirming && <ErrorText error={resolve.error} boxed />}
      {isConfirming && (
        <Dialog
          isOpen
          onClose={() => !resolve.isRunning && setConfirming(false)}
          title={t('failSafe.start-over.confirm')}
          onSubmit={() => void choose('start-over')}
          footer={
            <>
              <Button onPress={() => setConfirming(false)} isDisabled={resolve.isRunning}>
                {t('app:dialog.cancel')}
              </Button>
              <Button type="submit" variant="danger" isDisabled={resolve.isRunning}>
                {t('failSafe.start-over.action')}
              </Button>
            </>
          }
        >
          <div className={styles.stack}>
            <p>{t('failSafe.start-over.confirmText')}</p>
            {resolve.isRunning && (
              <ProgressBar label={t('put.working')} progress={resolve.progress} />
            )}
            <ErrorText error={resolve.error} boxed />
          </div>
        </Dialog>
      )}
    </div>
  );
};
