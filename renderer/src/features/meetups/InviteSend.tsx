import { strToU8, zipSync } from 'fflate';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recipient } from '#shared/contract/invite.ts';
import type { MessagePurpose } from '#shared/domain/invite/contact.ts';
import { calendarMethod } from '#shared/domain/meetup/calendarEvent.ts';
import { writeMail } from '#shared/formats/mail/eml.ts';
import { mailtoBatches } from '#shared/formats/mail/mailto.ts';
import { mergeCsv } from '#shared/formats/mail/mergeCsv.ts';
import { Button, Card, ErrorText, offerFile, showToast, useFormat } from '../../ui/index.ts';
import { renderFor, renderForAll, type MessageSetting } from './renderMessage.ts';
import { calendarText, useSaveCalendar } from './saveCalendar.ts';
import type { Sending } from './useSending.ts';
import styles from './Invite.module.css';

interface InviteSendProps {
  readonly setting: MessageSetting;
  readonly purpose: MessagePurpose;
  readonly recipients: readonly Recipient[];
  readonly sending: Sending;
}

/** How a message leaves: e-mail program, files, mail merge or copied text. Each is recorded. */
export const InviteSend = ({ setting, purpose, recipients, sending }: InviteSendProps) => {
  const { t } = useTranslation(['invite', 'planning']);
  const format = useFormat();
  const saveCalendar = useSaveCalendar();
  const { meetup } = setting;
  const rendered = recipients.map((recipient) => ({
    recipient,
    ...renderFor(setting, recipient),
  }));
  const byLanguage = [...Map.groupBy(rendered, ({ language }) => language)].map(
    ([language, there]) => ({ language, people: there.map(({ recipient }) => recipient) }),
  );
  const name = `${meetup.name} ${purpose}`;
  const { remember, copy } = sending;

  const copyAddresses = async (): Promise<void> => {
    const done = await copy(recipients.map(({ email }) => email).join(', '));
    if (done) remember('clipboard', recipients);
  };

  // A text in a group chat may reach everybody or nobody of the list: the person says which.
  const copyText = async (language: string, people: readonly Recipient[]): Promise<void> => {
    if (!(await copy(renderForAll(setting, language).body))) return;
    showToast({
      text: t('send.copied'),
      ...(people.length > 0 && {
        action: {
          label: t('send.countAsWritten', { count: people.length }),
          run: () => remember('chat', people),
        },
      }),
    });
  };

  const saveMails = (): void => {
    const calendar = {
      text: calendarText(meetup, setting.venue),
      method: calendarMethod(meetup),
    };
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
    offerFile(new Blob([zipSync(files)], { type: 'application/zip' }), `${name}.zip`);
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
    const table = mergeCsv([['name', 'calling', 'email', 'language', 'subject', 'text'], ...rows]);
    offerFile(new Blob([table], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
    remember('csv', recipients);
  };

  const isNobody = recipients.length === 0;
  return (
    <Card title={t('send.title')}>
      {!isNobody && (
        <Way title={t('send.way.mailto')} hint={t('send.hint.mailto')}>
          {byLanguage.map(({ language, people }) => (
            <Batches
              key={language}
              setting={setting}
              language={language}
              recipients={people}
              onSent={(sent) => remember('mailto', sent)}
            />
          ))}
        </Way>
      )}
      <Way title={t('send.way.files')} hint={t('send.hint.files')}>
        <Button isDisabled={isNobody} onPress={saveMails}>
          {t('send.eml', { count: recipients.length })}
        </Button>
        <Button isDisabled={isNobody} onPress={saveCsv}>
          {t('send.csv')}
        </Button>
        <Button variant="quiet" onPress={() => void saveCalendar(meetup._id)}>
          {t('planning:calendar.save')}
        </Button>
      </Way>
      <Way title={t('send.way.copy')} hint={t('send.hint.copy')}>
        <Button isDisabled={isNobody} onPress={() => void copyAddresses()}>
          {t('send.addresses')}
        </Button>
        {Object.keys(setting.messages).map((language) => (
          <Button
            key={language}
            variant="quiet"
            onPress={() =>
              void copyText(
                language,
                byLanguage.find((one) => one.language === language)?.people ?? [],
              )
            }
          >
            {t('send.text', { language: format.language(language) })}
          </Button>
        ))}
      </Way>
      <p className={styles.quiet}>{t('send.recorded')}</p>
      <ErrorText error={sending.error} boxed />
    </Card>
  );
};

const Way = (props: { title: string; hint: string; children: ReactNode }) => (
  <section className={styles.way}>
    <h3 className={styles.wayTitle}>{props.title}</h3>
    <div className={styles.send}>{props.children}</div>
    <p className={styles.hint}>{props.hint}</p>
  </section>
);

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
  const { batches, hasText, tooLong } = mailtoBatches(
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
      {tooLong.length > 0 && (
        <p className={styles.quiet}>{t('send.addressTooLong', { list: format.list(tooLong) })}</p>
      )}
    </>
  );
};
