import { useTranslation } from 'react-i18next';
import { meetupStageSchema, type Meetup } from '#shared/domain/meetup/meetup.ts';
import { stageProblem } from '#shared/domain/meetup/stages.ts';
import { useCommand } from '../../client/index.ts';
import { ErrorText, Select, useFormat } from '../../ui/index.ts';
import { useNow } from './useNow.ts';
import styles from './Plan.module.css';

/** How far the meetup has come: the stages it can go to now, and why it cannot go to the others. */
export const StageField = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('meetups');
  const format = useFormat();
  const edit = useCommand('meetups.edit');
  const now = useNow();
  const moves = meetupStageSchema.options.map((id) => ({
    id,
    label: t(`stage.${id}`),
    problem: stageProblem(meetup, id, now),
  }));
  const byReason = Map.groupBy(
    moves.filter(({ problem }) => problem !== undefined),
    ({ problem }) => problem,
  );
  return (
    <>
      <div className={styles.fact}>
        <span className={styles.factLabel} aria-hidden>
          {t('field.stage')}
        </span>
        <div className={styles.stage}>
          <Select
            label={t('field.stage')}
            labelHidden
            value={meetup.stage}
            options={moves.filter(({ problem }) => problem === undefined)}
            onChange={(stage) => void edit.run({ id: meetup._id, patch: { stage } })}
          />
        </div>
      </div>
      {byReason.size > 0 && (
        <ul className={styles.notYet}>
          {[...byReason].map(([problem, there]) => (
            <li key={problem}>
              {t(`why.${problem ?? ''}`, { stages: format.list(there.map(({ label }) => label)) })}
            </li>
          ))}
        </ul>
      )}
      <ErrorText error={edit.error} boxed />
    </>
  );
};
