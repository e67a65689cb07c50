import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/index.ts';
import { ComboBox, IconButton } from '../../ui/index.ts';
import styles from './PlanItems.module.css';

/** A person's id, or a name of somebody who is not among the people. */
export interface NamedPerson {
  readonly value: string;
  readonly name: string;
}

const asText = 'text';

/** Who speaks or does something: found among the people by name, or written as it is. */
export const NamesField = (props: {
  label: string;
  people: readonly NamedPerson[];
  onChange: (people: readonly NamedPerson[]) => void;
  /** Somebody chosen takes the place of who was there. */
  isSingle?: boolean;
}) => {
  const { t } = useTranslation('planning');
  const [text, setText] = useState('');
  const search = text.trim();
  const { value } = useLiveQuery(
    'people.roster',
    search === ''
      ? null
      : {
          search,
          sort: { column: 'relevance', direction: 'ascending' },
          window: { offset: 0, limit: 8 },
        },
  );
  const found = search === '' ? [] : (value?.rows ?? []);
  const choose = (id: string | null): void => {
    if (id === null) return;
    const person = found.find((row) => row.id === id);
    const chosen =
      person === undefined ? { value: search, name: search } : { value: id, name: person.fn };
    setText('');
    if (props.people.some(({ value: known }) => known === chosen.value)) return;
    props.onChange(props.isSingle === true ? [chosen] : [...props.people, chosen]);
  };
  return (
    <>
      <ComboBox
        label={props.label}
        description={t('agenda.speakersHint')}
        options={[
          ...found.map(({ id, fn, organisation, lang }) => ({
            id,
            label: fn,
            note: organisation,
            lang,
          })),
          ...(search === '' ? [] : [{ id: asText, label: t('agenda.asText', { name: search }) }]),
        ]}
        value={null}
        onChange={choose}
        inputValue={text}
        onInputChange={setText}
      />
      <ul className={styles.speakers}>
        {props.people.map(({ value: id, name }) => (
          <li key={id}>
            {name}
            <IconButton
              size="small"
              label={t('agenda.removeSpeaker', { name })}
              onPress={() => props.onChange(props.people.filter((one) => one.value !== id))}
            >
              <X size={13} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </>
  );
};
