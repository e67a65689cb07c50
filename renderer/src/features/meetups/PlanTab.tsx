import { useTranslation } from 'react-i18next';
import type { MeetupLine } from '#shared/contract/meetups.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { Card, href, LinkButton, paths, StatusBadge } from '../../ui/index.ts';
import { AboutCard } from './AboutCard.tsx';
import { AgendaCard } from './AgendaCard.tsx';
import { BudgetCard } from './BudgetCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { readyLines } from './readiness.ts';
import { RepliesCard } from './RepliesCard.tsx';
import { TasksCard } from './TasksCard.tsx';
import { WhenCard } from './WhenCard.tsx';
import styles from './Plan.module.css';

/** The plan of a meetup: when and where, what it is about, and how ready it is. */
export const PlanTab = ({ meetup, line }: { meetup: Meetup; line: MeetupLine }) => (
  <div className={styles.scroll}>
    <div className={styles.plan}>
      <div className={styles.column}>
        <WhenCard meetup={meetup} />
        <AgendaCard meetup={meetup} />
        <BudgetCard meetup={meetup} />
        <AboutCard meetup={meetup} />
      </div>
      <div className={styles.column}>
        <ReadyCard line={line} />
        <RepliesCard counts={line.counts} />
        <TasksCard meetup={meetup} />
        <HistoryCard meetupId={meetup._id} />
      </div>
    </div>
  </div>
);

const ReadyCard = ({ line }: { line: MeetupLine }) => {
  const { t } = useTranslation('meetups');
  return (
    <Card title={t('ready.title')}>
      <ul className={styles.ready}>
        {readyLines(line).map(({ key, tone, count, fix }) => (
          <li key={key}>
            <StatusBadge tone={tone} />
            <span>
              {t(`ready.${key}`, { count })}
              {fix !== undefined && (
                <>
                  {' '}
                  <LinkButton
                    variant="link"
                    href={href(
                      fix === 'remind' ? paths.invite(line.id, 'reminder') : paths.guests(line.id),
                    )}
                  >
                    {t(`ready.${fix}`)}
                  </LinkButton>
                </>
              )}
            </span>
          </li>
        ))}
        {line.counts.guests > 0 && (
          <li>
            <StatusBadge tone="ok" />
            <span>
              {t('report:ready.paper')}{' '}
              <LinkButton variant="link" href={href(paths.print(line.id, 'badges'))}>
                {t('report:print.badges')}
              </LinkButton>
              {' · '}
              <LinkButton variant="link" href={href(paths.print(line.id, 'sign-in'))}>
                {t('report:print.sign-in')}
              </LinkButton>
            </span>
          </li>
        )}
      </ul>
    </Card>
  );
};
