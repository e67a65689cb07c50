import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { MeetupPatch } from '#shared/contract/meetups.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { statusProblem, type EventStatus } from '#shared/domain/meetup/stages.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import { IconButton, Menu, MenuItem, MenuSeparator, paths } from '../../ui/index.ts';
import { ChangePlanDialog, type PlanChange } from './ChangePlanDialog.tsx';
import { DuplicateDialog } from './DuplicateDialog.tsx';
import { useSaveCalendar } from './saveCalendar.ts';
import { KeepAsDialog } from './TemplatesDialog.tsx';

const changes = [
  ['reschedule', 'EventRescheduled'],
  ['postpone', 'EventPostponed'],
  ['online', 'EventMovedOnline'],
  ['cancel', 'EventCancelled'],
] as const satisfies readonly (readonly [PlanChange, EventStatus])[];

/** What can be done with a whole meetup. What cannot be done now is there with the reason. */
export const MeetupMenu = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation(['meetups', 'planning']);
  const [, go] = useLocation();
  const [change, setChange] = useState<PlanChange>();
  const [dialog, setDialog] = useState<'copy' | 'template'>();
  const edit = useCommand('meetups.edit');
  const remove = useCommand('meetups.delete');
  const saveCalendar = useSaveCalendar();
  const isAsPlanned =
    meetup.eventStatus === 'EventScheduled' || meetup.eventStatus === 'EventRescheduled';
  return (
    <>
      <Menu
        label={t('action.more')}
        button={
          <IconButton label={t('action.more')}>
            <Ellipsis size={18} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem
          text={t('planning:calendar.save')}
          onAction={() => void saveCalendar(meetup._id)}
        />
        {(['badges', 'sign-in', 'tents'] as const).map((what) => (
          <MenuItem
            key={what}
            text={t(`report:print.${what}`)}
            onAction={() => go(paths.print(meetup._id, what))}
          />
        ))}
        <MenuSeparator />
        <MenuItem text={t('planning:duplicate.open')} onAction={() => setDialog('copy')} />
        <MenuItem text={t('planning:ownTemplate.keep')} onAction={() => setDialog('template')} />
        <MenuSeparator />
        {changes.map(([kind, status]) => {
          const problem =
            kind !== 'reschedule' && meetup.eventStatus === status
              ? 'isSo'
              : statusProblem(meetup, status);
          return (
            <MenuItem
              key={kind}
              text={t(`planning:change.open.${kind}`)}
              isDisabled={problem !== undefined}
              {...(problem !== undefined && { note: t(`whyStatus.${problem}`) })}
              onAction={() => setChange(kind)}
            />
          );
        })}
        {!isAsPlanned && (
          <MenuItem
            text={t('planning:change.open.asPlanned')}
            onAction={() => void edit.run({ id: meetup._id, patch: asPlanned(meetup) })}
          />
        )}
        <MenuItem
          text={t('action.delete')}
          isDangerous
          onAction={() => {
            void remove.run({ id: meetup._id }).then((answer) => {
              if (answer.ok) go(paths.meetups);
            });
          }}
        />
      </Menu>
      {change !== undefined && (
        <ChangePlanDialog meetup={meetup} change={change} onClose={() => setChange(undefined)} />
      )}
      {dialog === 'copy' && (
        <DuplicateDialog meetup={meetup} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'template' && (
        <KeepPlanDialog meetup={meetup} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
};

// Where a meetup that had been moved online takes place again.
const asPlanned = (meetup: Meetup): MeetupPatch => ({
  eventStatus: 'EventScheduled',
  ...(meetup.eventStatus === 'EventMovedOnline' && {
    attendanceMode: meetup.maximumVirtualAttendeeCapacity === undefined ? 'Offline' : 'Mixed',
  }),
});

const KeepPlanDialog = ({ meetup, onClose }: { meetup: Meetup; onClose: () => void }) => {
  const { t } = useTranslation('planning');
  const { value } = useLiveQuery('templates.list', {});
  const save = useCommand('templates.savePlan');
  if (value === undefined) return null;
  return (
    <KeepAsDialog
      title={t('ownTemplate.keepTitle')}
      text={t('ownTemplate.keepText')}
      initial={meetup.name}
      present={value.plans}
      onClose={onClose}
      onSave={async (name, id) => {
        const input = { name, meetupId: meetup._id, ...(id !== undefined && { id }) };
        return (await save.run(input)).ok;
      }}
    />
  );
};
