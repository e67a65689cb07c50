import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetupLine } from '#shared/contract/meetups.ts';
import { useLiveQuery } from '../../client/index.ts';
import { Button, classes, href, IconButton, paths, useFormat } from '../../ui/index.ts';
import { addMonths, dayAfterKey, daysOf, monthWeeks } from './monthGrid.ts';
import { useStageWord } from './StagePill.tsx';
import styles from './Month.module.css';

interface MonthViewProps {
  /** Today at the chapter, `2026-01-17`. */
  readonly today: string;
  readonly onCreate: (date: string) => void;
  readonly onOpen: (id: string) => void;
}

/**
 * A month of meetups as a calendar page. Arrow keys go from day to day, page keys from month to
 * month; Enter opens the day's meetup, or begins one where there is none.
 */
export const MonthView = ({ today, onCreate, onOpen }: MonthViewProps) => {
  const { t } = useTranslation('meetups');
  const format = useFormat();
  const [day, setDay] = useState(today);
  const [byKey, setByKey] = useState<string>();
  const cell = useRef<HTMLDivElement>(null);
  const month = day.slice(0, 7);
  const weeks = monthWeeks(month, format.locale);
  const days = weeks.flat();
  const { value } = useLiveQuery('meetups.days', {
    from: days[0] ?? day,
    until: days.at(-1) ?? day,
  });
  const rows = value?.rows ?? [];
  const on = (date: string): readonly MeetupLine[] =>
    rows.filter((meetup) => daysOf(meetup, [date]).length > 0);

  // The day that a key led to; its cell may be on a page that is only now drawn.
  useEffect(() => {
    if (byKey !== undefined) cell.current?.focus();
  }, [byKey]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = dayAfterKey(day, event.key, {
      locale: format.locale,
      isRightToLeft: document.documentElement.dir === 'rtl',
    });
    if (to !== undefined) {
      setByKey(to);
      setDay(to);
    } else if (event.key === 'Enter' && event.target === event.currentTarget) {
      const [first] = on(day);
      if (first === undefined) onCreate(day);
      else onOpen(first.id);
    } else {
      return;
    }
    event.preventDefault();
  };

  const title = monthTitle(month, format.locale);
  return (
    <section className={styles.month} aria-label={t('month.label')}>
      <div className={styles.head}>
        <h2 className={styles.title} aria-live="polite">
          {title}
        </h2>
        <IconButton
          label={t('month.previous')}
          onPress={() => setDay(`${addMonths(month, -1)}-01`)}
        >
          <ChevronLeft size={18} aria-hidden />
        </IconButton>
        <Button size="small" onPress={() => setDay(today)}>
          {t('month.today')}
        </Button>
        <IconButton label={t('month.next')} onPress={() => setDay(`${addMonths(month, 1)}-01`)}>
          <ChevronRight size={18} aria-hidden />
        </IconButton>
      </div>
      <div className={styles.grid} role="grid" aria-label={title}>
        <div role="row" className={styles.row}>
          {(weeks[0] ?? []).map((date) => (
            <span
              key={date}
              role="columnheader"
              aria-label={weekday(date, format.locale, 'long')}
              className={styles.weekday}
            >
              {weekday(date, format.locale, 'short')}
            </span>
          ))}
        </div>
        {weeks.map((week) => (
          <div key={week[0]} role="row" className={styles.row}>
            {week.map((date) => {
              const isCurrent = date === day;
              const there = on(date);
              return (
                <div
                  key={date}
                  role="gridcell"
                  ref={isCurrent ? cell : null}
                  tabIndex={isCurrent ? 0 : -1}
                  aria-current={date === today ? 'date' : undefined}
                  aria-label={[
                    format.day(date),
                    ...(there.length === 0 ? [t('month.free')] : there.map(({ name }) => name)),
                  ].join(', ')}
                  className={classes(
                    styles.day,
                    date.slice(0, 7) !== month && styles.other,
                    date === today && styles.today,
                  )}
                  onFocus={() => setDay(date)}
                  onDoubleClick={() => onCreate(date)}
                  onKeyDown={onKeyDown}
                >
                  <span className={styles.number} aria-hidden>
                    {Number(date.slice(8))}
                  </span>
                  {there.map((meetup) => (
                    <Entry key={meetup.id} meetup={meetup} date={date} isInOrder={isCurrent} />
                  ))}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className={styles.hint}>{t('month.hint')}</p>
    </section>
  );
};

const Entry = (props: { meetup: MeetupLine; date: string; isInOrder: boolean }) => {
  const { meetup, date } = props;
  const format = useFormat();
  const stage = useStageWord(meetup);
  const begins = meetup.startLocal.startsWith(date);
  return (
    <a
      href={href(paths.meetup(meetup.id))}
      tabIndex={props.isInOrder ? 0 : -1}
      className={classes(styles.entry, styles[stage.tone])}
      title={`${meetup.name} · ${stage.text}`}
    >
      {begins && <time className={styles.time}>{format.localTime(meetup.startLocal)}</time>}
      <span className={styles.name}>{meetup.name}</span>
      <span className={styles.stage}>{stage.text}</span>
    </a>
  );
};

const monthTitle = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

const weekday = (date: string, locale: string, length: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
