import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { useOpenChapter } from '../../client/index.ts';
import { Button, Card } from '../../ui/index.ts';
import { InvitationDialog } from './InvitationDialog.tsx';
import styles from './Sync.module.css';

/** Lets other organisers find the chapter on its server. */
export const InviteCard = ({ server }: { server: NonNullable<SyncStatus['server']> }) => {
  const { t } = useTranslation('sync');
  const chapter = useOpenChapter();
  const [isOpen, setOpen] = useState(false);
  const { address, database } = server;
  return (
    <Card title={t('invite.title')}>
      <div className={styles.row}>
        <p className={styles.grow}>{t('invite.text')}</p>
        <Button onPress={() => setOpen(true)}>{t('invite.action')}</Button>
      </div>
      {isOpen && chapter !== null && (
        <InvitationDialog
          invitation={{ address, database, chapter: chapter.name }}
          isOnlyHere={server.onlyHere}
          onClose={() => setOpen(false)}
        />
      )}
    </Card>
  );
};
