import type { MeetupLine } from '#shared/contract/meetups.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { ReadyCard } from '../readiness/index.ts';
import { AboutCard } from './AboutCard.tsx';
import { AgendaCard } from './AgendaCard.tsx';
import { BudgetCard } from './BudgetCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
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
        <ReadyCard line={line} isOnPlan />
        <RepliesCard counts={line.counts} />
        <TasksCard meetup={meetup} />
        <HistoryCard meetupId={meetup._id} />
      </div>
    </div>
  </div>
);
