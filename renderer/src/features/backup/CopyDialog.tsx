import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passphraseLength } from '#shared/contract/backup.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { useCommand, useDataClient, type Progress } from '../../client/index.ts';
import {
  Button,
  Checkbox,
  Dialog,
  ErrorText,
  ProgressBar,
  showToast,
  TextField,
} from '../../ui/index.ts';
import styles from './Backup.module.css';
import { saveDownload } from './transfer.ts';

/** Saves a copy of the chapter to a file, encrypted if the person wants it to be. */
export const CopyDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('chapter');
  const client = useDataClient();
  const create = useCommand('backup.create');
  const [isEncrypted, setEncrypted] = useState(true);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [fetching, setFetching] = useState<Progress>();
  const [error, setError] = useState<AppError>();
  const isShort = isEncrypted && passphrase.length < passphraseLength;
  const isDifferent = isEncrypted && passphrase !== again;
  const isRunning = create.isRunning || fetching !== undefined;

  const submit = async (): Promise<void> => {
    setChecked(true);
    setError(undefined);
    if (isShort || isDifferent || isRunning) return;
    const made = await create.run({ download: true, ...(isEncrypted && { passphrase }) });
    if (!made.ok || made.value.download === undefined) return;
    setFetching({ done: 0, total: made.value.download.size });
    const saved = await saveDownload(made.value.download, { client, onProgress: setFetching });
    setFetching(undefined);
    if (!saved.ok) {
      setError(saved.error);
      return;
    }
    showToast({ text: t('backup.copy.saved', { file: made.value.download.fileName }) });
    onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={() => {
        create.cancel();
        onClose();
      }}
      title={t('backup.copy.title')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button
            onPress={() => {
              create.cancel();
              onClose();
            }}
          >
            {t('app:dialog.cancel')}
          </Button>
          <Button type="submit" variant="primary" isDisabled={isRunning}>
            {t('backup.copy.submit')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t('backup.copy.text')}</p>
        <div>
          <Checkbox isSelected={isEncrypted} onChange={setEncrypted}>
            {t('backup.copy.encrypt')}
          </Checkbox>
          <p className={styles.hint}>
            {isEncrypted ? t('backup.copy.encryptHint') : t('backup.copy.plainHint')}
          </p>
        </div>
        {isEncrypted && (
          <>
            <TextField
              label={t('backup.copy.passphrase')}
              description={t('backup.copy.passphraseHint', { count: passphraseLength })}
              type="password"
              autoComplete="new-password"
              value={passphrase}
              onChange={setPassphrase}
              error={
                isChecked && isShort
                  ? t('backup.copy.short', { count: passphraseLength })
                  : undefined
              }
            />
            <TextField
              label={t('backup.copy.again')}
              type="password"
              autoComplete="new-password"
              value={again}
              onChange={setAgain}
              error={isChecked && isDifferent ? t('backup.copy.different') : undefined}
            />
          </>
        )}
        {create.isRunning && (
          <ProgressBar label={t('backup.copy.working')} progress={create.progress} />
        )}
        {fetching !== undefined && (
          <ProgressBar label={t('backup.copy.fetching')} progress={fetching} />
        )}
        <ErrorText error={create.error ?? error} boxed />
      </div>
    </Dialog>
  );
};
