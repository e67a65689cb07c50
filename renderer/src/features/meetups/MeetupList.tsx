import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/index.ts';
import { Button, useActions } from '../../ui/index.ts';
import { groupMeetups } from './meetupGroups.ts';
import { MeetupYears } from './MeetupYears.tsx';
import styles from './Meetups.module.css';

// Years of meetups for most chapters; the rest comes when asked for.
const pageLength = 100;

/** What is coming first, then the past by year. */
export const MeetupList = ({ now }: { now: string }) => {
  const { t } = useTranslation('meetups');
  const [limit, setLimit] = useState(pageLength);
  const list = useRef<HTMLDivElement>(null);
  const { value } = useLiveQuery('meetups.list', { window: { offset: 0, limit } });
  const groups = useMemo(() => groupMeetups(value?.rows ?? [], now), [value, now]);

  useActions(
    useMemo(
      () => [
        {
          id: 'choose-meetup',
          label: t('action.choose'),
          shortcut: 'arrowdown',
          isHidden: true,
          run: () => list.current?.querySelector('a')?.focus(),
        },
      ],
      [t],
    ),
  );

  if (value === undefined) return null;
  return (
    <div className={styles.list} ref={list}>
      <section aria-label={t('upcoming')}>
        <h2 className={styles.section}>{t('upcoming')}</h2>
        {groups.upcoming.length === 0 && <p className={styles.none}>{t('noneAhead')}</p>}
        <MeetupYears years={groups.upcoming} container={list} />
      </section>
      {groups.past.length > 0 && (
        <section aria-label={t('past')}>
          <h2 className={styles.section}>{t('past')}</h2>
          <MeetupYears years={groups.past} container={list} isPast />
        </section>
      )}
      {value.total > value.rows.length && (
        <Button onPress={() => setLimit((before) => Math.min(before + pageLength, 500))}>
          {t('older')}
        </Button>
      )}
    </div>
  );
};
