import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { instantToLocal, isTimeZone, localToInstant } from '#shared/domain/time/zonedTime.ts';
import { useCommand } from '../../client/index.ts';
import {
  Button,
  Card,
  ErrorText,
  useActions,
  useFormat,
  spanInJapan,
  spanText,
  cityOf,
  offsetOf,
  StatusMark,
} from '../../ui/index.ts';
import { draftOf } from './meetupDraft.ts';
import { MeetupFields } from './MeetupFields.tsx';
import { useProblems } from './useProblems.ts';
import { useVenue } from './useVenue.ts';
import styles from './Plan.module.css';

/** When and where a meetup is, editable in place. */
export const WhenCard = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('meetups');
  const [isEditing, setEditing] = useState(false);
  const stopEditing = useCallback(() => setEditing(false), []);
  return (
    <Card
      title={t('when.title')}
      actions={
        !isEditing && (
          <span className={styles.cardAction}>
            <Button size="small" variant="quiet" onPress={() => setEditing(true)}>
              {t('action.edit')}
            </Button>
          </span>
        )
      }
    >
      {isEditing ? <WhenForm meetup={meetup} onDone={stopEditing} /> : <WhenText meetup={meetup} />}
    </Card>
  );
};

const WhenText = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('meetups');
  const format = useFormat();
  const { timeZone } = meetup;
  const span = { start: meetup.startLocal, end: meetup.endLocal };
  const inJapan = spanInJapan(span, timeZone);
  const offset = offsetOf(timeZone, new Date(localToInstant(span.start, timeZone) ?? span.start));
  return (
    <>
      {meetup.eventStatus === 'EventPostponed' && (
        <StatusMark tone="warn" text={t('when.postponed')} />
      )}
      <div className={styles.times}>
        <p>
          <strong className={styles.time}>{spanText({ t, format }, span)}</strong>
          <span className={styles.zone}>
            {t('when.venueTime', { city: cityOf(timeZone), offset })}
          </span>
        </p>
        {inJapan !== undefined && (
          <p>
            <strong className={styles.time}>{spanText({ t, format }, inJapan, span.start)}</strong>
            <span className={styles.zone}>{t('when.japanTime')}</span>
          </p>
        )}
      </div>
      <Place meetup={meetup} />
    </>
  );
};

const Place = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation(['meetups', 'planning']);
  const format = useFormat();
  const venue = useVenue(meetup.venueId);
  const { attendanceMode, maximumPhysicalAttendeeCapacity: seats, doorTime } = meetup;
  const online = meetup.maximumVirtualAttendeeCapacity;
  const seatsText = (count: number | undefined, key: 'seats' | 'seatsOnline'): string =>
    count === undefined ? t('when.noLimit') : t(`when.${key}`, { count });
  const isThere = attendanceMode !== 'Online';
  return (
    <>
      {isThere && (
        <p className={styles.venue}>
          {[
            meetup.venueName ?? t('when.noVenue'),
            ...(venue?.address === undefined ? [] : [venue.address]),
            seatsText(seats, 'seats'),
            ...(doorTime === undefined
              ? []
              : [t('when.doors', { at: format.localTime(doorTime) })]),
          ].join(' · ')}
        </p>
      )}
      {isThere && venue?.access !== undefined && <p className={styles.access}>{venue.access}</p>}
      {isThere && isWebLink(venue?.mapUrl) && (
        <p>
          <a href={venue?.mapUrl} target="_blank" rel="noreferrer">
            {t('planning:venue.map')}
          </a>
        </p>
      )}
      {attendanceMode !== 'Offline' && (
        <p className={styles.venue}>
          {[
            meetup.onlineUrl === undefined ? t('when.noLink') : meetup.onlineUrl,
            seatsText(online, 'seatsOnline'),
          ].join(' · ')}
        </p>
      )}
      {meetup.rsvpBy !== undefined && (
        <p className={styles.venue}>
          {t('when.answerBy', {
            day: format.day(instantToLocal(meetup.rsvpBy, safeZone(meetup.timeZone))),
          })}
        </p>
      )}
    </>
  );
};

const isWebLink = (url: string | undefined): boolean =>
  url !== undefined && /^https?:\/\//i.test(url);

const safeZone = (timeZone: string): string => (isTimeZone(timeZone) ? timeZone : 'UTC');

const WhenForm = ({ meetup, onDone }: { meetup: Meetup; onDone: () => void }) => {
  const { t } = useTranslation('meetups');
  const edit = useCommand('meetups.edit');
  const [draft, setDraft] = useState(() => draftOf(meetup));
  const { problems, check, recheck } = useProblems();

  useActions(
    useMemo(
      () => [{ id: 'stop-editing', label: '', shortcut: 'escape', isHidden: true, run: onDone }],
      [onDone],
    ),
  );

  const save = async (): Promise<void> => {
    const fields = check(draft);
    if (fields === undefined) return;
    // The name has its own place; somebody may be changing it there.
    const { name: _name, ...patch } = fields;
    const answer = await edit.run({ id: meetup._id, patch });
    if (answer.ok) onDone();
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <MeetupFields
        draft={draft}
        problems={problems}
        hasName={false}
        onChange={(next) => {
          setDraft(next);
          recheck(next);
        }}
      />
      <ErrorText error={edit.error} boxed />
      <div className={styles.formActions}>
        <Button onPress={onDone}>{t('app:dialog.cancel')}</Button>
        <Button type="submit" variant="primary">
          {t('app:dialog.save')}
        </Button>
      </div>
    </form>
  );
};
