import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { clearUndo, useCommand } from '../../client/index.ts';
import { Button, Dialog, ErrorText, paths, ProgressBar } from '../../ui/index.ts';
import { useServerForm } from './useServerForm.tsx';
import styles from './Sync.module.css';

/** Brings a chapter from a server to this computer and opens it. */
export const JoinDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('sync');
  const [, go] = useLocation();
  const join = useCommand('sync.join');
  const form = useServerForm();
  const submit = async (): Promise<void> => {
    const server = form.check();
    if (server === undefined) return;
    const answer = await join.run(server);
    if (!answer.ok) return;
    clearUndo();
    onClose();
    go(paths.today);
  };
  return (
    <Dialog
      isOpen
      onClose={() => !join.isRunning && onClose()}
      title={t('join.title')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose} isDisabled={join.isRunning}>
            {t('app:dialog.cancel')}
          </Button>
          <Button type="submit" variant="primary" isDisabled={join.isRunning}>
            {t('join.submit')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.hint}>{t('join.text')}</p>
        {form.fields}
        {join.isRunning && <ProgressBar label={t('put.working')} progress={join.progress} />}
        <ErrorText error={join.error} boxed />
      </div>
    </Dialog>
  );
};
