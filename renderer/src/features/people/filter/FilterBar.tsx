import { ListFilter, X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button as PlainButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Condition, PeopleFilter } from '#shared/domain/people-filter/filter.ts';
import { Button } from '../../../ui/index.ts';
import styles from './Filter.module.css';
import type { Sentence } from './useSentence.ts';

/** The filter as chips that read as a sentence; each can be opened, or taken away with Delete. */
export const FilterBar = (props: {
  filter: PeopleFilter;
  sentence: Sentence;
  onChange: (filter: PeopleFilter) => void;
  /** `undefined` for a new one. */
  onEdit: (index: number | undefined) => void;
  /** The segment menu, before the chips. */
  start: ReactNode;
  end: ReactNode;
}) => {
  const { t } = useTranslation('roster');
  const { filter, sentence, onChange, onEdit } = props;
  const add = useRef<HTMLSpanElement>(null);
  const remove = (index: number): void => {
    onChange(filter.filter((_, other) => other !== index));
    add.current?.querySelector('button')?.focus();
  };
  return (
    <div className={styles.bar} role="group" aria-label={t('filter.bar')}>
      {props.start}
      {filter.map((condition, index) => (
        <Chip
          // Conditions have no identity but their place.
          key={index}
          condition={condition}
          sentence={sentence}
          onEdit={() => onEdit(index)}
          onRemove={() => remove(index)}
        />
      ))}
      <span ref={add}>
        <Button size="small" variant="quiet" onPress={() => onEdit(undefined)}>
          <ListFilter size={14} aria-hidden />
          {t('filter.add')}
        </Button>
      </span>
      {filter.length > 1 && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            onChange([]);
            add.current?.querySelector('button')?.focus();
          }}
        >
          {t('filter.clear')}
        </Button>
      )}
      <div className={styles.end}>{props.end}</div>
    </div>
  );
};

const Chip = (props: {
  condition: Condition;
  sentence: Sentence;
  onEdit: () => void;
  onRemove: () => void;
}) => {
  const { t } = useTranslation('roster');
  const text = props.sentence.ofCondition(props.condition);
  return (
    <span className={styles.chip}>
      <PlainButton
        className={styles.chipText ?? ''}
        onPress={props.onEdit}
        onKeyDown={(event) => {
          if (event.key === 'Delete' || event.key === 'Backspace') props.onRemove();
          else event.continuePropagation();
        }}
      >
        <span>{text}</span>
      </PlainButton>
      <PlainButton
        className={styles.chipRemove ?? ''}
        aria-label={t('filter.remove', { text })}
        onPress={props.onRemove}
      >
        <X size={13} aria-hidden />
      </PlainButton>
    </span>
  );
};
