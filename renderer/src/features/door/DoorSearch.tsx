import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { tokenOfCode } from '#shared/domain/meetup/badgeCode.ts';
import { useDataClient, useLiveQuery } from '../../client/index.ts';
import { announce, classes, comboboxProps, isApple } from '../../ui/index.ts';
import { activeChoice, neighbourChoice, toChoices, unseenChoice, type Choice } from './choices.ts';
import { DoorIdle } from './DoorIdle.tsx';
import { Hits } from './Hits.tsx';
import { OutcomePanel } from './OutcomePanel.tsx';
import type { Door } from './useDoor.ts';
import { doorFieldMark } from './useDoorKeys.ts';
import styles from './Door.module.css';

type Found = Output<'door.search'>;

// Rows of each tier; who is further down needs another letter.
const limit = 6;

/** The large field and what it finds: guests, members not on the list, someone new. */
export const DoorSearch = (props: {
  meetupId: string;
  list: string;
  door: Door;
  text: string;
  onText: (text: string) => void;
  /** Somebody nobody knows: opens the fields, with this name filled in. */
  onSomeoneNew: (name: string) => void;
}) => {
  const { t } = useTranslation('door');
  const { door, text, onText } = props;
  const id = useId();
  const client = useDataClient();
  const search = text.trim();
  const input = { meetupId: props.meetupId, list: props.list, limit };
  const inputOf = (term: string) => (term === '' ? null : { ...input, search: term });
  const { value, valueInput, isStale, ask } = useLiveQuery('door.search', inputOf(search));
  const found = search === '' ? undefined : value;
  // What was found last stays drawn, unseen, while the field is empty: the next list is this one
  // with other names in it, which is much less work than a new one.
  const [drawn, setDrawn] = useState<{ found: Found; text: string }>();
  if (found !== undefined && found !== drawn?.found)
    setDrawn({ found, text: valueInput?.search ?? search });
  const choices = found === undefined ? [] : toChoices(found);
  const [marked, setMarked] = useState<string>();
  const active = activeChoice(choices, marked);
  const typed = useRef(text);

  const change = (next: string): void => {
    setMarked(undefined);
    typed.current = next;
    ask(inputOf(next.trim()));
    onText(next);
  };

  const act = (choice: Choice, direction: Door['direction']): void => {
    if (choice.kind === 'walk-in') {
      props.onSomeoneNew(search);
      return;
    }
    // The field is free for the next name at once, not only when the disk has answered.
    change('');
    void (direction === 'out' ? door.checkOut(choice.hit) : door.checkIn(choice.hit));
  };

  // Enter came before the answer was on screen: asks once more and takes only what is certain.
  const actUnseen = async (): Promise<void> => {
    const answer = await client.query('door.search', { ...input, search });
    if (!answer.ok || typed.current !== text) return;
    const choice = unseenChoice(toChoices(answer.value));
    if (choice === undefined) announce(t('several'), 'assertive');
    else act(choice, door.direction);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (event.key === 'Escape' && text !== '') {
      change('');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMarked(neighbourChoice(choices, { from: active, step })?.id);
    } else if (event.key === 'Enter') {
      onEnter(event);
    } else {
      return;
    }
    event.preventDefault();
  };

  const onEnter = (event: KeyboardEvent): void => {
    if (event.repeat || search === '') return;
    const token = tokenOfCode(search);
    if (token !== undefined) {
      // A code that was pasted, or typed by a scanner that pauses.
      change('');
      void door.scan(token);
    } else if (isApple ? event.metaKey : event.ctrlKey) props.onSomeoneNew(search);
    else if (isStale) void actUnseen();
    else if (active !== undefined) act(active, event.shiftKey ? 'out' : door.direction);
  };

  const listId = `${id}-results`;
  return (
    <>
      <div className={styles.fieldRow}>
        <input
          className={styles.field}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          {...comboboxProps({ listId, isExpanded: choices.length > 0, active: active?.id })}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          ref={focusOnce}
          data-app-undo
          {...doorFieldMark}
        />
      </div>
      <div className={styles.below}>
        {drawn !== undefined && (
          <div className={classes(styles.results, found === undefined && styles.unseen)}>
            <Hits
              id={listId}
              found={drawn.found}
              text={drawn.text}
              activeId={active?.id}
              onChoose={(chosen) => {
                const choice = choices.find((each) => each.id === chosen);
                if (choice !== undefined) act(choice, door.direction);
              }}
              isFresh={found !== undefined && !isStale}
              direction={door.direction}
            />
          </div>
        )}
        {found === undefined && door.outcome !== undefined && (
          <OutcomePanel outcome={door.outcome} />
        )}
        {found === undefined && door.outcome === undefined && (
          <DoorIdle direction={door.direction} />
        )}
      </div>
    </>
  );
};

const focusOnce = (field: HTMLInputElement | null): void => field?.focus();
