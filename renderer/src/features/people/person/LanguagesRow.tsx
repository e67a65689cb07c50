import { useState, type FocusEvent } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LanguagesField, useFormat } from '../../../ui/index.ts';
import { useRowName, ValueText } from './EditableRow.tsx';
import { hasLeft } from './hasLeft.ts';
import styles from './PersonPanel.module.css';
import type { SavePatch } from './types.ts';

/** The person's languages, most preferred first; each choice is saved at once. */
export const LanguagesRow = ({
  languages,
  save,
}: {
  languages: readonly string[];
  save: SavePatch;
}) => {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [isEditing, setEditing] = useState(false);
  const text = format.list(languages.map(format.language));
  const name = useRowName(t('field.languages'), text);
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    // Focus that goes nowhere is the field being renewed after a choice, not the person leaving.
    if (event.relatedTarget !== null && hasLeft(event)) setEditing(false);
  };
  return (
    <div className={styles.fact}>
      <dt>{t('field.languages')}</dt>
      <dd>
        {isEditing ? (
          <div
            onBlur={onBlur}
            onKeyDownCapture={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              setEditing(false);
            }}
          >
            <LanguagesField
              label={t('field.languages')}
              labelHidden
              placeholder={t('chapter:create.addLanguage')}
              value={languages}
              onChange={(next) => void save({ languages: next.length === 0 ? null : next })}
              autoFocus
            />
          </div>
        ) : (
          <Button className={styles.value ?? ''} aria-label={name} onPress={() => setEditing(true)}>
            <ValueText value={text} />
          </Button>
        )}
      </dd>
    </div>
  );
};
