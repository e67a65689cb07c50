import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replyViaSchema, type GuestEvent, type ReplyVia } from '#shared/contract/guests.ts';
import type { Output } from '#shared/contract/index.ts';
import {
  longestNeeds,
  participationFunctionSchema,
  participationRoleSchema,
  partstatSchema,
} from '#shared/domain/meetup/participation.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  Dialog,
  FormFooter,
  ErrorText,
  href,
  LinkButton,
  NewerNotice,
  paths,
  Select,
  TextField,
  useFormat,
  whoKey,
} from '../../ui/index.ts';
import history from './HistoryCard.module.css';
import styles from './GuestDialog.module.css';

interface GuestDialogProps {
  readonly meetupId: string;
  readonly personId: string;
  readonly onClose: () => void;
}

/** Everything about one guest: as what, reply and how it came, needs, and what happened. */
export const GuestDialog = (props: GuestDialogProps) => {
  const { meetupId, personId } = props;
  const { value } = useLiveQuery('guests.guest', { meetupId, personId });
  return value === undefined || value === null ? null : <OpenDialog {...props} guest={value} />;
};

type Guest = NonNullable<Output<'guests.guest'>>;

// Stands among the choices for no role.
const noRole = 'none';

const OpenDialog = ({
  meetupId,
  personId,
  guest,
  onClose,
}: GuestDialogProps & { guest: Guest }) => {
  const { t } = useTranslation(['planning', 'meetups']);
  const change = useCommand('guests.change');
  const { participation, person } = guest;
  const [draft, setDraft] = useState(() => ({
    function: participation.function,
    role: participation.role ?? null,
    mode: participation.mode,
    partstat: participation.partstat,
    needs: participation.needs ?? '',
  }));
  const [via, setVia] = useState<ReplyVia>('organiser');
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });

  const save = async (): Promise<void> => {
    const { role, needs, partstat, ...rest } = draft;
    const answer = await change.run({
      meetupId,
      changes: [
        {
          personId,
          patch: {
            ...rest,
            role,
            needs: needs.trim() === '' ? null : needs,
            ...(partstat !== participation.partstat && { partstat }),
          },
        },
      ],
      via,
    });
    if (answer.ok) onClose();
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={person.fn}
      onSubmit={() => void save()}
      footer={
        <FormFooter onCancel={onClose}>
          <LinkButton variant="quiet" href={href(paths.person(personId))}>
            {t('guest.openPerson')}
          </LinkButton>
        </FormFooter>
      }
    >
      {guest.newer === true && <NewerNotice />}
      <div className={styles.fields}>
        <Select
          label={t('meetups:guests.column.function')}
          value={draft.function}
          options={participationFunctionSchema.options.map((id) => ({
            id,
            label: t(`meetups:function.${id}`),
          }))}
          onChange={(value) => set({ function: value })}
        />
        <Select
          label={t('guest.role')}
          value={draft.role ?? noRole}
          options={[noRole, ...participationRoleSchema.options].map((id) => ({
            id,
            label: t(`role.${id}`),
          }))}
          onChange={(id) => set({ role: participationRoleSchema.safeParse(id).data ?? null })}
        />
        <Select
          label={t('guest.reply')}
          value={draft.partstat}
          options={partstatSchema.options.map((id) => ({ id, label: t(`meetups:reply.${id}`) }))}
          onChange={(partstat) => set({ partstat })}
        />
        <Select
          label={t('guest.via')}
          value={via}
          options={replyViaSchema.options.map((id) => ({ id, label: t(`via.${id}`) }))}
          onChange={setVia}
        />
        <Select
          label={t('guest.mode')}
          value={draft.mode}
          options={(['physical', 'virtual'] as const).map((id) => ({ id, label: t(`mode.${id}`) }))}
          onChange={(mode) => set({ mode })}
        />
        <div className={styles.wide}>
          <TextField
            label={t('guest.needs')}
            description={t('guest.needsHint')}
            value={draft.needs}
            onChange={(needs) => set({ needs })}
            maxLength={longestNeeds}
          />
        </div>
      </div>
      <ErrorText error={change.error} boxed />
      <h3 className={styles.title}>{t('guest.history')}</h3>
      <ol className={history.history}>
        {guest.history.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ol>
    </Dialog>
  );
};

const Event = ({ event }: { event: GuestEvent }) => {
  const { t } = useTranslation(['planning', 'meetups']);
  const format = useFormat();
  return (
    <li>
      {t(`guest.event.${event.kind}`, {
        reply: t(`meetups:reply.${event.partstat ?? ''}`, { defaultValue: event.partstat ?? '' }),
        via: t(`via.${event.via ?? ''}`, { defaultValue: event.via ?? '' }),
        fields: format.list(
          event.fields.map((field) => t(`field.${field}`, { defaultValue: field })),
        ),
      })}
      <small>
        {t(`history.${whoKey(event)}`, { at: format.instant(event.at), name: event.by ?? '' })}
      </small>
    </li>
  );
};
