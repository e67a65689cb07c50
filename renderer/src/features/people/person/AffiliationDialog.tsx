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
  const isReversed = (draft.from ?? '') > (draft.to || '9');
  return (
    <EntryDialog
      title={props.isNew ? t('panel.addAffiliation') : t('panel.editAffiliation')}
      isNew={props.isNew}
      onClose={props.onClose}
      onRemove={props.onRemove}
      onSave={() => {
        setChecked(true);
        const isWrong =
          organisation === '' || !isYear(draft.from) || !isYear(draft.to) || isReversed;
        return isWrong ? 'invalid' : props.onSave(withoutEmpty({ ...draft, organisation }));
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
      <div className={styles.pair}>
        <TextField
          label={t('field.from')}
          placeholder={t('hint.yearMonth')}
          value={draft.from ?? ''}
          onChange={(from) => set({ from })}
          maxLength={10}
          error={isChecked && !isYear(draft.from) ? t('invalid.yearMonth') : undefined}
        />
        <TextField
          label={t('field.to')}
          placeholder={t('hint.yearMonth')}
          value={draft.to ?? ''}
          onChange={(to) => set({ to })}
          maxLength={10}
          error={
            isChecked && !isYear(draft.to)
              ? t('invalid.yearMonth')
              : isChecked && isReversed
                ? t('invalid.reversed')
                : undefined
          }
        />
      </div>
      <Checkbox isSelected={draft.current === true} onChange={(current) => set({ current })}>
        {t('field.isCurrent')}
      </Checkbox>
    </EntryDialog>
  );
};

// A year, a month or a day.
const isYear = (text: string | undefined): boolean =>
  text === undefined ||
  text === '' ||
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text);

/** Fields that were emptied are left out rather than stored as empty text. */
const withoutEmpty = (affiliation: Affiliation): Affiliation =>
  Object.fromEntries(
    Object.entries(affiliation).filter(([, value]) => value !== ''),
  ) as Affiliation;
