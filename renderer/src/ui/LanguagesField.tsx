import { ComboBox } from './choices.tsx';
import type { FieldTexts } from './fields.tsx';
import styles from './LanguagesField.module.css';
import { useFormat } from './format.ts';
import { useLanguageOptions } from './places.ts';
import { Tag } from './Tag.tsx';

/** Several languages (BCP 47), in the order they were chosen. */
export const LanguagesField = ({
  value,
  onChange,
  ...field
}: FieldTexts & {
  value: readonly string[];
  onChange: (value: string[]) => void;
  autoFocus?: boolean;
}) => {
  const format = useFormat();
  const options = useLanguageOptions().filter((option) => !value.includes(option.id));
  return (
    <div>
      <ComboBox
        // A new field after each choice: the typed text belongs to the choice that was made.
        key={value.join(' ')}
        {...field}
        options={options}
        value={null}
        onChange={(tag) => tag !== null && onChange([...value, tag])}
      />
      {value.length > 0 && (
        <div className={styles.chosen}>
          {value.map((tag) => (
            <Tag
              key={tag}
              text={format.language(tag)}
              onRemove={() => onChange(value.filter((entry) => entry !== tag))}
            />
          ))}
        </div>
      )}
    </div>
  );
};
