import { useTranslation } from 'react-i18next';
import type { MeetupLine } from '#shared/contract/meetups.ts';
import { Card, href, paths, useFormat } from '../../ui/index.ts';
import styles from './TodayPage.module.css';

/** The last meetup that is over, and who came. */
export const RecentMeetup = ({ line }: { line: MeetupLine }) => {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { attended, walkIns } = line.counts;
  return (
    <Card title={t('recent.title')}>
      <a href={href(paths.meetup(line.id))}>{line.name}</a>
      <p>{format.day(line.startLocal)}</p>
      <p className={styles.quiet}>
        {t('recent.attended', { count: attended })}
        {walkIns > 0 && ` · ${t('recent.walkIns', { count: walkIns })}`}
      </p>
    </Card>
  );
};
