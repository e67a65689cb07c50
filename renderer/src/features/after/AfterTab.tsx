import { DoorOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { useLiveQuery } from '../../client/index.ts';
import { EmptyState, href, LinkButton, paths, useFormat } from '../../ui/index.ts';
import { AfterActions } from './AfterActions.tsx';
import { FinishCard } from './FinishCard.tsx';
import { GroupsCard } from './GroupsCard.tsx';
import { PeopleCard } from './PeopleCard.tsx';
import { TrendCard } from './TrendCard.tsx';
import styles from './After.module.css';

/** How a meetup went: who came and who did not, what they have in common, and the trend. */
export const AfterTab = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('report');
  const { value: report } = useLiveQuery('report.attendance', { meetupId: meetup._id });
  if (report === undefined || report === null) return null;
  if (report.numbers.attended === 0 && report.finishedAt === undefined) {
    return (
      <EmptyState
        icon={DoorOpen}
        title={t('none.title')}
        text={t('none.text')}
        action={
          <LinkButton variant="primary" href={href(paths.door(meetup._id))}>
            {t('none.door')}
          </LinkButton>
        }
      />
    );
  }
  return (
    <div className={styles.scroll}>
      <div className={styles.after}>
        <div className={styles.head}>
          <Numbers numbers={report.numbers} />
          <AfterActions meetup={meetup} />
        </div>
        <div className={styles.cards}>
          <GroupsCard groups={report.groups} />
          <TrendCard trend={report.trend} />
        </div>
        <FinishCard meetupId={meetup._id} report={report} />
        <PeopleCard meetup={meetup} />
      </div>
    </div>
  );
};

type Numbers = NonNullable<Output<'report.attendance'>>['numbers'];

const shown = ['attended', 'expected', 'noShows', 'walkIns', 'surprises', 'firstTimers'] as const;

const Numbers = ({ numbers }: { numbers: Numbers }) => {
  const { t } = useTranslation('report');
  const format = useFormat();
  return (
    <dl className={styles.numbers} aria-label={t('numbers.label')}>
      {shown.map((key) => (
        <div key={key} className={styles.number} data-main={key === 'attended' || undefined}>
          <dt>{t(`numbers.${key}`)}</dt>
          <dd>{format.number(numbers[key])}</dd>
        </div>
      ))}
    </dl>
  );
};
