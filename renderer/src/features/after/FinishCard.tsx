import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand } from '../../client/index.ts';
import { Button, Card, ErrorText, PersonName, StatusPill, useFormat } from '../../ui/index.ts';
import styles from './After.module.css';

type Report = NonNullable<Output<'report.attendance'>>;

/** Declares the attendance final, and lists what was corrected after that. */
export const FinishCard = ({ meetupId, report }: { meetupId: string; report: Report }) => {
  const { t } = useTranslation('report');
  const format = useFormat();
  const finish = useCommand('report.finish');
  const reopen = useCommand('report.reopen');
  const { finishedAt } = report;
  return (
    <Card title={t('finish.title')}>
      <div className={styles.finish}>
        <p className={styles.sentence}>
          {finishedAt === undefined
            ? t('finish.open')
            : t('finish.done', { when: format.instant(finishedAt) })}
        </p>
        {finishedAt === undefined ? (
          <Button
            variant="primary"
            isDisabled={finish.isRunning}
            onPress={() => void finish.run({ meetupId })}
          >
            {t('finish.do')}
          </Button>
        ) : (
          <Button
            isDisabled={reopen.isRunning}
            onPress={() =>
              void reopen.run({ meetupId, stage: report.stage === 'held' ? 'live' : report.stage })
            }
          >
            {t('finish.reopen')}
          </Button>
        )}
      </div>
      {finishedAt !== undefined && <Corrections corrections={report.corrections} />}
      <ErrorText error={finish.error ?? reopen.error} boxed />
    </Card>
  );
};

const Corrections = ({ corrections }: { corrections: Report['corrections'] }) => {
  const { t } = useTranslation('report');
  const format = useFormat();
  if (corrections.length === 0) return <p className={styles.quiet}>{t('finish.noCorrections')}</p>;
  return (
    <ul className={styles.corrections} aria-label={t('finish.corrections')}>
      {corrections.map((correction) => (
        <li key={correction.checkInId}>
          <PersonName person={correction.person} layout="inline" />
          <StatusPill
            tone={correction.kind === 'added' ? 'ok' : 'warn'}
            text={t(correction.kind === 'added' ? 'finish.added' : 'finish.takenBack')}
          />
          <time className={styles.quiet} dateTime={correction.at}>
            {format.instant(correction.at)}
          </time>
        </li>
      ))}
    </ul>
  );
};
