import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  FieldError,
  Group,
  Input,
  Label,
  NumberField as AriaNumberField,
  SearchField as AriaSearchField,
  Text,
  TextArea,
  TextField as AriaTextField,
  type NumberFieldProps as AriaNumberFieldProps,
  type SearchFieldProps as AriaSearchFieldProps,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './Field.module.css';
import { Kbd } from './Kbd.tsx';
import spoken from './Spoken.module.css';

/** What every field has: a name, an explanation, and the sentence when its value cannot stay. */
export interface FieldTexts {
  readonly label: string;
  /** The label is only read out (the place makes it clear to the eye). */
  readonly labelHidden?: boolean;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly placeholder?: string;
}

/** Label above, explanation and error below a field's control. For building further fields. */
export const FieldFrame = ({
  label,
  labelHidden = false,
  description,
  error,
  children,
}: FieldTexts & { children: ReactNode }) => (
  <>
    <Label className={labelHidden ? spoken.spoken : styles.label}>{label}</Label>
    {children}
    {hasContent(description) && (
      <Text slot="description" className={styles.description ?? ''}>
        {description}
      </Text>
    )}
    <FieldError className={styles.error ?? ''}>{error}</FieldError>
  </>
);

/** Whether a node would show anything. */
export const hasContent = (node: ReactNode): boolean =>
  node !== undefined && node !== null && node !== false && node !== '';

/** A text of one line, or of several with `lines`. */
export const TextField = ({
  label,
  labelHidden,
  description,
  error,
  placeholder,
  lines = 1,
  lang,
  ...props
}: Omit<AriaTextFieldProps, 'className' | 'children'> &
  FieldTexts & { lines?: number; lang?: string | undefined }) => (
  <AriaTextField
    {...props}
    isInvalid={hasContent(error)}
    validationBehavior="aria"
    className={styles.field ?? ''}
  >
    <FieldFrame {...texts({ label, labelHidden, description, error })}>
      {lines > 1 ? (
        <TextArea
          className={styles.input ?? ''}
          rows={lines}
          placeholder={placeholder ?? ''}
          {...(lang !== undefined && { lang })}
        />
      ) : (
        <Input
          className={styles.input ?? ''}
          placeholder={placeholder ?? ''}
          {...(lang !== undefined && { lang })}
        />
      )}
    </FieldFrame>
  </AriaTextField>
);

/** A number. Arrow keys step it; the person's own number format is understood. */
export const NumberField = ({
  label,
  labelHidden,
  description,
  error,
  placeholder,
  ...props
}: Omit<AriaNumberFieldProps, 'className' | 'children'> & FieldTexts) => (
  <AriaNumberField
    {...props}
    isInvalid={hasContent(error)}
    validationBehavior="aria"
    className={styles.field ?? ''}
  >
    <FieldFrame {...texts({ label, labelHidden, description, error })}>
      <Input className={styles.input ?? ''} placeholder={placeholder ?? ''} />
    </FieldFrame>
  </AriaNumberField>
);

/**
 * A search. With `isPageSearch` it is what `/` focuses and shows that key. Esc empties it first;
 * only a second Esc goes a step back.
 */
export const SearchField = ({
  label,
  placeholder,
  isPageSearch = false,
  ...props
}: Omit<AriaSearchFieldProps, 'className' | 'children'> & {
  label: string;
  placeholder?: string;
  isPageSearch?: boolean;
}) => {
  const { t } = useTranslation('app');
  return (
    <AriaSearchField {...props} aria-label={label} className={classes(styles.field, styles.search)}>
      <Group className={styles.box ?? ''}>
        <Search className={styles.affix} size={15} aria-hidden />
        <Input
          className={styles.bare ?? ''}
          placeholder={placeholder ?? label}
          {...(isPageSearch && { 'data-page-search': true })}
        />
        <Button className={styles.clear ?? ''} aria-label={t('search.clear')}>
          <X size={14} aria-hidden />
        </Button>
        {isPageSearch && (props.value ?? '') === '' && <Kbd keys="/" />}
      </Group>
    </AriaSearchField>
  );
};

/** Leaves out the texts that are not there (`exactOptionalPropertyTypes`). */
export const texts = (options: {
  label: string;
  labelHidden?: boolean | undefined;
  description?: ReactNode;
  error?: ReactNode;
}): FieldTexts => ({
  label: options.label,
  ...(options.labelHidden !== undefined && { labelHidden: options.labelHidden }),
  description: options.description,
  error: options.error,
});
