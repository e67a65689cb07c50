import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { invitationLink, type Invitation } from '#shared/sync/invitation.ts';
import {
  Button,
  Dialog,
  offerFile,
  QrCode,
  showToast,
  StatusMark,
  TextField,
} from '../../ui/index.ts';
import styles from './Sync.module.css';

interface InvitationDialogProps {
  readonly invitation: Invitation;
  /** No other computer can use the address. */
  readonly isOnlyHere: boolean;
  readonly onClose: () => void;
}

/** An invitation to the chapter as a link, a file and a code. */
export const InvitationDialog = ({ invitation, isOnlyHere, onClose }: InvitationDialogProps) => {
  const { t } = useTranslation('sync');
  const field = useRef<HTMLDivElement>(null);
  const link = invitationLink(invitation);
  const { chapter } = invitation;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      showToast({ text: t('invite.copied') });
    } catch {
      field.current?.querySelector('textarea')?.select();
      showToast({ text: t('invite.noClipboard'), tone: 'bad' });
    }
  };
  const save = (): void => {
    const text = `${t('invite.fileText', { chapter })}\n\n${link}\n`;
    const name = t('invite.fileName', { chapter }).replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, ' ');
    offerFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), `${name}.txt`);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('invite.dialog', { chapter })}
      footer={
        <>
          <Button onPress={onClose}>{t('invite.done')}</Button>
          <Button onPress={save}>{t('invite.save')}</Button>
          <Button variant="primary" onPress={() => void copy()}>
            {t('invite.copy')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t('invite.how')}</p>
        {isOnlyHere && <StatusMark tone="warn" text={t('invite.onlyHere')} />}
        <div className={styles.code} role="img" aria-label={t('invite.code')}>
          <QrCode text={link} size={44} />
        </div>
        <div ref={field}>
          <TextField label={t('invite.link')} value={link} isReadOnly lines={3} />
        </div>
        <p className={styles.hint}>
          {t('invite.text')} {t('invite.account')}
        </p>
      </div>
    </Dialog>
  );
};
