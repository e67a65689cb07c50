import { UserRoundPlus } from 'lucide-react';
import { useId, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { useCommand, useDataClient, useLiveQuery } from '../../client/index.ts';
import { announce, ErrorText } from '../../ui/index.ts';
import { addAllChoice, Candidates, type Candidate } from './Candidates.tsx';
import styles from './AddGuests.module.css';

// Rows that fit below the field; the contract's largest answer is what "add all" can take at once.
const shown = 8;
const largest = 50;

/** Adds people to the guest list by name. Enter adds the marked one and the field is free again. */
export const AddGuests = ({
  meetupId,
  fieldRef,
}: {
  meetupId: string;
  fieldRef: RefObject<HTMLInputElement | null>;
}) => {
  const { t } = useTranslation('meetups');
  const id = useId();
  const client = useDataClient();
  const add = useCommand('guests.add');
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState<string>();
  const search = text.trim();
  const { value, isStale } = useLiveQuery(
    'guests.candidates',
    search === '' ? null : { meetupId, search, limit: shown },
  );
  const found = search === '' || !isOpen ? undefined : value;
  const ids = found === undefined ? [] : choiceIds(found);
  const active =
    marked !== undefined && ids.includes(marked)
      ? marked
      : (found?.people.find((person) => !person.isGuest)?.id ?? ids[0]);

  const change = (next: string): void => {
    setText(next);
    setMarked(undefined);
    setOpen(true);
  };

  const addPerson = async (person: Candidate): Promise<void> => {
    if (person.isGuest) {
      announce(t('guests.alreadyGuest', { name: person.fn }));
      return;
    }
    change('');
    const answer = await add.run({ meetupId, personIds: [person.id] });
    if (answer.ok) announce(t('guests.added', { name: person.fn }));
  };

  const addAll = async (): Promise<void> => {
    const answer = await client.query('guests.candidates', { meetupId, search, limit: largest });
    if (!answer.ok) return;
    const personIds = answer.value.people.filter((p) => !p.isGuest).map((p) => p.id);
    change('');
    if (personIds.length > 0) await add.run({ meetupId, personIds });
  };

  // Enter came before the answer was on screen: only somebody who is the one match is meant.
  const addUnseen = async (): Promise<void> => {
    const answer = await client.query('guests.candidates', { meetupId, search, limit: 2 });
    if (!answer.ok) return;
    const [only, another] = answer.value.people;
    if (only !== undefined && another === undefined) await addPerson(only);
    else announce(t('guests.several'), 'assertive');
  };

  const choose = (choice: string): void => {
    const person = found?.people.find((entry) => entry.id === choice);
    if (choice === addAllChoice) void addAll();
    else if (person !== undefined) void addPerson(person);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const at = ids.indexOf(active ?? '');
      setMarked(ids[Math.max(0, Math.min(ids.length - 1, at + step))]);
    } else if (event.key === 'Enter' && !event.repeat && search !== '') {
      if (isStale) void addUnseen();
      else if (active !== undefined) choose(active);
    } else if (event.key === 'Escape' && text !== '') {
      change('');
    } else {
      return;
    }
    event.preventDefault();
  };

  const onBlur = (event: FocusEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };

  return (
    <div className={styles.add} onBlur={onBlur}>
      <div className={styles.box}>
        <UserRoundPlus size={15} aria-hidden />
        <input
          ref={fieldRef}
          className={styles.input}
          role="combobox"
          aria-label={t('guests.add')}
          placeholder={t('guests.addPlaceholder')}
          aria-expanded={found !== undefined}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => change(event.target.value)}
          onFocus={() => setOpen(true)}
          onKeyDown={onKeyDown}
          data-app-undo
        />
      </div>
      {found !== undefined && (
        <Candidates
          id={id}
          found={found}
          active={active}
          canAddAll={ids.includes(addAllChoice)}
          onChoose={choose}
        />
      )}
      <ErrorText error={add.error} />
    </div>
  );
};

// Adding all is offered where it saves keys, and where one answer can hold all of them.
const choiceIds = ({ people, matching }: Output<'guests.candidates'>): readonly string[] => [
  ...people.map((person) => person.id),
  ...(matching <= largest && people.filter((person) => !person.isGuest).length > 1
    ? [addAllChoice]
    : []),
];
