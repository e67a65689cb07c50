import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useOpenChapter } from '../../client/index.ts';
import { Button, Dialog, ErrorText, Select } from '../../ui/index.ts';
import { templateItems, templateKeys, type TemplateKey } from '#shared/domain/meetup/templates.ts';
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
  const { t } = useTranslation(['meetups', 'planning']);
  const chapter = useOpenChapter();
  const create = useCommand('meetups.create');
  const fill = useCommand('plan.addAll');
  const [template, setTemplate] = useState<TemplateKey | 'none'>('none');
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
      ...(template === 'online' && { attendanceMode: 'Online' as const }),
      ...(venueName !== null && { venueName }),
      ...(maximumPhysicalAttendeeCapacity !== null && { maximumPhysicalAttendeeCapacity }),
    });
    if (!answer.ok) return;
    if (template !== 'none') {
      const items = templateItems(template, (key) => t(`planning:template.${key}`));
      // The meetup is there; a plan that could not be filled is said on its own page.
      await fill.run({ meetupId: answer.value.id, items });
    }
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
      <Select
        label={t('planning:template.label')}
        value={template}
        options={(['none', ...templateKeys] as const).map((id) => ({
          id,
          label: t(`planning:template.${id}`),
        }))}
        onChange={setTemplate}
      />
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
