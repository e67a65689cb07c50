import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import { longestInvitationText, readInvitation, type Invitation } from '#shared/sync/invitation.ts';
import { Button, errorSentence, TextField } from '../../ui/index.ts';
import styles from './Sync.module.css';

/** Takes an invitation as a pasted link or as a file. `onInvitation` is told when there is one. */
export const InvitationField = (props: { onInvitation: (invitation: Invitation) => void }) => {
  const { t } = useTranslation('sync');
  const [text, setText] = useState('');
  const [error, setError] = useState<AppError>();
  const take = (given: string): void => {
    setText(given);
    const read = given.trim() === '' ? undefined : readInvitation(given);
    setError(read?.ok === false ? read.error : undefined);
    if (read?.ok === true) props.onInvitation(read.value);
  };
  const open = async (file: File): Promise<void> => {
    // An invitation is a few lines: more is another kind of file, and is not read.
    take(
      await file
        .slice(0, 4 * longestInvitationText)
        .text()
        .catch(() => '?'),
    );
  };
  return (
    <div className={styles.invitation}>
      <TextField
        label={t('join.invitation')}
        description={t('join.invitationHint')}
        value={text}
        onChange={take}
        autoComplete="off"
        autoFocus
        maxLength={longestInvitationText}
        error={error === undefined ? undefined : errorSentence(t, error)}
      />
      <FileTrigger
        acceptedFileTypes={['.txt', 'text/plain']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) void open(file);
        }}
      >
        <Button variant="link">{t('join.openFile')}</Button>
      </FileTrigger>
    </div>
  );
};
