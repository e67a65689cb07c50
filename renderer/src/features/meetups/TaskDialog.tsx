import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taskSchema, type PlanFields } from '#shared/domain/meetup/planItem.ts';
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
import { useSavePlanItem, type PlanTarget } from './planTarget.ts';
import styles from './GuestDialog.module.css';

/**
 * Asks for a task; without `task` for a new one. Due on a date, or so many days from the meetup; in a
 * template only the latter, and nothing is done there yet.
 */
export const TaskDialog = (props: {
  task: Omit<Extract<PlanFields, { type: 'task' }>, 'type'> | undefined;
  /** Its owner's name. */
  owner: string | undefined;
  target: PlanTarget;
  onClose: () => void;
}) => {
  const { t } = useTranslation('planning');
  const { task, target } = props;
  const saving = useSavePlanItem(target);
  const isTemplate = 'templateId' in target;
  const [title, setTitle] = useState(task?.title ?? '');
  const [phase, setPhase] = useState(task?.phase ?? 'before');
  const [status, setStatus] = useState(task?.status ?? 'NEEDS-ACTION');
  const [owner, setOwner] = useState<readonly NamedPerson[]>(
    task?.assignee === undefined
      ? []
      : [{ value: task.assignee, name: props.owner ?? task.assignee }],
  );
  const [due, setDue] = useState<string | null>(task?.due?.slice(0, 10) ?? null);
  const [dueOffset, setDueOffset] = useState(task?.dueOffset ?? Number.NaN);
  const [isMissing, setMissing] = useState(false);

  const save = async (): Promise<void> => {
    setMissing(title.trim() === '');
    if (title.trim() === '') return;
    const isSaved = await saving.save({
      type: 'task',
      title: title.trim(),
      status,
      phase,
      ...(owner[0] !== undefined && { assignee: owner[0].value }),
      ...(due !== null && { due }),
      ...(!Number.isNaN(dueOffset) && { dueOffset }),
    });
    if (isSaved) props.onClose();
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
            error={isMissing && title.trim() === '' ? t('plan.missing') : undefined}
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
        {!isTemplate && (
          <Select
            label={t('tasks.status')}
            value={status}
            options={taskSchema.shape.status.options.map((id) => ({
              id,
              label: t(`tasks.statuses.${id}`),
            }))}
            onChange={setStatus}
          />
        )}
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
        {!isTemplate && <DateField label={t('tasks.due')} value={due} onChange={setDue} />}
      </div>
      <ErrorText error={saving.error} boxed />
    </Dialog>
  );
};
