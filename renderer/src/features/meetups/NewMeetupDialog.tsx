import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOpenChapter } from '../../client/index.ts';
import { Button, Dialog, ErrorText } from '../../ui/index.ts';
import { newDraft } from './meetupDraft.ts';
import { MeetupFields } from './MeetupFields.tsx';
import { useProblems } from './useProblems.ts';

interface NewMeetupProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

/** Asks for what a new meetup needs. Filled in anew each time it opens. */
export const NewMeetupDialog = (props: NewMeetupProps) => {
  // The content has its own life, so that a second meetup does not start with the first one's.
  if (!props.isOpen) return null;
  return <OpenDialog {...props} />;
};

const OpenDialog = ({ onClose, onCreated }: NewMeetupProps) => {
  const { t } = useTranslation('meetups');
  const chapter = useOpenChapter();
  const create = useCommand('meetups.create');
  const [draft, setDraft] = useState(() =>
    newDraft(chapter?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const { problems, check, recheck } = useProblems();

  const submit = async (): Promise<void> => {
    if (create.isRunning) return;
    const fields = check(draft);
    if (fields === undefined) return;
    const { venueName, maximumPhysicalAttendeeCapacity, ...required } = fields;
    const answer = await create.run({
      ...required,
      ...(venueName !== null && { venueName }),
      ...(maximumPhysicalAttendeeCapacity !== null && { maximumPhysicalAttendeeCapacity }),
    });
    if (!answer.ok) return;
    onClose();
    onCreated(answer.value.id);
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('new.title')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>{t('app:dialog.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('new.save')}
          </Button>
        </>
      }
    >
      <MeetupFields
        draft={draft}
        problems={problems}
        hasName
        onChange={(next) => {
          setDraft(next);
          recheck(next);
        }}
      />
      <ErrorText error={create.error} boxed />
    </Dialog>
  );
};
