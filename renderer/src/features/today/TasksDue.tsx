import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { instantToLocal } from '#shared/domain/time/zonedTime.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import { Card, Checkbox, ErrorText, href, paths, useFormat } from '../../ui/index.ts';
import styles from './TodayPage.module.css';
import { useNow } from './useNow.ts';

type Line = Output<'today.tasks'>['tasks'][number];

/** What is to be done in the next two weeks, over all meetups. Nothing while nothing is due. */
export const TasksDue = () => {
  const { t } = useTranslation('today');
  const { value } = useLiveQuery('today.tasks', {});
  const edit = useCommand('plan.edit');
  if (value === undefined || value.total === 0) return null;
  const more = value.total - value.tasks.length;
  return (
    <Card title={t('tasks.title')}>
      <ul className={styles.tasks}>
        {value.tasks.map((line) => (
          <li key={line.task._id}>
            <Checkbox
              isSelected={false}
              onChange={() => void edit.run({ id: line.task._id, patch: { status: 'COMPLETED' } })}
            >
              {line.task.title}
            </Checkbox>
            <TaskNote line={line} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.quiet}>{t('tasks.more', { count: more })}</p>}
      <ErrorText error={edit.error} />
    </Card>
  );
};

const TaskNote = ({ line: { owner, due, meetup } }: { line: Line }) => {
  const { t } = useTranslation('today');
  const format = useFormat();
  const today = instantToLocal(useNow().toISOString(), meetup.timeZone).slice(0, 10);
  const days = (Date.parse(today) - Date.parse(due)) / 86_400_000;
  const when =
    days > 0 ? t('tasks.late', { count: days }) : days === 0 ? t('tasks.today') : format.day(due);
  return (
    <span>
      {owner !== undefined && owner !== '' && `${owner} · `}
      <span className={days > 0 ? styles.late : undefined}>{when}</span>
      {' · '}
      <a href={href(paths.meetup(meetup.id))}>{meetup.name}</a>
    </span>
  );
};
