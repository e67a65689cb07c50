import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { announce, classes } from '../../../ui/index.ts';
import styles from './PersonPanel.module.css';

/** What {@link EditableRow} takes. */
export interface EditableRowProps {
  readonly label: string;
  readonly value: string;
  /** Saves the trimmed text; answers why it cannot be saved, or `undefined`. */
  readonly onSave: (text: string) => Promise<string | undefined>;
  /** Says what is wrong with a text before it is saved, or `undefined`. */
  readonly validate?: (text: string) => string | undefined;
  readonly type?: 'text' | 'email' | 'tel';
  readonly lang?: string | undefined;
  readonly placeholder?: string;
  /** What else is known about the value, beside it. */
  readonly note?: string;
  /** What else can be done with it. */
  readonly menu?: ReactNode;
  /** What has to be said about it, below. */
  readonly below?: ReactNode;
}

/**
 * A fact that is edited where it stands: click (or Enter), type, Enter. Esc brings the old value
 * back; leaving the field saves it, so that nothing typed is lost.
 */
export const EditableRow = (props: EditableRowProps) => {
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  const name = useRowName(
    props.label,
    // Exactly what is seen, so that voice control finds it by its words.
    props.note === undefined ? props.value : `${props.value} ${props.note}`,
  );
  useEffect(() => {
    if (isEditing || !returnsFocus.current) return;
    returnsFocus.current = false;
    button.current?.focus();
  }, [isEditing]);
  return (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd>
        {isEditing ? (
          <Editor
            {...props}
            onDone={(by) => {
              returnsFocus.current = by === 'key';
              setEditing(false);
            }}
          />
        ) : (
          <div className={styles.valueLine}>
            <Button
              ref={button}
              className={styles.value ?? ''}
              aria-label={name}
              onPress={() => setEditing(true)}
            >
              <ValueText value={props.value} lang={props.lang} />{' '}
              {props.note !== undefined && <span className={styles.note}>{props.note}</span>}
            </Button>
            {props.menu}
          </div>
        )}
        {props.below}
      </dd>
    </div>
  );
};

/** A value, or the invitation to add one. */
export const ValueText = ({ value, lang }: { value: string; lang?: string | undefined }) => {
  const { t } = useTranslation('people');
  return value === '' ? (
    <span className={styles.none}>{t('panel.none')}</span>
  ) : (
    <bdi lang={lang}>{value}</bdi>
  );
};

/** What a screen reader calls the button that edits a fact. */
export const useRowName = (field: string, value: string): string => {
  const { t } = useTranslation('people');
  return value === '' ? t('panel.addField', { field }) : t('panel.editField', { field, value });
};

const Editor = (props: EditableRowProps & { onDone: (by: 'key' | 'blur') => void }) => {
  const { t } = useTranslation('people');
  const [text, setText] = useState(props.value);
  const [problem, setProblem] = useState<string>();
  const isSettled = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  const settle = async (by: 'key' | 'blur'): Promise<void> => {
    if (isSettled.current) return;
    const next = text.trim();
    if (next === props.value) return done(by);
    const invalid = props.validate?.(next);
    if (invalid !== undefined) return setProblem(invalid);
    isSettled.current = true;
    const refused = await props.onSave(next);
    if (refused === undefined) {
      announce(t('panel.saved', { field: props.label }));
      return done(by);
    }
    isSettled.current = false;
    setProblem(refused);
  };
  const done = (by: 'key' | 'blur'): void => {
    isSettled.current = true;
    props.onDone(by);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void settle('key');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      done('key');
    }
  };

  return (
    <>
      <input
        ref={input}
        className={classes(styles.input)}
        type={props.type ?? 'text'}
        aria-label={props.label}
        aria-invalid={problem !== undefined}
        placeholder={props.placeholder}
        lang={props.lang}
        maxLength={500}
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(undefined);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => void settle('blur')}
      />
      {problem !== undefined && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
};
