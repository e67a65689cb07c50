import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChapterState } from '../../client/index.ts';
import { Button, Card } from '../../ui/index.ts';
import { JoinDialog } from './JoinDialog.tsx';
import { PutDialog } from './PutDialog.tsx';
import styles from './Sync.module.css';

/** The chapter is on this computer only: what that means, and the two ways to share it. */
export const NotConnected = () => {
  const { t } = useTranslation('sync');
  const { dataFolder } = useChapterState();
  const [dialog, setDialog] = useState<'put' | 'join'>();
  return (
    <Card title={t('phase.off')}>
      <div className={styles.stack}>
        <p>{t('explain.off')}</p>
        <p className={styles.hint}>{t('app:sync.folder', { folder: dataFolder })}</p>
        <div className={styles.row}>
          <Button variant="primary" onPress={() => setDialog('put')}>
            {t('action.put')}
          </Button>
          <Button onPress={() => setDialog('join')}>{t('action.join')}</Button>
        </div>
      </div>
      {dialog === 'put' && <PutDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'join' && <JoinDialog onClose={() => setDialog(undefined)} />}
    </Card>
  );
};
