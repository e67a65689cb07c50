import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { GuestCounts } from '#shared/contract/meetups.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { useCommand } from '../../client/index.ts';
import { Button, Dialog, ErrorText, paths, TextField } from '../../ui/index.ts';
import { saveCalendar } from './saveCalendar.ts';

/** What can happen to a meetup that was planned. */
export type PlanChange = 'cancel' | 'postpone' | 'online';

const statuses = {
  cancel: 'EventCancelled',
  postpone: 'EventPostponed',
  online: 'EventMovedOnline',
} as const;

/** Cancels, postpones or moves a meetup online, and says what follows: whom to tell, what to send. */
export const ChangePlanDialog = (props: {
  meetup: Meetup;
  counts: GuestCounts;
  change: PlanChange;
  onClose: () => void;
}) => {
  const { t } = useTranslation('planning');
  const [, go] = useLocation();
  const edit = useCommand('meetups.edit');
  const [onlineUrl, setOnlineUrl] = useState(props.meetup.onlineUrl ?? '');
  const [isDone, setDone] = useState(false);
  const { meetup, counts, change } = props;
  const toTell = counts.guests - counts.declined;

  const submit = async (): Promise<void> => {
    const answer = await edit.run({
      id: meetup._id,
      patch: {
        eventStatus: statuses[change],
        ...(change === 'online' && {
          attendanceMode: 'Online',
          onlineUrl: onlineUrl.trim() === '' ? null : onlineUrl.trim(),
        }),
      },
    });
    if (answer.ok) setDone(true);
  };

  if (isDone) {
    return (
      <Dialog
        isOpen
        onClose={props.onClose}
        title={t('change.next')}
        footer={
          <>
            <Button onPress={() => saveCalendar(meetup)}>{t('calendar.save')}</Button>
            {toTell > 0 && (
              <Button
                variant="primary"
                onPress={() => {
                  props.onClose();
                  go(paths.invite(meetup._id));
                }}
              >
                {t('change.tell', { count: toTell })}
              </Button>
            )}
          </>
        }
      >
        <p>{t(`change.done.${change}`)}</p>
        <p>{t('change.follows', { count: toTell })}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t(`change.title.${change}`)}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={props.onClose}>{t('app:dialog.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t(`change.action.${change}`)}
          </Button>
        </>
      }
    >
      <p>{t(`change.text.${change}`, { count: toTell })}</p>
      {change === 'online' && (
        <TextField
          label={t('change.url')}
          value={onlineUrl}
          onChange={setOnlineUrl}
          maxLength={500}
        />
      )}
      <ErrorText error={edit.error} boxed />
    </Dialog>
  );
};
