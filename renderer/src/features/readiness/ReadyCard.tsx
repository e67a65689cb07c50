import { useTranslation } from 'react-i18next';
import type { MeetupLine } from '#shared/contract/meetups.ts';
import { useLiveQuery } from '../../client/index.ts';
import { Card, href, paths, StatusBadge, useFormat } from '../../ui/index.ts';
import { readyLines, type ReadyLine } from './readyLines.ts';
import styles from './ReadyCard.module.css';

/**
 * Whether a meetup's door is ready, line by line, each with the way to mend it. `isOnPlan` leaves out
 * the way to the meetup's plan.
 */
export const ReadyCard = ({ line, isOnPlan }: { line: MeetupLine; isOnPlan?: boolean }) => {
  const { t } = useTranslation('meetups');
  const format = useFormat();
  const { value: sync } = useLiveQuery('sync.status', {});
  return (
    <Card title={t('ready.title')}>
      <ul className={styles.ready}>
        {readyLines(line, sync).map(({ key, tone, count, at, fix }) => (
          <li key={key}>
            <StatusBadge tone={tone} />
            <span>
              {t(`ready.${key}`, { count, at: at === undefined ? '' : format.instant(at) })}
              {fix !== undefined && !(fix === 'setVenue' && isOnPlan === true) && (
                <Fix fix={fix} meetupId={line.id} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

type Fixes = NonNullable<ReadyLine['fix']>;

const Fix = ({ fix, meetupId }: { fix: Fixes; meetupId: string }) => {
  const { t } = useTranslation('meetups');
  const link = (path: string, text: string) => <a href={href(path)}>{text}</a>;
  if (fix !== 'print') return <> {link(placeOf[fix](meetupId), t(`ready.${fix}`))}</>;
  return (
    <>
      {' '}
      {link(paths.print(meetupId, 'badges'), t('report:print.badges'))}
      {' · '}
      {link(paths.print(meetupId, 'sign-in'), t('report:print.sign-in'))}
    </>
  );
};

const placeOf: Readonly<Record<Exclude<Fixes, 'print'>, (meetupId: string) => string>> = {
  addGuests: paths.guests,
  showGuests: paths.guests,
  remind: (meetupId) => paths.invite(meetupId, 'reminder'),
  setVenue: paths.meetup,
  showSync: () => paths.sync,
};
