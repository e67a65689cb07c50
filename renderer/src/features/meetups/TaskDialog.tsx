import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '#shared/contract/planning.ts';
import { taskSchema } from '#shared/domain/meetup/planItem.ts';
import { useCommand } from '../../client/index.ts';
import {
  DateField,
  Dialog,
  FormFooter,
  ErrorText,
  NumberField,
  Select,
  TextField,
} from '../../ui/index.ts';
import { NamesField, type NamedPerson } from './NamesField.tsx';
import styles from './GuestDialog.module.css';

/** Asks for a task; without `row` for a new one. Due on a date, or so many days from the meetup. */
export const TaskDialog = (props: {
  meetupId: string;
  row: TaskRow | undefined;
  onClose: () => void;
}) => {
  const { t } = useTranslation('planning');
  const add = useCommand('plan.add');
  const edit = useCommand('plan.edit');
  const task = props.row?.task;
  const [title, setTitle] = useState(task?.title ?? '');
  const [phase, setPhase] = useState(task?.phase ?? 'before');
  const [status, setStatus] = useState(task?.status ?? 'NEEDS-ACTION');
  const [owner, setOwner] = useState<readonly NamedPerson[]>(
    task?.assignee === undefined
      ? []
      : [{ value: task.assignee, name: props.row?.owner ?? task.assignee }],
  );
  const [due, setDue] = useState<string | null>(task?.due?.slice(0, 10) ?? null);
  const [dueOffset, setDueOffset] = useState(task?.dueOffset ?? Number.NaN);
  const [isMissing, setMissing] = useState(false);

  const save = async (): Promise<void> => {
    setMissing(title.trim() === '');
    if (title.trim() === '') return;
    const optional = {
      assignee: owner[0]?.value ?? null,
      due,
      dueOffset: Number.isNaN(dueOffset) ? null : dueOffset,
    };
    const answer =
      task === undefined
        ? await add.run({
            meetupId: props.meetupId,
            fields: {
              type: 'task',
              title: title.trim(),
              status,
              phase,
              ...(optional.assignee !== null && { assignee: optional.assignee }),
              ...(optional.due !== null && { due: optional.due }),
              ...(optional.dueOffset !== null && { dueOffset: optional.dueOffset }),
            },
          })
        : await edit.run({
            id: task._id,
            patch: { title: title.trim(), phase, status, ...optional },
          });
    if (answer.ok) props.onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t(task === undefined ? 'tasks.new' : 'tasks.edit')}
      onSubmit={() => void save()}
      footer={<FormFooter onCancel={props.onClose} />}
    >
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            label={t('tasks.name')}
            value={title}
            onChange={setTitle}
            error={isMissing ? t('plan.missing') : undefined}
            maxLength={500}
            autoFocus
          />
        </div>
        <Select
          label={t('tasks.phase')}
          value={phase}
          options={(['before', 'day', 'after'] as const).map((id) => ({
            id,
            label: t(`tasks.phases.${id}`),
          }))}
          onChange={setPhase}
        />
        <Select
          label={t('tasks.status')}
          value={status}
          options={taskSchema.shape.status.options.map((id) => ({
            id,
            label: t(`tasks.statuses.${id}`),
          }))}
          onChange={setStatus}
        />
        <div className={styles.wide}>
          <NamesField label={t('tasks.owner')} people={owner} onChange={setOwner} isSingle />
        </div>
        <NumberField
          label={t('tasks.offset')}
          description={t('tasks.offsetHint')}
          value={dueOffset}
          onChange={setDueOffset}
          minValue={-1000}
          maxValue={1000}
        />
        <DateField label={t('tasks.due')} value={due} onChange={setDue} />
      </div>
      <ErrorText error={add.error ?? edit.error} boxed />
    </Dialog>
  );
};
