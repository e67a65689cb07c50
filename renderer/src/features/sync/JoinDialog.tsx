import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { longestOrganiserName } from '#shared/domain/chapter/organiser.ts';
import type { Invitation } from '#shared/sync/invitation.ts';
import { clearUndo, useCommand, useDataClient } from '../../client/index.ts';
import {
  announce,
  Button,
  Dialog,
  ErrorText,
  paths,
  ProgressBar,
  TextField,
} from '../../ui/index.ts';
import { mayForget } from '../preparedImport/index.ts';
import { InvitationField } from './InvitationField.tsx';
import { useServerForm } from './useServerForm.tsx';
import styles from './Sync.module.css';

interface JoinDialogProps {
  /** What a followed link says; without, the person may paste one or type everything. */
  readonly invitation?: Invitation;
  readonly onClose: () => void;
}

/** Brings a chapter from a server to this computer and opens it, once the person has signed in. */
export const JoinDialog = ({ invitation: given, onClose }: JoinDialogProps) => {
  const { t } = useTranslation('sync');
  const [, go] = useLocation();
  const join = useCommand('sync.join');
  const client = useDataClient();
  const [ownName, setOwnName] = useState('');
  const [invitation, setInvitation] = useState(given);
  const form = useServerForm(
    given === undefined ? { focus: 'none' } : { initial: given, focus: 'account' },
  );
  const sentence = (invited: Invitation): string =>
    t('join.invited', { chapter: invited.chapter, server: invited.address });
  const take = (invited: Invitation): void => {
    setInvitation(invited);
    form.fill(invited);
    announce(sentence(invited), 'polite');
  };
  const submit = async (): Promise<void> => {
    const server = form.check();
    if (server === undefined || !(await mayForget('chapter'))) return;
    const answer = await join.run(server);
    if (!answer.ok) return;
    // Joining stands even if the name cannot be kept; the Chapter page has it as well.
    if (ownName.trim() !== '') await client.command('chapter.setOwnName', { name: ownName });
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
        {given === undefined && <InvitationField onInvitation={take} />}
        {invitation !== undefined && <p className={styles.invited}>{sentence(invitation)}</p>}
        {form.fields}
        <TextField
          label={t('join.ownName')}
          description={t('join.ownNameHint')}
          value={ownName}
          onChange={setOwnName}
          maxLength={longestOrganiserName}
        />
        {join.isRunning && <ProgressBar label={t('put.working')} progress={join.progress} />}
        <ErrorText error={join.error} boxed />
      </div>
    </Dialog>
  );
};
