import { useEffect, useRef, useState } from 'react';
import type { TextFieldProps } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes, isApple, TextField } from '../../ui/index.ts';
import styles from './Plan.module.css';

interface EditableTextProps {
  readonly label: string;
  readonly value: string;
  /** What stands there while there is no value: an invitation to add one. */
  readonly placeholder: string;
  /** More than one line: Enter makes a new line, Ctrl/⌘ Enter saves. */
  readonly lines?: number;
  /** The sentence when a text cannot be saved. */
  readonly problem?: (text: string) => string | undefined;
  /** Answers whether it was saved; the field stays open when it was not. */
  readonly onSave: (text: string) => Promise<boolean>;
}

/** A text that is clicked to be changed. Enter or leaving it saves, Esc keeps what was there. */
export const EditableText = (props: EditableTextProps) => {
  const { t } = useTranslation('meetups');
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  useEffect(() => {
    if (isEditing || !returnsFocus.current) return;
    returnsFocus.current = false;
    button.current?.focus();
  }, [isEditing]);
  const close = (how: 'keys' | 'blur'): void => {
    // By keys the focus returns to where editing began; a click has already taken it elsewhere.
    returnsFocus.current = how === 'keys';
    setEditing(false);
  };
  if (isEditing) return <OpenField {...props} onClose={close} />;
  const shown = props.value === '' ? props.placeholder : props.value;
  return (
    <div className={styles.fact}>
      <span className={styles.factLabel}>{props.label}</span>
      <button
        type="button"
        ref={button}
        className={classes(styles.factValue, props.value === '' && styles.factEmpty)}
        aria-label={`${t('about.edit', { field: props.label })}: ${shown}`}
        onClick={() => setEditing(true)}
      >
        {shown}
      </button>
    </div>
  );
};

const OpenField = (props: EditableTextProps & { onClose: (how: 'keys' | 'blur') => void }) => {
  const { lines = 1, problem, onSave, onClose } = props;
  const [text, setText] = useState(props.value);
  const [error, setError] = useState<string>();
  // Saving by Enter also takes the focus away, which must not save a second time.
  const isDone = useRef(false);

  const save = async (how: 'keys' | 'blur'): Promise<void> => {
    if (isDone.current) return;
    const next = text.trim();
    const found = problem?.(next);
    setError(found);
    if (found !== undefined) return;
    isDone.current = true;
    if (next === props.value || (await onSave(next))) onClose(how);
    else isDone.current = false;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isMod = isApple ? event.metaKey : event.ctrlKey;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      isDone.current = true;
      onClose('keys');
    } else if (event.key === 'Enter' && (lines === 1 || isMod)) {
      void save('keys');
    } else {
      event.continuePropagation();
      return;
    }
    event.preventDefault();
  };

  return (
    <TextField
      label={props.label}
      value={text}
      onChange={setText}
      onKeyDown={onKeyDown}
      error={error}
      lines={lines}
      maxLength={lines === 1 ? 500 : 20_000}
      autoFocus
      onBlur={() => void save('blur')}
    />
  );
};

type KeyboardEvent = Parameters<NonNullable<TextFieldProps['onKeyDown']>>[0];
