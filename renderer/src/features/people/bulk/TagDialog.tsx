import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { splitList } from '#shared/domain/import/lists.ts';
import { useCommand, useLiveQuery } from '../../../client/index.ts';
import { ComboBox, Tag, TextField, useFormat } from '../../../ui/index.ts';
import styles from './Bulk.module.css';
import { BulkDialog } from './BulkDialog.tsx';

/** Adds tags to all people selected, and takes some away. */
export const TagDialog = (props: { ids: readonly string[]; onClose: () => void }) => {
  const { t } = useTranslation('roster');
  const format = useFormat();
  const tag = useCommand('people.tag');
  const { value } = useLiveQuery('people.filterValues', { on: 'tag' });
  const [typed, setTyped] = useState('');
  const [remove, setRemove] = useState<readonly string[]>([]);
  const [isChecked, setChecked] = useState(false);
  const add = splitList(typed);
  const isMissing = add.length === 0 && remove.length === 0;
  const submit = async (): Promise<void> => {
    setChecked(true);
    if (isMissing) return;
    const answer = await tag.run({
      changes: [{ ids: [...props.ids], add: [...add], remove: [...remove] }],
    });
    if (answer.ok) props.onClose();
  };
  return (
    <BulkDialog
      title={t('bulk.tagTitle', { count: props.ids.length })}
      submit={t('bulk.apply')}
      onSubmit={() => void submit()}
      onClose={props.onClose}
      work={tag}
    >
      <TextField
        label={t('bulk.addTags')}
        description={t('bulk.tagPlaceholder')}
        value={typed}
        onChange={setTyped}
        maxLength={500}
        error={isChecked && isMissing ? t('bulk.needsTag') : undefined}
        autoFocus
      />
      <ComboBox
        key={remove.length}
        label={t('bulk.removeTags')}
        options={value?.values
          .filter((entry) => !remove.includes(entry.value))
          .map((entry) => ({
            id: entry.value,
            label: entry.value,
            note: format.number(entry.count),
          }))}
        value={null}
        autoFocus={remove.length > 0}
        onChange={(next) => next !== null && setRemove([...remove, next])}
      />
      <div className={styles.values}>
        {remove.map((text) => (
          <Tag
            key={text}
            text={text}
            onRemove={() => setRemove(remove.filter((other) => other !== text))}
          />
        ))}
      </div>
    </BulkDialog>
  );
};
