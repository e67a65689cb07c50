import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VenueRow } from '#shared/contract/library.ts';
import type { VenueFields } from '#shared/domain/meetup/venue.ts';
import { isTimeZone } from '#shared/domain/time/zonedTime.ts';
import { useCommand, useOpenChapter } from '../../client/index.ts';
import { ComboBox, Dialog, FormFooter, ErrorText, NumberField, TextField } from '../../ui/index.ts';
import { timeZoneOptions } from './timeZones.ts';
import styles from './GuestDialog.module.css';

/** Asks for a place of the venue book; without `venue` for a new one. */
export const VenueDialog = (props: {
  venue?: VenueRow;
  initial?: { readonly [Key in keyof VenueFields]?: VenueFields[Key] | undefined };
  onClose: () => void;
  onSaved?: (venue: Pick<VenueRow, 'id' | 'fields'>) => void;
}) => {
  const { t } = useTranslation(['planning', 'meetups']);
  const chapter = useOpenChapter();
  const save = useCommand('venues.save');
  const { venue } = props;
  const [draft, setDraft] = useState(() =>
    draftOf(venue?.fields ?? props.initial, chapter?.timeZone),
  );
  const [isTried, setTried] = useState(false);
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const hasZone = draft.timeZone !== null && isTimeZone(draft.timeZone);

  const submit = async (): Promise<void> => {
    setTried(true);
    if (draft.name.trim() === '' || draft.timeZone === null || !hasZone) return;
    const fields = fieldsOf({ ...draft, timeZone: draft.timeZone });
    const answer = await save.run({ ...(venue !== undefined && { id: venue.id }), fields });
    if (!answer.ok) return;
    props.onSaved?.({ id: answer.value.id, fields });
    props.onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t(venue === undefined ? 'venue.add' : 'venue.edit')}
      onSubmit={() => void submit()}
      footer={<FormFooter onCancel={props.onClose} />}
    >
      <div className={styles.fields}>
        <TextField
          label={t('venue.name')}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={isTried && draft.name.trim() === '' ? t('plan.missing') : undefined}
          maxLength={500}
          autoFocus
        />
        <TextField
          label={t('venue.room')}
          value={draft.room}
          onChange={(room) => set({ room })}
          maxLength={500}
        />
        <div className={styles.wide}>
          <TextField
            label={t('venue.address')}
            value={draft.address}
            onChange={(address) => set({ address })}
            maxLength={500}
          />
        </div>
        <ComboBox
          label={t('meetups:field.timeZone')}
          options={timeZoneOptions(draft.timeZone)}
          value={draft.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          error={isTried && !hasZone ? t('meetups:problem.timeZone') : undefined}
        />
        <NumberField
          label={t('meetups:field.capacity')}
          description={t('meetups:hint.capacity')}
          value={draft.capacity}
          onChange={(capacity) => set({ capacity })}
          minValue={0}
          maxValue={100_000}
          formatOptions={{ maximumFractionDigits: 0 }}
        />
        <div className={styles.wide}>
          <TextField
            label={t('venue.access')}
            description={t('venue.accessHint')}
            value={draft.access}
            onChange={(access) => set({ access })}
            lines={3}
            maxLength={2000}
          />
        </div>
        <div className={styles.wide}>
          <TextField
            label={t('venue.mapUrl')}
            placeholder="https://"
            value={draft.mapUrl}
            onChange={(mapUrl) => set({ mapUrl })}
            maxLength={500}
          />
        </div>
      </div>
      <ErrorText error={save.error} boxed />
    </Dialog>
  );
};

const draftOf = (
  fields: Parameters<typeof VenueDialog>[0]['initial'],
  timeZone: string | undefined,
) => ({
  name: fields?.name ?? '',
  room: fields?.room ?? '',
  address: fields?.address ?? '',
  access: fields?.access ?? '',
  mapUrl: fields?.mapUrl ?? '',
  capacity: fields?.capacity ?? Number.NaN,
  timeZone: fields?.timeZone ?? timeZone ?? null,
});

const fieldsOf = (
  draft: ReturnType<typeof draftOf> & { readonly timeZone: string },
): VenueFields => {
  const optional = (key: 'room' | 'address' | 'access' | 'mapUrl') =>
    draft[key].trim() === '' ? {} : { [key]: draft[key].trim() };
  return {
    name: draft.name.trim(),
    timeZone: draft.timeZone,
    ...optional('room'),
    ...optional('address'),
    ...optional('access'),
    ...optional('mapUrl'),
    ...(Number.isNaN(draft.capacity) ? {} : { capacity: draft.capacity }),
  };
};
