import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownStart } from '#shared/domain/meetup/agendaTimes.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { agendaItemSchema, type PlanFields } from '#shared/domain/meetup/planItem.ts';
import {
  Dialog,
  FormFooter,
  ErrorText,
  NumberField,
  Select,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import { NamesField, type NamedPerson } from './NamesField.tsx';
import { useSavePlanItem, type PlanTarget } from './planTarget.ts';
import styles from './GuestDialog.module.css';

const usualMinutes = 15;
const kinds = agendaItemSchema.shape.kind.options;

/** Asks for an agenda item; without `item` for a new one. */
export const AgendaDialog = (props: {
  span: Pick<Meetup, 'startLocal' | 'endLocal'>;
  item: Omit<Extract<PlanFields, { type: 'agenda' }>, 'type'> | undefined;
  /** The names of its speakers, in their order. A template has none. */
  speakers: readonly string[];
  target: PlanTarget;
  onClose: () => void;
}) => {
  const { t } = useTranslation('planning');
  const { item } = props;
  const saving = useSavePlanItem(props.target);
  const [title, setTitle] = useState(item?.title ?? '');
  const [minutes, setMinutes] = useState(item?.minutes ?? usualMinutes);
  const [kind, setKind] = useState(item?.kind ?? 'remarks');
  const [start, setStart] = useState<string | null>(item?.startLocal?.slice(11, 16) ?? null);
  const [room, setRoom] = useState(item?.room ?? '');
  const [speakers, setSpeakers] = useState<readonly NamedPerson[]>(() =>
    (item?.speakers ?? []).map((value, index) => ({
      value,
      name: props.speakers[index] ?? value,
    })),
  );
  const [isMissing, setMissing] = useState(false);

  const save = async (): Promise<void> => {
    setMissing(title.trim() === '');
    if (title.trim() === '') return;
    const isSaved = await saving.save({
      type: 'agenda',
      title: title.trim(),
      minutes: Number.isNaN(minutes) ? 0 : minutes,
      kind,
      speakers: speakers.map(({ value }) => value),
      ...(room.trim() !== '' && { room: room.trim() }),
      ...(start !== null && { startLocal: ownStart(start, props.span) }),
    });
    if (isSaved) props.onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t(item === undefined ? 'agenda.new' : 'agenda.edit')}
      onSubmit={() => void save()}
      footer={<FormFooter onCancel={props.onClose} />}
    >
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            label={t('agenda.name')}
            value={title}
            onChange={setTitle}
            error={isMissing && title.trim() === '' ? t('plan.missing') : undefined}
            maxLength={500}
            autoFocus
          />
        </div>
        <NumberField
          label={t('agenda.length')}
          value={minutes}
          onChange={setMinutes}
          minValue={0}
          maxValue={10_000}
        />
        <TimeField
          label={t('agenda.start')}
          description={t('agenda.startHint')}
          value={start}
          onChange={setStart}
        />
        <Select
          label={t('agenda.kind')}
          value={kind}
          options={kinds.map((id) => ({ id, label: t(`agenda.kinds.${id}`) }))}
          onChange={setKind}
        />
        <TextField label={t('agenda.room')} value={room} onChange={setRoom} maxLength={500} />
        {!('templateId' in props.target) && (
          <div className={styles.wide}>
            <NamesField label={t('agenda.speakers')} people={speakers} onChange={setSpeakers} />
          </div>
        )}
      </div>
      <ErrorText error={saving.error} boxed />
    </Dialog>
  );
};
