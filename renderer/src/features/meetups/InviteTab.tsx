import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { builtInMessages } from '#shared/domain/invite/builtInMessages.ts';
import { messagePurposeSchema, type MessagePurpose } from '#shared/domain/invite/contact.ts';
import { unknownPlaceholders, type Message } from '#shared/domain/invite/message.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { useLiveQuery, useOpenChapter } from '../../client/index.ts';
import { Card, Checkbox, Select, StatusMark, TextField, useFormat } from '../../ui/index.ts';
import { InviteSend } from './InviteSend.tsx';
import { LeftOut } from './LeftOut.tsx';
import { MessagePreview } from './MessagePreview.tsx';
import styles from './Invite.module.css';

const languages = Object.keys(builtInMessages);

/** Writing to guests: what, to whom, how it will look, and how it leaves. */
export const InviteTab = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('invite');
  const format = useFormat();
  const chapter = useOpenChapter();
  const [purpose, setPurpose] = useState<MessagePurpose>(() => firstPurpose(meetup));
  const [language, setLanguage] = useState(
    () => languages.find((one) => chapter?.languages[0]?.startsWith(one) === true) ?? 'en',
  );
  const [edited, setEdited] = useState<Readonly<Record<string, Message>>>({});
  const [includesNotAsked, setNotAsked] = useState(true);
  const [includesWritten, setWritten] = useState(false);
  const { value } = useLiveQuery('invite.recipients', {
    meetupId: meetup._id,
    purpose,
    includesNotAsked,
    includesWritten,
  });
  const messageIn = (tag: string): Message =>
    edited[`${purpose} ${tag}`] ?? builtInMessages[tag]?.[purpose] ?? { subject: '', body: '' };
  const message = messageIn(language);
  const change = (part: Partial<Message>): void =>
    setEdited({ ...edited, [`${purpose} ${language}`]: { ...message, ...part } });
  const unknown = unknownPlaceholders(`${message.subject}\n${message.body}`);
  const setting = {
    meetup,
    chapter: chapter?.name ?? '',
    fallback: language,
    messages: Object.fromEntries(languages.map((tag) => [tag, messageIn(tag)])),
  };

  return (
    <div className={styles.scroll}>
      <div className={styles.invite}>
        <div className={styles.column}>
          <Card title={t('message.title')}>
            <div className={styles.fields}>
              <Select
                label={t('message.purpose')}
                value={purpose}
                options={messagePurposeSchema.options.map((id) => ({
                  id,
                  label: t(`purpose.${id}`),
                }))}
                onChange={setPurpose}
              />
              <Select
                label={t('message.language')}
                value={language}
                options={languages.map((id) => ({ id, label: format.language(id), lang: id }))}
                onChange={setLanguage}
              />
              <div className={styles.wide}>
                <TextField
                  label={t('message.subject')}
                  lang={language}
                  value={message.subject}
                  onChange={(subject) => change({ subject })}
                  maxLength={300}
                />
              </div>
              <div className={styles.wide}>
                <TextField
                  label={t('message.body')}
                  lang={language}
                  description={t('message.placeholders')}
                  value={message.body}
                  onChange={(body) => change({ body })}
                  lines={12}
                  maxLength={20_000}
                />
              </div>
            </div>
            {unknown.length > 0 && (
              <StatusMark
                tone="warn"
                text={t('message.unknown', {
                  list: format.list(unknown.map((name) => `{${name}}`)),
                })}
              />
            )}
          </Card>
          <MessagePreview setting={setting} recipients={value?.recipients ?? []} />
        </div>
        <div className={styles.column}>
          <Card title={t('people.title')}>
            {value !== undefined && (
              <p className={styles.count}>
                {t('people.count', { count: value.recipients.length })}
              </p>
            )}
            <div className={styles.choices}>
              <Checkbox isSelected={includesNotAsked} onChange={setNotAsked}>
                {t('people.notAsked')}
              </Checkbox>
              <Checkbox isSelected={includesWritten} onChange={setWritten}>
                {t('people.written')}
              </Checkbox>
            </div>
            <LeftOut people={value?.leftOut ?? []} />
          </Card>
          <InviteSend setting={setting} purpose={purpose} recipients={value?.recipients ?? []} />
        </div>
      </div>
    </div>
  );
};

const firstPurpose = ({ eventStatus }: Meetup): MessagePurpose => {
  if (eventStatus === 'EventCancelled') return 'cancelled';
  return eventStatus === 'EventScheduled' ? 'invitation' : 'changed';
};
