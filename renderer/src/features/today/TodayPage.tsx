import { CalendarPlus, FileSpreadsheet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useLiveQuery, useOpenChapter } from '../../client/index.ts';
import {
  Card,
  EmptyState,
  ErrorText,
  href,
  LinkButton,
  Page,
  PageHeader,
  paths,
} from '../../ui/index.ts';
import { BackupProblem } from '../backup/index.ts';
import { DisagreementsCard } from '../disagreements/index.ts';
import { ReadyCard } from '../readiness/index.ts';
import { LastImport } from './LastImport.tsx';
import { NextMeetup } from './NextMeetup.tsx';
import { RecentMeetup } from './RecentMeetup.tsx';
import { TasksDue } from './TasksDue.tsx';
import styles from './TodayPage.module.css';

type Overview = Output<'today.overview'>;

/** What the organiser should look at now. */
export const TodayPage = () => {
  const { t } = useTranslation('today');
  const chapter = useOpenChapter();
  const { value, error } = useLiveQuery('today.overview', {});
  return (
    <Page header={<PageHeader title={t('title')} count={chapter?.name} />}>
      {chapter?.demo === true && <p className={styles.note}>{t('demo')}</p>}
      <div className={styles.problem}>
        <BackupProblem isElsewhere />
      </div>
      <ErrorText error={error} boxed />
      {value !== undefined && <Overview overview={value} />}
    </Page>
  );
};

const Overview = ({ overview }: { overview: Overview }) => {
  if (overview.people === 0 && overview.next === null) return <NoPeople overview={overview} />;
  return (
    <div className={styles.grid}>
      <div className={styles.side}>
        {overview.next === null ? <NothingPlanned /> : <NextMeetup line={overview.next} />}
        <TasksDue />
      </div>
      <div className={styles.side}>
        <DisagreementsCard />
        {overview.next !== null && <ReadyCard line={overview.next} />}
        {overview.recent !== null && <RecentMeetup line={overview.recent} />}
        {overview.lastImport !== null && <LastImport lastImport={overview.lastImport} />}
      </div>
    </div>
  );
};

const NothingPlanned = () => {
  const { t } = useTranslation('today');
  return (
    <Card title={t('next.title')}>
      <EmptyState
        icon={CalendarPlus}
        title={t('next.none')}
        text={t('next.noneText')}
        action={
          <LinkButton href={href(paths.meetups)} variant="primary">
            {t('next.plan')}
          </LinkButton>
        }
      />
    </Card>
  );
};

const NoPeople = ({ overview }: { overview: Overview }) => {
  const { t } = useTranslation('today');
  return (
    <>
      <EmptyState
        icon={FileSpreadsheet}
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <>
            <LinkButton href={href(paths.people)}>{t('empty.add')}</LinkButton>
            <LinkButton href={href(paths.import)} variant="primary">
              {t('empty.import')}
            </LinkButton>
          </>
        }
      />
      {overview.lastImport !== null && (
        <div className={styles.grid}>
          <LastImport lastImport={overview.lastImport} />
        </div>
      )}
    </>
  );
};
