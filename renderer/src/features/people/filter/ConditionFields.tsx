import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentPurposeSchema } from '#shared/domain/journal/journal.ts';
import { consentStateSchema } from '#shared/domain/journal/consentLedger.ts';
import { personKindSchema, personStatusSchema } from '#shared/domain/person/person.ts';
import { useLiveQuery } from '../../../client/index.ts';
import {
  Checkbox,
  ComboBox,
  DateField,
  NumberField,
  Select,
  Tag,
  useFormat,
} from '../../../ui/index.ts';
import { isValueKind, type Draft, type ValueKind } from './draft.ts';
import styles from './Filter.module.css';
import { useMeetups } from './useSentence.ts';

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly problem: string | undefined;
}

/** What has to be chosen for a kind of condition. */
export const ConditionFields = (props: FieldsProps) => {
  const { t } = useTranslation('roster');
  const { draft, onChange } = props;
  if (isValueKind(draft.on)) return <ValueFields {...props} on={draft.on} />;
  switch (draft.on) {
    case 'kind':
    case 'status': {
      const { on } = draft;
      const words = on === 'kind' ? personKindSchema.options : personStatusSchema.options;
      return (
        <Choices
          {...props}
          label={t(`condition.${on}`)}
          options={words.map((id) => ({ id, label: t(`people:${on}.${id}`) }))}
        />
      );
    }
    case 'consent':
      return (
        <>
          <Select
            label={t('filter.purpose')}
            options={consentPurposeSchema.options.map((id) => ({ id, label: t(`purpose.${id}`) }))}
            value={draft.purpose}
            onChange={(purpose) => onChange({ purpose })}
          />
          <Choices
            {...props}
            label={t('condition.consent')}
            options={consentStateSchema.options.map((id) => ({
              id,
              label: t(`consentState.${id}`),
            }))}
          />
        </>
      );
    case 'attendance':
      return (
        <Select
          label={t('filter.is')}
          options={(['attended', 'never'] as const).map((id) => ({
            id,
            label: t(`attendanceIs.${id}`),
          }))}
          value={draft.is === 'never' ? 'never' : 'attended'}
          onChange={(is) => onChange({ is })}
        />
      );
    case 'year':
      return (
        <div className={styles.pair}>
          <YearField {...props} end="since" />
          <YearField {...props} end="until" />
        </div>
      );
    case 'lastSeen':
      return (
        <div className={styles.pair}>
          {(['since', 'until'] as const).map((end) => (
            <DateField
              key={end}
              label={t(`filter.${end}`)}
              value={typeof draft[end] === 'string' ? draft[end] : null}
              onChange={(day) => onChange({ [end]: day })}
            />
          ))}
        </div>
      );
    case 'meetup':
      return <MeetupFields {...props} />;
    default:
      return null;
  }
};

const YearField = ({ draft, onChange, end }: FieldsProps & { end: 'since' | 'until' }) => {
  const { t } = useTranslation('roster');
  const value = draft[end];
  return (
    <NumberField
      label={t(`filter.${end}`)}
      value={typeof value === 'number' ? value : Number.NaN}
      onChange={(year) => onChange({ [end]: Number.isNaN(year) ? null : year })}
      minValue={2000}
      maxValue={2200}
      formatOptions={{ useGrouping: false }}
    />
  );
};

/** Values are chosen one after the other from those that people have. */
const ValueFields = ({ draft, onChange, on, problem }: FieldsProps & { on: ValueKind }) => {
  const { t } = useTranslation('roster');
  const format = useFormat();
  const { value, isStale } = useLiveQuery('people.filterValues', { on });
  // Values of the kind that was chosen before are no choices.
  const known = isStale ? undefined : value?.values;
  const [chosen, setChosen] = useState(0);
  const textOf = (text: string): string => (on === 'residence' ? format.countryRegion(text) : text);
  const options = known
    ?.filter((entry) => !draft.anyOf.includes(entry.value))
    .map((entry) => ({
      id: entry.value,
      label: textOf(entry.value),
      note: format.number(entry.count),
    }));
  return (
    <>
      <ComboBox
        // A chosen value leaves the field empty for the next one.
        key={chosen}
        label={t(`condition.${on}`)}
        options={options}
        value={null}
        autoFocus={chosen > 0}
        emptyText={t('filter.noValues')}
        error={problem}
        onChange={(next) => {
          if (next === null) return;
          onChange({ anyOf: [...draft.anyOf, next] });
          setChosen(chosen + 1);
        }}
      />
      <div className={styles.values}>
        {draft.anyOf.map((text) => (
          <Tag
            key={text}
            text={textOf(text)}
            onRemove={() => onChange({ anyOf: draft.anyOf.filter((other) => other !== text) })}
          />
        ))}
      </div>
    </>
  );
};

const Choices = ({
  draft,
  onChange,
  label,
  options,
}: FieldsProps & { label: string; options: readonly { id: string; label: string }[] }) => (
  <div role="group" aria-label={label} className={styles.choices}>
    {options.map(({ id, label: text }) => (
      <Checkbox
        key={id}
        isSelected={draft.anyOf.includes(id)}
        onChange={(isSelected) =>
          onChange({
            anyOf: isSelected ? [...draft.anyOf, id] : draft.anyOf.filter((other) => other !== id),
          })
        }
      >
        {text}
      </Checkbox>
    ))}
  </div>
);

const meetupStates = ['attended', 'invited', 'missed', 'not-invited'] as const;

const MeetupFields = ({ draft, onChange, problem }: FieldsProps) => {
  const { t } = useTranslation('roster');
  const format = useFormat();
  const meetups = useMeetups(true);
  return (
    <>
      <ComboBox
        label={t('filter.meetup')}
        options={meetups?.map(({ id, name, startLocal }) => ({
          id,
          label: name,
          note: format.day(startLocal),
        }))}
        value={draft.meetupId}
        onChange={(meetupId) => onChange({ meetupId })}
        error={problem}
      />
      <Select
        label={t('filter.is')}
        options={meetupStates.map((id) => ({ id, label: t(`meetupIs.${id}`) }))}
        value={meetupStates.find((id) => id === draft.is) ?? null}
        onChange={(is) => onChange({ is })}
      />
    </>
  );
};
