import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/person/person.ts';
import { Checkbox, TextField } from '../../../ui/index.ts';
import { EntryDialog } from './EntryDialog.tsx';
import styles from './PersonPanel.module.css';

/** A place in an organisation. */
export type Affiliation = Person['affiliations'][number];

/** Edits one place in an organisation. */
export const AffiliationDialog = (props: {
  affiliation: Affiliation;
  isNew: boolean;
  onClose: () => void;
  onSave: (affiliation: Affiliation) => Promise<string | undefined>;
  onRemove: () => Promise<string | undefined>;
}) => {
  const { t } = useTranslation('people');
  const [draft, setDraft] = useState(props.affiliation);
  const [isChecked, setChecked] = useState(false);
  const set = (change: Partial<Affiliation>): void => setDraft({ ...draft, ...change });
  const organisation = draft.organisation.trim();
  return (
    <EntryDialog
      title={props.isNew ? t('panel.addAffiliation') : t('panel.editAffiliation')}
      isNew={props.isNew}
      onClose={props.onClose}
      onRemove={props.onRemove}
      onSave={() => {
        setChecked(true);
        return organisation === '' ? 'invalid' : props.onSave({ ...draft, organisation });
      }}
    >
      <TextField
        label={t('field.organisation')}
        value={draft.organisation}
        onChange={(text) => set({ organisation: text })}
        autoFocus
        maxLength={500}
        error={isChecked && organisation === '' ? t('invalid.organisation') : undefined}
      />
      <div className={styles.pair}>
        <TextField
          label={t('field.department')}
          value={draft.department ?? ''}
          onChange={(department) => set({ department })}
          maxLength={500}
        />
        <TextField
          label={t('field.affiliationTitle')}
          value={draft.title ?? ''}
          onChange={(title) => set({ title })}
          maxLength={500}
        />
      </div>
      <Checkbox isSelected={draft.current === true} onChange={(current) => set({ current })}>
        {t('field.isCurrent')}
      </Checkbox>
    </EntryDialog>
  );
};
