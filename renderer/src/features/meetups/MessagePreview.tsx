import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recipient } from '#shared/contract/invite.ts';
import { Button, Card, Select } from '../../ui/index.ts';
import { renderFor, type MessageSetting } from './renderMessage.ts';
import styles from './Invite.module.css';

/** How the message reads for one person. */
export const MessagePreview = (props: {
  setting: MessageSetting;
  recipients: readonly Recipient[];
  onCopy: (text: string, recipient: Recipient) => void;
}) => {
  const { t } = useTranslation('invite');
  const [chosen, setChosen] = useState<string>();
  const { recipients } = props;
  const recipient = recipients.find(({ personId }) => personId === chosen) ?? recipients[0];
  if (recipient === undefined) {
    return (
      <Card title={t('preview.title')}>
        <p className={styles.quiet}>{t('preview.nobody')}</p>
      </Card>
    );
  }
  const rendered = renderFor(props.setting, recipient);
  return (
    <Card title={t('preview.title')}>
      <Select
        label={t('preview.for')}
        value={recipient.personId}
        options={recipients.slice(0, 500).map(({ personId, name, email }) => ({
          id: personId,
          label: name,
          note: email,
        }))}
        onChange={setChosen}
      />
      <div className={styles.preview} lang={rendered.language}>
        <strong>{rendered.subject}</strong>
        <p>{rendered.body}</p>
      </div>
      <div className={styles.previewActions}>
        <Button size="small" onPress={() => props.onCopy(rendered.body, recipient)}>
          {t('preview.copy')}
        </Button>
        <Button
          size="small"
          variant="quiet"
          isDisabled={recipients.length < 2}
          onPress={() => {
            const at = recipients.indexOf(recipient);
            setChosen(recipients[(at + 1) % recipients.length]?.personId);
          }}
        >
          {t('preview.next')}
        </Button>
      </div>
    </Card>
  );
};
