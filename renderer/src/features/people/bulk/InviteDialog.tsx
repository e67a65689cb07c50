import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useLiveQuery } from '../../../client/index.ts';
import { Checkbox, ComboBox, useFormat } from '../../../ui/index.ts';
import { useMeetups } from '../filter/useSentence.ts';
import styles from './Bulk.module.css';
import { BulkDialog } from './BulkDialog.tsx';

// What one command takes.
const largest = 10_000;

/** Puts the people selected on a meetup's guest list; who must not be contacted is left out first. */
export const InviteDialog = (props: { ids: readonly string[]; onClose: () => void }) => {
  const { t } = useTranslation('roster');
  const format = useFormat();
  const add = useCommand('guests.add');
  const meetups = useMeetups(true);
  const { value } = useLiveQuery('people.contactability', { ids: [...props.ids] });
  const [meetupId, setMeetupId] = useState<string | null>(null);
  const [withAll, setWithAll] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const unwilling = [
    ...(value?.optedOut ?? []),
    ...(value?.refused ?? []),
    ...(value?.expired ?? []),
    ...(value?.minors ?? []),
  ];
  const invited = [...(value?.reachable ?? []), ...(withAll ? unwilling : [])];
  const leftOut = (withAll ? 0 : unwilling.length) + (value?.deceased.length ?? 0);
  const submit = async (): Promise<void> => {
    setChecked(true);
    if (meetupId === null) return;
    for (let from = 0; from < invited.length; from += largest) {
      const answer = await add.run({ meetupId, personIds: invited.slice(from, from + largest) });
      if (!answer.ok) return;
    }
    props.onClose();
  };
  return (
    <BulkDialog
      title={t('bulk.inviteTitle', { count: props.ids.length })}
      submit={t('bulk.inviteButton', { count: invited.length })}
      onSubmit={() => void submit()}
      onClose={props.onClose}
      work={add}
      isDisabled={invited.length === 0}
    >
      <ComboBox
        label={t('filter.meetup')}
        options={meetups?.map(({ id, name, startLocal }) => ({
          id,
          label: name,
          note: format.day(startLocal),
        }))}
        value={meetupId}
        onChange={setMeetupId}
        error={isChecked && meetupId === null ? t('filter.needsMeetup') : undefined}
        autoFocus
      />
      {unwilling.length > 0 && (
        <Checkbox isSelected={withAll} onChange={setWithAll}>
          {t('bulk.includeOptedOut', { count: unwilling.length })}
        </Checkbox>
      )}
      {leftOut > 0 && <p className={styles.note}>{t('bulk.leftOut', { count: leftOut })}</p>}
    </BulkDialog>
  );
};
