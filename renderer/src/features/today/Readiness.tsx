import { useTranslation } from 'react-i18next';
import type { Readiness as ReadinessLine } from '#shared/contract/today.ts';
import { Card, href, paths, StatusBadge } from '../../ui/index.ts';
import styles from './TodayPage.module.css';

/** Whether the next meetup's door is ready, line by line, each with the way to mend it. */
export const Readiness = (props: { meetupId: string; readiness: readonly ReadinessLine[] }) => {
  const { t } = useTranslation('today');
  return (
    <Card title={t('ready.title')}>
      <ul className={styles.ready}>
        {props.readiness.map((line) => (
          <li key={line.kind}>
            <StatusBadge tone={line.state} />
            <span>
              {line.kind === 'paper'
                ? t('report:ready.paper')
                : t(`ready.${line.kind}`, { ...line.params, context: line.state })}{' '}
              <Mend line={line} meetupId={props.meetupId} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Mend = ({ line, meetupId }: { line: ReadinessLine; meetupId: string }) => {
  const { t } = useTranslation('today');
  if (line.kind === 'paper') {
    return <PaperLinks meetupId={meetupId} />;
  }
  if (line.state === 'ok') return null;
  switch (line.kind) {
    case 'no-guests':
      return <a href={href(paths.guests(meetupId))}>{t('ready.addGuests')}</a>;
    case 'no-answer':
      return <a href={href(paths.guests(meetupId))}>{t('ready.seeGuests')}</a>;
    case 'venue':
      return <a href={href(paths.meetup(meetupId))}>{t('ready.setVenue')}</a>;
    case 'guests-here':
    case 'backup':
      return null;
  }
};

const PaperLinks = ({ meetupId }: { meetupId: string }) => {
  const { t } = useTranslation('report');
  return (
    <>
      <a href={href(paths.print(meetupId, 'badges'))}>{t('print.badges')}</a>
      {' · '}
      <a href={href(paths.print(meetupId, 'sign-in'))}>{t('print.sign-in')}</a>
    </>
  );
};
