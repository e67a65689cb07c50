import { useTranslation } from 'react-i18next';
import type { GuestCounts } from '#shared/contract/meetups.ts';
import { useFormat } from '../../ui/index.ts';
import styles from './TodayPage.module.css';

const shownReplies = ['accepted', 'tentative', 'declined', 'noAnswer', 'waiting'] as const;

/** How the guests replied: a bar, and the same in words. */
export const Replies = ({ counts }: { counts: GuestCounts }) => {
  const { t } = useTranslation('today');
  const format = useFormat();
  const text = shownReplies
    .filter((reply) => counts[reply] > 0)
    .map((reply) => t(`replies.${reply}`, { n: format.number(counts[reply]) }))
    .join(' · ');
  return (
    <div className={styles.replies}>
      <div className={styles.meter} aria-hidden>
        {(['accepted', 'tentative', 'declined'] as const).map((reply) => (
          <span
            key={reply}
            className={styles[reply]}
            style={{ inlineSize: `${(100 * counts[reply]) / Math.max(counts.guests, 1)}%` }}
          />
        ))}
      </div>
      <p>{text}</p>
    </div>
  );
};
