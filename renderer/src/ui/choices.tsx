import { Check, ChevronDown } from 'lucide-react';
import { useContext, useEffect } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  ComboBoxStateContext,
  Group,
  Input,
  type InputProps,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { foldText } from '#shared/domain/search/fold.ts';
import { FieldFrame, hasContent, texts, type FieldTexts } from './fields.tsx';
import styles from './Field.module.css';
import floating from './Floating.module.css';

/** Something that can be chosen. */
export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** A quiet word at the end of the line. */
  readonly note?: string | undefined;
  /** BCP 47 tag of the label, when it is not in the language of the screen. */
  readonly lang?: string | undefined;
}

/** One of a few options. */
export const Select = <Id extends string>({
  label,
  labelHidden,
  description,
  error,
  placeholder,
  options,
  value,
  onChange,
  isDisabled = false,
  autoFocus = false,
}: FieldTexts & {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  isDisabled?: boolean;
  autoFocus?: boolean;
}) => (
  <AriaSelect
    className={styles.field ?? ''}
    value={value}
    onChange={(key) => {
      const chosen = options.find((option) => option.id === key);
      if (chosen !== undefined) onChange(chosen.id);
    }}
    isDisabled={isDisabled}
    autoFocus={autoFocus}
    isInvalid={hasContent(error)}
    {...(placeholder !== undefined && { placeholder })}
  >
    <FieldFrame {...texts({ label, labelHidden, description, error })}>
      <Button className={styles.trigger ?? ''}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={14} className={styles.affix} aria-hidden />
      </Button>
    </FieldFrame>
    <Popover className={floating.popover ?? ''} offset={4}>
      <ListBox items={options} className={floating.list ?? ''}>
        {optionItem}
      </ListBox>
    </Popover>
  </AriaSelect>
);

/**
 * One of many options, found by typing. Options are filtered here unless `onInputChange` is given:
 * then whoever owns the options filters them (for example the data process). `undefined` says that they
 * are still on their way.
 */
export const ComboBox = <Id extends string>({
  label,
  labelHidden,
  description,
  error,
  placeholder,
  options: known,
  value,
  onChange,
  inputValue,
  onInputChange,
  emptyText,
  onClose,
  isDisabled = false,
  autoFocus = false,
}: FieldTexts & {
  options: readonly Option<Id>[] | undefined;
  value: Id | null;
  /** `null` when the field was emptied. */
  onChange: (value: Id | null) => void;
  inputValue?: string;
  onInputChange?: (text: string) => void;
  emptyText?: string;
  /** Called when the list closes, whether something was chosen or not. */
  onClose?: () => void;
  isDisabled?: boolean;
  autoFocus?: boolean;
}) => {
  const { t } = useTranslation('app');
  const options = known ?? [];
  const isLoading = known === undefined;
  return (
    <AriaComboBox
      className={styles.field ?? ''}
      value={value}
      onChange={(key) => onChange(options.find((option) => option.id === key)?.id ?? null)}
      {...(onInputChange === undefined
        ? { defaultItems: options }
        : { items: options, onInputChange })}
      {...(inputValue === undefined
        ? { defaultInputValue: options.find((option) => option.id === value)?.label ?? '' }
        : { inputValue })}
      menuTrigger="input"
      defaultFilter={matchesWordStart}
      {...(onClose !== undefined && { onOpenChange: (isOpen) => !isOpen && onClose() })}
      // Emptied by who owns the text after a choice: there is nothing to say nothing was found about.
      allowsEmptyCollection={inputValue !== ''}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      isInvalid={hasContent(error)}
    >
      <FieldFrame {...texts({ label, labelHidden, description, error })}>
        <Group className={styles.box ?? ''}>
          <MatchedInput
            isMatch={onInputChange === undefined ? matchesWordStart : () => true}
            className={styles.bare ?? ''}
            placeholder={placeholder ?? ''}
            // Typing replaces what was chosen instead of adding to it. The combo box also makes focus
            // events of its own when its virtual focus comes back from the list.
            onFocus={(event) => event.nativeEvent.isTrusted && event.currentTarget.select()}
          />
          <Button className={styles.clear ?? ''}>
            <ChevronDown size={14} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={floating.popover ?? ''} offset={4}>
        <ListBox<Option<Id>>
          className={floating.list ?? ''}
          renderEmptyState={() => (
            <div className={floating.empty}>
              {isLoading ? t('search.loading') : (emptyText ?? t('search.nothing'))}
            </div>
          )}
        >
          {optionItem}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
};

/**
 * The field of a combo box, with the cursor on the first match while typing, so that a few letters
 * and Enter (or Tab) choose. The combo box itself leaves the cursor nowhere until an arrow key is
 * pressed. A key that is faster than the drawing finds the first match all the same: without one the
 * combo box would put the old text back.
 */
const MatchedInput = ({
  isMatch,
  ...props
}: InputProps & { isMatch: (label: string, typed: string) => boolean }) => {
  const state = useContext(ComboBoxStateContext);
  const isUnmarked =
    state !== null &&
    state.isOpen &&
    state.inputValue !== '' &&
    state.inputValue !== state.selectedItem?.textValue;
  const markFirst = (): void => {
    if (!isUnmarked || state.selectionManager.focusedKey !== null) return;
    const { collection } = state;
    const first = [...collection.getKeys()].find((key) =>
      isMatch(collection.getItem(key)?.textValue ?? '', state.inputValue),
    );
    if (first !== undefined) state.selectionManager.setFocusedKey(first);
  };
  useEffect(() => {
    markFirst();
    // A list that is open when its first options come takes the mark off again, in an effect of its
    // own that runs after this one.
    let isLast = true;
    queueMicrotask(() => isLast && markFirst());
    return () => {
      isLast = false;
    };
  });
  return (
    <Input
      {...props}
      onKeyDownCapture={(event) => {
        if (event.key === 'Enter' || event.key === 'Tab') markFirst();
      }}
    />
  );
};

/** Whether every word typed begins a word of the label; in scripts without spaces, is part of it. */
const matchesWordStart = (label: string, typed: string): boolean => {
  const text = foldText(label);
  const starts = text.split(/[^\p{L}\p{N}]+/u);
  return foldText(typed)
    .split(' ')
    .every((word) =>
      /^[\p{Script=Latin}\p{N}]/u.test(word)
        ? starts.some((start) => start.startsWith(word))
        : text.includes(word),
    );
};

const optionItem = (option: Option) => (
  <ListBoxItem id={option.id} textValue={option.label} className={floating.item ?? ''}>
    {({ isSelected }) => (
      <>
        <span className={floating.itemText} lang={option.lang}>
          {option.label}
        </span>
        {option.note !== undefined && <span className={floating.itemNote}>{option.note}</span>}
        {isSelected && <Check className={floating.check} size={14} aria-hidden />}
      </>
    )}
  </ListBoxItem>
);
