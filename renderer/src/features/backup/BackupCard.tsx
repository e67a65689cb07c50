import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import { Button, Card, ErrorText, ProgressBar, showToast } from '../../ui/index.ts';
import styles from './Backup.module.css';
import { BackupProblem } from './BackupProblem.tsx';
import { BackupList } from './BackupList.tsx';
import { CopyDialog } from './CopyDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useBackupTexts } from './useBackupTexts.ts';
import type { Chosen } from './useRestore.ts';

/** The backups of the open chapter: how old the newest is, making one, saving a copy, going back. */
export const BackupCard = () => {
  const { t } = useTranslation('chapter');
  const texts = useBackupTexts();
  const { value, error } = useLiveQuery('backup.list', {});
  const create = useCommand('backup.create');
  const [isCopying, setCopying] = useState(false);
  const [chosen, setChosen] = useState<Chosen>();
  const backups = value?.backups ?? [];
  const newest = backups.find(({ state }) => state === 'good' || state === 'unknown');
  const backUp = async (): Promise<void> => {
    const answer = await create.run({});
    if (answer.ok) showToast({ text: t('backup.made') });
  };
  return (
    <Card title={t('backup.title')}>
      <div className={styles.stack}>
        <div>
          <p>
            {newest === undefined
              ? t('backup.none')
              : t('backup.last', { when: texts.when(newest.at) })}
          </p>
          <p className={styles.hint}>{t('backup.explain')}</p>
        </div>
        <BackupProblem />
        <div className={styles.row}>
          <Button onPress={() => void backUp()} isDisabled={create.isRunning}>
            {t('backup.now')}
          </Button>
          <Button onPress={() => setCopying(true)}>{t('backup.saveCopy')}</Button>
          <FileTrigger
            onSelect={(files) => {
              const file = files?.[0];
              if (file !== undefined) setChosen({ kind: 'file', file });
            }}
          >
            <Button>{t('backup.restoreFile')}</Button>
          </FileTrigger>
        </div>
        {create.isRunning && <ProgressBar label={t('backup.making')} progress={create.progress} />}
        <ErrorText error={create.error ?? error} boxed />
        {backups.length > 0 && (
          <BackupList
            label={t('backup.list')}
            backups={backups}
            onChoose={({ id }) => setChosen({ kind: 'backup', id })}
          />
        )}
      </div>
      {isCopying && <CopyDialog onClose={() => setCopying(false)} />}
      {chosen !== undefined && (
        <RestoreDialog
          chosen={chosen}
          how="this"
          chapterName={value?.chapter?.name ?? ''}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Card>
  );
};
