import { useEffect, useRef, useState, type FocusEvent } from 'react';
import { Button } from 'react-aria-components';
import { announce, ComboBox, type Option } from '../../../ui/index.ts';
import { useTranslation } from 'react-i18next';
import { useRowName, ValueText } from './EditableRow.tsx';
import styles from './PersonPanel.module.css';

/** A fact that is one of many options: click, type a few letters, Enter. */
export const EditableChoice = (props: {
  label: string;
  options: readonly Option[];
  value: string | undefined;
  onSave: (id: string | null) => Promise<string | undefined>;
  /** Whether an empty field clears the fact. */
  isClearable?: boolean;
}) => {
  const { t } = useTranslation('people');
  const [isEditing, setEditing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  useEffect(() => {
    if (isEditing || !returnsFocus.current) return;
    returnsFocus.current = false;
    button.current?.focus();
  }, [isEditing]);
  const label =
    props.options.find((option) => option.id === props.value)?.label ?? props.value ?? '';
  const name = useRowName(props.label, label);

  const save = async (id: string | null): Promise<void> => {
    if (id === null && props.isClearable !== true) return;
    if (id !== (props.value ?? null)) {
      const refused = await props.onSave(id);
      setProblem(refused);
      if (refused !== undefined) return;
      announce(t('panel.saved', { field: props.label }));
    }
    returnsFocus.current = true;
    setEditing(false);
  };
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setEditing(false);
  };

  return (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd>
        {isEditing ? (
          <div
            onBlur={onBlur}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              returnsFocus.current = true;
              setEditing(false);
            }}
          >
            <ComboBox
              label={props.label}
              labelHidden
              options={props.options}
              value={props.value ?? null}
              onChange={(id) => void save(id)}
              error={problem}
              autoFocus
            />
          </div>
        ) : (
          <Button
            ref={button}
            className={styles.value ?? ''}
            aria-label={name}
            onPress={() => setEditing(true)}
          >
            <ValueText value={label} />
          </Button>
        )}
      </dd>
    </div>
  );
};
