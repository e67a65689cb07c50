import type { KeyboardEvent, RefObject } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { MeetupLine } from '#shared/contract/meetups.ts';
import { href, paths, useFormat, spanInJapan, spanText } from '../../ui/index.ts';
import { attendanceText, repliesText } from './countTexts.ts';
import type { MeetupYear } from './meetupGroups.ts';
import { StagePill } from './StagePill.tsx';
import styles from './Meetups.module.css';

interface YearsProps {
  readonly years: readonly MeetupYear[];
  /** The whole list, through which ↑ and ↓ go. */
  readonly container: RefObject<HTMLElement | null>;
  readonly isPast?: boolean;
}

/** Meetups under their years. ↑ and ↓ go from one to the next, Enter opens. */
export const MeetupYears = ({ years, container, isPast = false }: YearsProps) => (
  <>
    {years.map(({ year, meetups }) => (
      <div key={year} className={styles.year}>
        <h3 className={styles.yearTitle}>{year}</h3>
        <ul className={styles.rows}>
          {meetups.map((meetup) => (
            <li key={meetup.id}>
              <a
                className={styles.row}
                href={href(paths.meetup(meetup.id))}
                onKeyDown={(event) => moveFocus(event, container.current)}
              >
                <Row meetup={meetup} isPast={isPast} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </>
);

const Row = ({ meetup, isPast }: { meetup: MeetupLine; isPast: boolean }) => {
  const { t } = useTranslation('meetups');
  const format = useFormat();
  const { counts } = meetup;
  const span = { start: meetup.startLocal, end: meetup.endLocal };
  const inJapan = isPast ? undefined : spanInJapan(span, meetup.timeZone);
  const hasAttendance = isPast || counts.attended > 0;
  return (
    <>
      <span className={styles.date}>
        <DateLeaf local={meetup.startLocal} locale={format.locale} />
      </span>
      <span className={styles.main}>
        <span className={styles.name}>{meetup.name}</span>
        <span className={styles.where}>
          {spanText({ t, format }, span, meetup.startLocal)}
          {inJapan !== undefined &&
            ` (${t('hint.japan', { when: spanText({ t, format }, inJapan, meetup.startLocal) })})`}
          {placeOf(meetup, t) !== undefined && ` · ${placeOf(meetup, t)}`}
        </span>
      </span>
      <span className={styles.counts}>
        {hasAttendance ? attendanceText({ t, format, counts }) : repliesText({ t, format, counts })}
      </span>
      <span className={styles.stage}>
        <StagePill meetup={meetup} />
      </span>
    </>
  );
};

const placeOf = (meetup: MeetupLine, t: TFunction<'meetups'>): string | undefined =>
  meetup.attendanceMode === 'Online' ? t('mode.Online') : meetup.venueName;

const DateLeaf = ({ local, locale }: { local: string; locale: string }) => {
  const day = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(day);
  return (
    <time dateTime={local} className={styles.leaf}>
      <span className={styles.month}>{part({ month: 'short' })} </span>
      <span className={styles.day}>{Number(local.slice(8, 10))} </span>
      <span className={styles.weekday}>{part({ weekday: 'short' })}</span>
    </time>
  );
};

const moveFocus = (event: KeyboardEvent, container: HTMLElement | null): void => {
  if (container === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...container.querySelectorAll('a')];
  const at = links.findIndex((link) => link === event.currentTarget);
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: links.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  links[to]?.focus();
};
