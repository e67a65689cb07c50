import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { MeetupPatch } from '#shared/contract/meetups.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { shiftBetween } from '#shared/domain/meetup/planTemplate.ts';
import { useCommand } from '../../client/index.ts';
import {
  Button,
  DateField,
  Dialog,
  FormFooter,
  ErrorText,
  paths,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import { GuestsToTell, useGuestsToTell } from './GuestsToTell.tsx';
import { useSaveCalendar } from './saveCalendar.ts';
import { submitFromSegment } from './submitFromSegment.ts';
import styles from './Plan.module.css';

/** What can happen to a meetup that was planned. */
export type PlanChange = 'cancel' | 'postpone' | 'reschedule' | 'online';

/** Cancels, postpones, moves to another day or online, and says what follows: whom to tell, what to send. */
export const ChangePlanDialog = (props: {
  meetup: Meetup;
  change: PlanChange;
  onClose: () => void;
}) => {
  const { t } = useTranslation(['planning', 'meetups']);
  const edit = useCommand('meetups.edit');
  const { meetup, change } = props;
  const [onlineUrl, setOnlineUrl] = useState(meetup.onlineUrl ?? '');
  const [date, setDate] = useState<string | null>(null);
  const [start, setStart] = useState<string | null>(meetup.startLocal.slice(11, 16));
  const [isTried, setTried] = useState(false);
  const [isDone, setDone] = useState(false);
  const purpose = change === 'cancel' ? 'cancelled' : 'changed';
  const toTell = useGuestsToTell(meetup._id, purpose);

  const submit = async (): Promise<void> => {
    setTried(true);
    if (change === 'reschedule' && (date === null || start === null)) return;
    const answer = await edit.run({
      id: meetup._id,
      patch: patchOf(meetup, change, { onlineUrl, startLocal: `${date ?? ''}T${start ?? ''}` }),
    });
    if (answer.ok) setDone(true);
  };

  if (isDone) return <WhatFollows {...props} toTell={toTell} purpose={purpose} />;
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t(`change.title.${change}`)}
      onSubmit={() => void submit()}
      footer={<FormFooter onCancel={props.onClose} text={t(`change.action.${change}`)} />}
    >
      <p>{t(`change.text.${change}`, { count: toTell.total })}</p>
      {change === 'online' && (
        <TextField
          label={t('change.url')}
          value={onlineUrl}
          onChange={setOnlineUrl}
          maxLength={500}
        />
      )}
      {change === 'reschedule' && (
        <div role="presentation" className={styles.form} onKeyDownCapture={submitFromSegment}>
          <DateField
            label={t('meetups:field.date')}
            value={date}
            onChange={setDate}
            error={isTried && date === null ? t('meetups:problem.date') : undefined}
            autoFocus
          />
          <TimeField
            label={t('meetups:field.start')}
            value={start}
            onChange={setStart}
            error={isTried && start === null ? t('meetups:problem.start') : undefined}
          />
        </div>
      )}
      <ErrorText error={edit.error} boxed />
    </Dialog>
  );
};

// The change is made; this is what is left to do about it.
const WhatFollows = (props: {
  meetup: Meetup;
  change: PlanChange;
  purpose: 'cancelled' | 'changed';
  toTell: ReturnType<typeof useGuestsToTell>;
  onClose: () => void;
}) => {
  const { t } = useTranslation('planning');
  const [, go] = useLocation();
  const saveCalendar = useSaveCalendar();
  const { meetup, toTell } = props;
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t('change.next')}
      footer={
        <>
          <Button onPress={props.onClose}>{t('app:dialog.close')}</Button>
          <Button onPress={() => void saveCalendar(meetup._id)}>{t('calendar.save')}</Button>
          {toTell.total > 0 && (
            <Button
              variant="primary"
              onPress={() => {
                props.onClose();
                go(paths.invite(meetup._id, props.purpose));
              }}
            >
              {t('change.tell', { count: toTell.total })}
            </Button>
          )}
        </>
      }
    >
      <p>
        {props.change === 'online' && meetup.onlineUrl === undefined
          ? t('change.noLink')
          : t(`change.done.${props.change}`)}
      </p>
      <p>{t('change.follows', { count: toTell.total })}</p>
      <GuestsToTell {...toTell} />
    </Dialog>
  );
};

const patchOf = (
  meetup: Meetup,
  change: PlanChange,
  wanted: { readonly onlineUrl: string; readonly startLocal: string },
): MeetupPatch => {
  switch (change) {
    case 'cancel':
      return { eventStatus: 'EventCancelled' };
    case 'postpone':
      return { eventStatus: 'EventPostponed' };
    case 'online':
      return {
        eventStatus: 'EventMovedOnline',
        attendanceMode: 'Online',
        onlineUrl: wanted.onlineUrl.trim() === '' ? null : wanted.onlineUrl.trim(),
      };
    case 'reschedule': {
      const shift = shiftBetween(meetup.startLocal, wanted.startLocal);
      return {
        eventStatus: 'EventRescheduled',
        startLocal: wanted.startLocal,
        endLocal: shift(meetup.endLocal),
        ...(meetup.doorTime !== undefined && { doorTime: shift(meetup.doorTime) }),
      };
    }
  }
};
