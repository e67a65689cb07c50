import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { useCommand } from '../../client/index.ts';
import {
  DateField,
  Dialog,
  FormFooter,
  ErrorText,
  paths,
  TextField,
  TimeField,
} from '../../ui/index.ts';
import { submitFromSegment } from './submitFromSegment.ts';
import styles from './Plan.module.css';

/** Asks for name and time of a copy of a meetup. */
export const DuplicateDialog = ({ meetup, onClose }: { meetup: Meetup; onClose: () => void }) => {
  const { t } = useTranslation(['planning', 'meetups']);
  const [, go] = useLocation();
  const duplicate = useCommand('meetups.duplicate');
  const [name, setName] = useState(meetup.name);
  const [date, setDate] = useState<string | null>(null);
  const [start, setStart] = useState<string | null>(meetup.startLocal.slice(11, 16));
  const [isTried, setTried] = useState(false);

  const submit = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '' || date === null || start === null) return;
    const answer = await duplicate.run({
      id: meetup._id,
      name: name.trim(),
      startLocal: `${date}T${start}`,
    });
    if (!answer.ok) return;
    onClose();
    go(paths.meetup(answer.value.id));
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('duplicate.title')}
      onSubmit={() => void submit()}
      footer={<FormFooter onCancel={onClose} text={t('duplicate.action')} />}
    >
      <p>{t('duplicate.text')}</p>
      <TextField
        label={t('meetups:field.name')}
        value={name}
        onChange={setName}
        error={isTried && name.trim() === '' ? t('meetups:problem.name') : undefined}
        maxLength={500}
        autoFocus
      />
      <div role="presentation" className={styles.form} onKeyDownCapture={submitFromSegment}>
        <DateField
          label={t('meetups:field.date')}
          value={date}
          onChange={setDate}
          error={isTried && date === null ? t('meetups:problem.date') : undefined}
        />
        <TimeField
          label={t('meetups:field.start')}
          value={start}
          onChange={setStart}
          error={isTried && start === null ? t('meetups:problem.start') : undefined}
        />
      </div>
      <ErrorText error={duplicate.error} boxed />
    </Dialog>
  );
};
