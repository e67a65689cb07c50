import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MeetupLine } from '#shared/contract/meetups.ts';
import {
  Card,
  cityOf,
  href,
  LinkButton,
  offsetOf,
  paths,
  spanInJapan,
  spanText,
  StatusPill,
  useFormat,
} from '../../ui/index.ts';
import { Replies } from './Replies.tsx';
import { useNow } from './useNow.ts';
import styles from './TodayPage.module.css';

/** The next meetup: when and where, who comes, and the way to its door. */
export const NextMeetup = ({ line }: { line: MeetupLine }) => {
  const { t } = useTranslation(['today', 'meetups']);
  const { capacity } = line;
  const isOnline = line.attendanceMode === 'Online';
  return (
    <Card title={t('next.title')}>
      <div className={styles.meetup}>
        <h3>{line.name}</h3>
        <StatusPill
          tone="accent"
          text={useCountdown(line)}
          icon={<CalendarClock size={13} aria-hidden />}
        />
      </div>
      <Times line={line} />
      <p className={styles.quiet}>
        {isOnline ? t('meetups:mode.Online') : (line.venueName ?? t('next.noVenue'))}
        {!isOnline && capacity !== undefined && ` · ${t('next.capacity', { count: capacity })}`}
      </p>
      {line.counts.guests > 0 && <Replies counts={line.counts} />}
      <div className={styles.actions}>
        <LinkButton href={href(paths.door(line.id))} variant="primary">
          {t('next.openDoor')}
        </LinkButton>
        <LinkButton href={href(paths.guests(line.id))}>{t('next.guests')}</LinkButton>
        <LinkButton href={href(paths.meetup(line.id))}>{t('next.open')}</LinkButton>
      </div>
    </Card>
  );
};

const Times = ({ line }: { line: MeetupLine }) => {
  const { t } = useTranslation(['today', 'meetups']);
  const format = useFormat();
  const texts = { t: useTranslation('meetups').t, format };
  const span = { start: line.startLocal, end: line.endLocal };
  const inJapan = spanInJapan(span, line.timeZone);
  const offset = offsetOf(line.timeZone, new Date(line.startsAt));
  return (
    <div className={styles.times}>
      <div>
        <b>{spanText(texts, span)}</b>
        <small>{t('meetups:when.venueTime', { city: cityOf(line.timeZone), offset })}</small>
      </div>
      {inJapan !== undefined && (
        <div>
          <b>{spanText(texts, inJapan, span.start)}</b>
          <small>{t('next.japan')}</small>
        </div>
      )}
    </div>
  );
};

/** "today", "tomorrow", "in 12 days", counted in calendar days of the venue. */
const useCountdown = (line: MeetupLine): string => {
  const { t } = useTranslation('today');
  const now = useNow();
  if (now >= new Date(line.startsAt) && now < new Date(line.endsAt)) return t('next.now');
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: line.timeZone }).format(now);
  const days = Math.round(
    (Date.parse(line.startLocal.slice(0, 10)) - Date.parse(today)) / 86_400_000,
  );
  return days <= 0 ? t('next.today') : t('next.days', { count: days });
};
