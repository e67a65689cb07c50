import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MeetupLine } from '#shared/contract/meetups.ts';
import { Card, href, LinkButton, paths, StatusPill, useFormat } from '../../ui/index.ts';
import { Replies } from './Replies.tsx';
import { useNow } from './useNow.ts';
import styles from './TodayPage.module.css';

/** The next meetup: when and where, who comes, and the way to its door. */
export const NextMeetup = ({ line }: { line: MeetupLine }) => {
  const { t } = useTranslation('today');
  const { capacity } = line;
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
        {line.venueName ?? t('next.noVenue')}
        {capacity !== undefined && ` · ${t('next.capacity', { count: capacity })}`}
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

const japan = 'Asia/Tokyo';

const Times = ({ line }: { line: MeetupLine }) => {
  const { t } = useTranslation('today');
  const format = useFormat();
  const isInJapan = line.timeZone === japan;
  const isOneDay = line.startLocal.slice(0, 10) === line.endLocal.slice(0, 10);
  const end = isOneDay
    ? format.localTime(line.endLocal)
    : `${format.day(line.endLocal)} ${format.localTime(line.endLocal)}`;
  return (
    <div className={styles.times}>
      <div>
        <b>
          {t('app:when', {
            day: format.day(line.startLocal),
            from: format.localTime(line.startLocal),
            to: end,
          })}
        </b>
        <small>{line.timeZone.replaceAll('_', ' ')}</small>
      </div>
      {!isInJapan && (
        <div>
          <b>
            {format.clockIn(line.startsAt, japan)}–{format.clockIn(line.endsAt, japan)}
          </b>
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
