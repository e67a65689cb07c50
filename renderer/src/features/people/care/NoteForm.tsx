import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../client/index.ts';
import { announce, Button, ErrorText, TextField } from '../../../ui/index.ts';
import styles from './Care.module.css';
import { createDrafts } from './drafts.ts';

// By person.
const drafts = createDrafts<string>((text) => text.trim() !== '');

/** Adds a note to the timeline. */
export const NoteForm = ({ personId }: { personId: string }) => {
  const { t } = useTranslation('care');
  const add = useCommand('people.addNote');
  const [text, setText] = useState(() => drafts.get(personId) ?? '');
  const change = (next: string): void => {
    setText(next);
    drafts.keep(personId, next === '' ? undefined : next);
  };
  const submit = async (): Promise<void> => {
    if (text.trim() === '') return;
    const answer = await add.run({ id: personId, text });
    if (!answer.ok) return;
    change('');
    announce(t('note.added'));
  };
  return (
    <form
      className={styles.note}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={t('note.label')}
        description={text === '' ? undefined : t('note.hint')}
        value={text}
        onChange={change}
        lines={2}
        maxLength={10_000}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) {
            event.continuePropagation();
            return;
          }
          event.preventDefault();
          void submit();
        }}
      />
      {text.trim() !== '' && (
        <Button type="submit" size="small">
          {t('note.add')}
        </Button>
      )}
      <ErrorText error={add.error} />
    </form>
  );
};
