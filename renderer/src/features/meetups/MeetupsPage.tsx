import { CalendarDays } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useLiveQuery } from '../../client/index.ts';
import { Button, EmptyState, Page, PageHeader, paths, useActions } from '../../ui/index.ts';
import { groupMeetups } from './meetupGroups.ts';
import { MeetupYears } from './MeetupYears.tsx';
import { NewMeetupDialog } from './NewMeetupDialog.tsx';
import { useNow } from './useNow.ts';
import styles from './Meetups.module.css';

// Years of meetups for most chapters; the rest comes when asked for.
const pageLength = 100;

/** All meetups of the chapter: what is coming first, then the past by year. */
export const MeetupsPage = () => {
  const { t } = useTranslation('meetups');
  const [, go] = useLocation();
  const [limit, setLimit] = useState(pageLength);
  const [isCreating, setCreating] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const now = useNow();
  const { value } = useLiveQuery('meetups.list', { window: { offset: 0, limit } });
  const groups = useMemo(() => groupMeetups(value?.rows ?? [], now), [value, now]);

  useActions(
    useMemo(
      () => [
        { id: 'new-meetup', label: t('action.new'), shortcut: 'n', run: () => setCreating(true) },
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

  const create = (
    <Button variant="primary" onPress={() => setCreating(true)}>
      {t('action.new')}
    </Button>
  );
  const isEmpty = value?.total === 0;
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          count={value !== undefined && !isEmpty ? t('count', { count: value.total }) : undefined}
        >
          {isEmpty ? undefined : create}
        </PageHeader>
      }
    >
      {isEmpty ? (
        <EmptyState
          icon={CalendarDays}
          title={t('empty.title')}
          text={t('empty.text')}
          action={create}
        />
      ) : (
        value !== undefined && (
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
        )
      )}
      <NewMeetupDialog
        isOpen={isCreating}
        onClose={() => setCreating(false)}
        onCreated={(id) => go(paths.meetup(id))}
      />
    </Page>
  );
};
