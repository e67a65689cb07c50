import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOpenChapter } from '../../client/index.ts';
import { Button, Checkbox, Dialog, ErrorText, ProgressBar, showToast } from '../../ui/index.ts';
import { AccountFields, useServerForm } from './useServerForm.tsx';
import styles from './Sync.module.css';

/** Copies the open chapter to a server, and makes the database there if asked to. */
export const PutDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('sync');
  const chapter = useOpenChapter();
  const put = useCommand('sync.putOnServer');
  const form = useServerForm({ initial: { database: `tsudoi-${chapter?.slug ?? ''}` } });
  const [isPreparing, setPreparing] = useState(false);
  const [admin, setAdmin] = useState({ name: '', password: '' });
  const [isChecked, setChecked] = useState(false);
  const submit = async (): Promise<void> => {
    setChecked(true);
    const server = form.check();
    if (server === undefined) return;
    if (isPreparing && (admin.name.trim() === '' || admin.password === '')) return;
    const answer = await put.run({ ...server, ...(isPreparing && { admin }) });
    if (!answer.ok) return;
    onClose();
    showToast({ text: t('put.done') });
  };
  return (
    <Dialog
      isOpen
      onClose={() => !put.isRunning && onClose()}
      title={t('put.title')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose} isDisabled={put.isRunning}>
            {t('app:dialog.cancel')}
          </Button>
          <Button type="submit" variant="primary" isDisabled={put.isRunning}>
            {t('put.submit')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.hint}>{t('put.text')}</p>
        {form.fields}
        <Checkbox isSelected={isPreparing} onChange={setPreparing}>
          {t('form.prepare')}
        </Checkbox>
        {isPreparing && (
          <>
            <p className={styles.hint}>{t('form.adminText')}</p>
            <AccountFields
              labels={{ name: t('form.adminName'), password: t('form.adminPassword') }}
              account={admin}
              onChange={setAdmin}
              isChecked={isChecked}
            />
          </>
        )}
        {put.isRunning && <ProgressBar label={t('put.working')} progress={put.progress} />}
        <ErrorText error={put.error} boxed />
      </div>
    </Dialog>
  );
};
