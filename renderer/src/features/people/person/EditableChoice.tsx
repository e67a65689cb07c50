import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { announce, ComboBox, showToast, type Option } from '../../../ui/index.ts';
import { useTranslation } from 'react-i18next';
import { useRowName, ValueText } from './EditableRow.tsx';
import { hasLeft } from './hasLeft.ts';
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
  const button = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  const isCleared = useRef(false);
  useEffect(() => {
    if (isEditing || !returnsFocus.current) return;
    returnsFocus.current = false;
    button.current?.focus();
  }, [isEditing]);
  const label =
    props.options.find((option) => option.id === props.value)?.label ?? props.value ?? '';
  const name = useRowName(props.label, label);

  const save = async (id: string | null): Promise<void> => {
    isCleared.current = false;
    if (id === (props.value ?? null)) return;
    const refused = await props.onSave(id);
    if (refused === undefined) announce(t('panel.saved', { field: props.label }));
    else showToast({ text: refused, tone: 'bad' });
  };
  const finish = (by: 'key' | 'blur'): void => {
    // An emptied field only counts once it is left: until then the person may be about to type.
    if (isCleared.current && props.isClearable === true) void save(null);
    returnsFocus.current = by === 'key';
    setEditing(false);
  };

  return (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd>
        {isEditing ? (
          <div
            onBlur={(event) => hasLeft(event) && finish('blur')}
            onKeyDownCapture={(event) => {
              if (event.key !== 'Escape') return;
              // This Esc ends the editing; it must not close the panel as well.
              event.preventDefault();
              isCleared.current = false;
            }}
          >
            <ComboBox
              label={props.label}
              labelHidden
              options={props.options}
              value={props.value ?? null}
              onChange={(id) => {
                if (id === null) isCleared.current = true;
                else void save(id);
              }}
              onClose={() => finish('key')}
              autoFocus
            />
          </div>
        ) : (
          <Button
            ref={button}
            className={styles.value ?? ''}
            aria-label={name}
            onPress={() => {
              isCleared.current = false;
              setEditing(true);
            }}
          >
            <ValueText value={label} />
          </Button>
        )}
      </dd>
    </div>
  );
};
