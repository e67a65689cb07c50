import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messagePurposeSchema, type MessagePurpose } from '#shared/domain/invite/contact.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { useLiveQuery } from '../../client/index.ts';
import { Card, Checkbox } from '../../ui/index.ts';
import { InviteSend } from './InviteSend.tsx';
import { LeftOut } from './LeftOut.tsx';
import { MessageCard } from './MessageCard.tsx';
import { MessagePreview } from './MessagePreview.tsx';
import { holesIn } from './renderMessage.ts';
import { useMessage } from './useMessage.ts';
import { useSending } from './useSending.ts';
import { useVenue } from './useVenue.ts';
import styles from './Invite.module.css';

/** Writing to guests: what, to whom, how it will look, and how it leaves. */
export const InviteTab = ({ meetup, wanted }: { meetup: Meetup; wanted: string | undefined }) => {
  const { t } = useTranslation('invite');
  const writing = useMessage(meetup, purposeOf(wanted) ?? firstPurpose(meetup));
  const { purpose } = writing;
  const venue = useVenue(meetup.venueId);
  const sending = useSending(meetup._id, purpose);
  const [includesNotAsked, setNotAsked] = useState(true);
  const [includesWritten, setWritten] = useState(false);
  const { value } = useLiveQuery('invite.recipients', {
    meetupId: meetup._id,
    purpose,
    includesNotAsked,
    includesWritten,
  });
  const recipients = value?.recipients ?? [];
  const setting = {
    meetup,
    venue,
    chapter: writing.chapter,
    fallback: writing.language,
    messages: writing.messages,
  };

  return (
    <div className={styles.scroll}>
      <div className={styles.invite}>
        <div className={styles.column}>
          <MessageCard
            writing={writing}
            eventStatus={meetup.eventStatus}
            holes={holesIn(setting, writing.language)}
          />
          <MessagePreview
            setting={setting}
            recipients={recipients}
            onCopy={(text, recipient) =>
              void sending.copy(text).then((done) => {
                if (done) sending.remember('chat', [recipient]);
              })
            }
          />
        </div>
        <div className={styles.column}>
          <Card title={t('people.title')}>
            {value !== undefined && (
              <p className={styles.count}>{t('people.count', { count: recipients.length })}</p>
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
          <InviteSend
            setting={setting}
            purpose={purpose}
            recipients={recipients}
            sending={sending}
          />
        </div>
      </div>
    </div>
  );
};

const purposeOf = (text: string | undefined): MessagePurpose | undefined =>
  messagePurposeSchema.safeParse(text).data;

const firstPurpose = ({ eventStatus }: Meetup): MessagePurpose => {
  if (eventStatus === 'EventCancelled') return 'cancelled';
  return eventStatus === 'EventScheduled' ? 'invitation' : 'changed';
};
