import { useTranslation } from 'react-i18next';
import type { GuestCounts } from '#shared/contract/meetups.ts';
import { Card, classes, useFormat } from '../../ui/index.ts';
import { attendanceText, replyCounters } from './countTexts.ts';
import styles from './Plan.module.css';

/** How the guests answered: a bar for the eye, the same in words below it. */
export const RepliesCard = ({ counts }: { counts: GuestCounts }) => {
  const { t } = useTranslation('meetups');
  const format = useFormat();
  if (counts.guests === 0) {
    return (
      <Card title={t('replies.title')}>
        <p className={styles.quiet}>{t('replies.none')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('replies.title')}>
      <div className={styles.meter} aria-hidden>
        {replyCounters.map((counter) => (
          <span
            key={counter}
            className={styles[counter]}
            style={{ flexGrow: counts[counter] }}
            hidden={counts[counter] === 0}
          />
        ))}
      </div>
      <ul className={styles.legend}>
        {replyCounters
          .filter((counter) => counts[counter] > 0)
          .map((counter) => (
            <li key={counter}>
              <span className={classes(styles.swatch, styles[counter])} aria-hidden />
              {t(`counts.${counter}`, { n: format.number(counts[counter]) })}
            </li>
          ))}
        {counts.waiting > 0 && <li>{t('counts.waiting', { n: format.number(counts.waiting) })}</li>}
      </ul>
      {counts.attended > 0 && (
        <p className={styles.attended}>{attendanceText({ t, format, counts })}</p>
      )}
    </Card>
  );
};
