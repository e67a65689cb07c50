import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '#shared/contract/planning.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { isDone } from '#shared/domain/meetup/taskDue.ts';
import { instantToLocal } from '#shared/domain/time/zonedTime.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  Button,
  Card,
  Checkbox,
  classes,
  ErrorText,
  IconButton,
  Menu,
  MenuItem,
  useFormat,
} from '../../ui/index.ts';
import { TaskDialog } from './TaskDialog.tsx';
import { useNow } from './useNow.ts';
import styles from './PlanItems.module.css';

const phases = ['before', 'day', 'after'] as const;

/** What is to be done before, on the day and after, with owner and due date. */
export const TasksCard = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('planning');
  const [edited, setEdited] = useState<TaskRow | 'new'>();
  const { value } = useLiveQuery('plan.items', { meetupId: meetup._id });
  const row = edited === 'new' ? undefined : edited;
  const edit = useCommand('plan.edit');
  const remove = useCommand('plan.remove');
  const tasks = value?.tasks ?? [];
  return (
    <Card
      title={t('tasks.title')}
      actions={
        <Button size="small" variant="quiet" onPress={() => setEdited('new')}>
          {t('tasks.add')}
        </Button>
      }
    >
      {value !== undefined && tasks.length === 0 && (
        <p className={styles.quiet}>{t('tasks.empty')}</p>
      )}
      {phases.map((phase) => {
        const there = tasks.filter(({ task }) => task.phase === phase);
        if (there.length === 0) return null;
        return (
          <section key={phase}>
            <h3 className={styles.phase}>{t(`tasks.phases.${phase}`)}</h3>
            <ul className={styles.tasks}>
              {there.map((row) => (
                <li key={row.task._id}>
                  <Checkbox
                    isSelected={isDone(row.task)}
                    onChange={(isSelected) =>
                      void edit.run({
                        id: row.task._id,
                        patch: { status: isSelected ? 'COMPLETED' : 'NEEDS-ACTION' },
                      })
                    }
                  >
                    <span className={classes(isDone(row.task) && styles.done)}>
                      {row.task.title}
                    </span>
                  </Checkbox>
                  <TaskNote row={row} timeZone={meetup.timeZone} />
                  <Menu
                    label={t('agenda.more', { title: row.task.title })}
                    button={
                      <IconButton size="small" label={t('agenda.more', { title: row.task.title })}>
                        <Ellipsis size={15} aria-hidden />
                      </IconButton>
                    }
                  >
                    <MenuItem text={t('plan.edit')} onAction={() => setEdited(row)} />
                    <MenuItem
                      text={t('plan.remove')}
                      isDangerous
                      onAction={() => void remove.run({ ids: [row.task._id] })}
                    />
                  </Menu>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <ErrorText error={edit.error ?? remove.error} boxed />
      {edited !== undefined && (
        <TaskDialog
          task={row?.task}
          owner={row?.owner}
          target={{ meetupId: meetup._id, id: row?.task._id }}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Card>
  );
};

const TaskNote = ({ row, timeZone }: { row: TaskRow; timeZone: string }) => {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const today = instantToLocal(useNow(), timeZone).slice(0, 10);
  const { due, task } = row;
  const days = due === undefined ? 0 : (Date.parse(today) - Date.parse(due)) / 86_400_000;
  const isLate = !isDone(task) && days > 0;
  const parts = [
    ...(due === undefined ? [] : [isLate ? t('tasks.late', { count: days }) : format.day(due)]),
    ...(row.owner === undefined ? [] : [row.owner]),
    ...(task.status === 'IN-PROCESS' || task.status === 'CANCELLED'
      ? [t(`tasks.statuses.${task.status}`)]
      : []),
  ];
  return (
    <small className={classes(styles.taskNote, isLate && styles.late)}>{parts.join(' · ')}</small>
  );
};
