import { strToU8, zipSync } from 'fflate';
import { useTranslation } from 'react-i18next';
import type { Recipient } from '#shared/contract/invite.ts';
import type { ContactVia, MessagePurpose } from '#shared/domain/invite/contact.ts';
import { calendarMethod } from '#shared/domain/meetup/calendarEvent.ts';
import { writeMail } from '#shared/formats/mail/eml.ts';
import { mailtoBatches } from '#shared/formats/mail/mailto.ts';
import { mergeCsv } from '#shared/formats/mail/mergeCsv.ts';
import { useCommand } from '../../client/index.ts';
import { Button, Card, ErrorText, showToast, useFormat } from '../../ui/index.ts';
import { renderFor, renderForAll, type MessageSetting } from './renderMessage.ts';
import { calendarText, saveCalendar } from './saveCalendar.ts';
import { saveBytes, saveFile } from './saveFile.ts';
import styles from './Invite.module.css';

interface InviteSendProps {
  readonly setting: MessageSetting;
  readonly purpose: MessagePurpose;
  readonly recipients: readonly Recipient[];
}

/** How a message leaves: e-mail program, files, mail merge or copied text. Each is recorded. */
export const InviteSend = ({ setting, purpose, recipients }: InviteSendProps) => {
  const { t } = useTranslation('invite');
  const format = useFormat();
  const record = useCommand('invite.record');
  const { meetup } = setting;
  const rendered = recipients.map((recipient) => ({
    recipient,
    ...renderFor(setting, recipient),
  }));
  const name = `${meetup.name} ${purpose}`;

  const remember = (via: ContactVia, people: readonly Recipient[]): void => {
    const personIds = people.map(({ personId }) => personId);
    if (personIds.length > 0) {
      void record.run({ meetupId: meetup._id, purpose, via, personIds });
    }
  };

  const copy = async (text: string): Promise<boolean> => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      showToast({ text: t('send.noClipboard'), tone: 'bad' });
      return false;
    }
  };

  const copyAddresses = async (): Promise<void> => {
    const done = await copy(recipients.map(({ email }) => email).join(', '));
    if (done) remember('clipboard', recipients);
  };

  const copyText = async (language: string): Promise<void> => {
    const { body } = renderForAll(setting, language);
    if (await copy(body)) showToast({ text: t('send.copied') });
  };

  const saveMails = (): void => {
    const calendar = { text: calendarText(meetup), method: calendarMethod(meetup) };
    const files = Object.fromEntries(
      rendered.map(({ recipient, subject, body }, index) => [
        `${String(index + 1).padStart(3, '0')} ${recipient.email.replaceAll(/[^\w@.-]/g, '_')}.eml`,
        strToU8(
          writeMail({
            to: recipient,
            subject,
            body,
            calendar,
            boundary: `tsudoi-${crypto.randomUUID()}`,
          }),
        ),
      ]),
    );
    saveBytes(zipSync(files), { name: `${name}.zip`, type: 'application/zip' });
    remember('eml', recipients);
  };

  const saveCsv = (): void => {
    const rows = rendered.map(({ recipient, language, subject, body }) => [
      recipient.name,
      recipient.calling,
      recipient.email,
      language,
      subject,
      body,
    ]);
    saveFile(mergeCsv([['name', 'calling', 'email', 'language', 'subject', 'text'], ...rows]), {
      name: `${name}.csv`,
      type: 'text/csv',
    });
    remember('csv', recipients);
  };

  const isNobody = recipients.length === 0;
  return (
    <Card title={t('send.title')}>
      <div className={styles.send}>
        {[...Map.groupBy(rendered, ({ language }) => language)].map(([language, there]) => (
          <Batches
            key={language}
            setting={setting}
            language={language}
            recipients={there.map(({ recipient }) => recipient)}
            onSent={(people) => remember('mailto', people)}
          />
        ))}
        <Button isDisabled={isNobody} onPress={saveMails}>
          {t('send.eml', { count: recipients.length })}
        </Button>
        <Button isDisabled={isNobody} onPress={saveCsv}>
          {t('send.csv')}
        </Button>
        <Button isDisabled={isNobody} onPress={() => void copyAddresses()}>
          {t('send.addresses')}
        </Button>
        {Object.keys(setting.messages).map((language) => (
          <Button key={language} variant="quiet" onPress={() => void copyText(language)}>
            {t('send.text', { language: format.language(language) })}
          </Button>
        ))}
        <Button variant="quiet" onPress={() => saveCalendar(meetup)}>
          {t('planning:calendar.save')}
        </Button>
      </div>
      <p className={styles.quiet}>{t('send.recorded')}</p>
      <ErrorText error={record.error} boxed />
    </Card>
  );
};

// One e-mail program window per batch: a browser opens only one at a time for a click.
const Batches = (props: {
  setting: MessageSetting;
  language: string;
  recipients: readonly Recipient[];
  onSent: (people: readonly Recipient[]) => void;
}) => {
  const { t } = useTranslation('invite');
  const format = useFormat();
  const message = renderForAll(props.setting, props.language);
  const { batches, hasText } = mailtoBatches(
    props.recipients.map(({ email }) => email),
    message,
  );
  return (
    <>
      {batches.map(({ url, emails }, index) => (
        <Button
          key={url}
          variant={index === 0 ? 'primary' : 'plain'}
          onPress={() => {
            globalThis.location.href = url;
            props.onSent(props.recipients.filter(({ email }) => emails.includes(email)));
          }}
        >
          {t('send.mailto', {
            language: format.language(props.language),
            part: index + 1,
            of: batches.length,
            count: emails.length,
          })}
        </Button>
      ))}
      {!hasText && <p className={styles.quiet}>{t('send.tooLong')}</p>}
    </>
  );
};
