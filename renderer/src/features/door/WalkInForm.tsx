import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/contract/errors.ts';
import { Button, ErrorText, Kbd } from '../../ui/index.ts';
import type { NewPerson } from './useDoor.ts';
import styles from './WalkIn.module.css';

/** Two fields for somebody nobody knows. Enter saves; the door's Esc goes back to the search. */
export const WalkInForm = (props: {
  name: string;
  /** Ends when the answer is there; the form is taken away when it was saved. */
  onSave: (person: NewPerson) => Promise<void>;
  /** Why saving failed. */
  error: AppError | undefined;
  onBack: () => void;
}) => {
  const { t } = useTranslation('door');
  const id = useId();
  const [name, setName] = useState(props.name);
  const [organisation, setOrganisation] = useState('');
  const [isNameMissing, setNameMissing] = useState(false);
  const isSaving = useRef(false);

  const save = (): void => {
    if (name.trim() === '') {
      setNameMissing(true);
      document.getElementById(`${id}-name`)?.focus();
      return;
    }
    // A second Enter before the answer would make two people of one.
    if (isSaving.current) return;
    isSaving.current = true;
    void props.onSave({ fn: name, organisation }).finally(() => {
      isSaving.current = false;
    });
  };
  return (
    <form
      className={styles.form}
      aria-label={t('walkIn.title')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 className={styles.title}>{t('walkIn.title')}</h2>
      <label className={styles.label} htmlFor={`${id}-name`}>
        {t('walkIn.name')}
      </label>
      <input
        id={`${id}-name`}
        className={styles.input}
        value={name}
        maxLength={200}
        autoComplete="off"
        required
        aria-invalid={isNameMissing}
        aria-describedby={isNameMissing ? `${id}-error` : undefined}
        ref={focusAtEnd}
        onChange={(event) => {
          setName(event.target.value);
          setNameMissing(false);
        }}
      />
      {isNameMissing && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {t('walkIn.nameNeeded')}
        </p>
      )}
      <label className={styles.label} htmlFor={`${id}-organisation`}>
        {t('walkIn.organisation')}
      </label>
      <input
        id={`${id}-organisation`}
        className={styles.input}
        value={organisation}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setOrganisation(event.target.value)}
      />
      <ErrorText error={props.error} boxed />
      <div className={styles.actions}>
        <Button size="large" onPress={props.onBack}>
          {t('walkIn.back')} <Kbd keys="escape" />
        </Button>
        <Button size="large" variant="primary" type="submit">
          {t('walkIn.save')}
        </Button>
      </div>
    </form>
  );
};

const focusAtEnd = (field: HTMLInputElement | null): void => {
  if (field === null || field === document.activeElement) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
};
