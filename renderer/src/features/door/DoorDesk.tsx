import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { DoorEvent } from '#shared/contract/door.ts';
import { announce, paths } from '../../ui/index.ts';
import { DoorSearch } from './DoorSearch.tsx';
import { useDoorKeys } from './useDoorKeys.ts';
import type { Door } from './useDoor.ts';
import { WalkInForm } from './WalkInForm.tsx';
import styles from './Door.module.css';

/** The working side of the door: the search, or the two fields for somebody new. */
export const DoorDesk = (props: {
  meetupId: string;
  list: string;
  door: Door;
  /** What this computer recorded last. */
  lastHere: DoorEvent | undefined;
}) => {
  const { t } = useTranslation('door');
  const { door, lastHere } = props;
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const [newName, setNewName] = useState<string>();

  useDoorKeys({
    onEscape: () => {
      if (newName === undefined) go(paths.meetup(props.meetupId));
      else setNewName(undefined);
    },
    onTakeBackLast: () => {
      if (lastHere === undefined) announce(t('outcome.nothingToTakeBack'));
      else void door.takeBack(lastHere);
    },
    onDoAgain: () => void door.doAgain(),
  });
  // The first letter of the next name takes the last outcome away.
  const changeText = (next: string): void => {
    if (next !== '') door.clearOutcome();
    setText(next);
  };

  return (
    <section className={styles.desk}>
      {newName === undefined ? (
        <DoorSearch
          meetupId={props.meetupId}
          list={props.list}
          door={door}
          text={text}
          onText={changeText}
          onSomeoneNew={(name) => {
            door.clearOutcome();
            setNewName(name);
          }}
        />
      ) : (
        <WalkInForm
          name={newName}
          onBack={() => setNewName(undefined)}
          error={door.outcome?.kind === 'failed' ? door.outcome.error : undefined}
          onSave={async (person) => {
            if (!(await door.addWalkIn(person))) return;
            setNewName(undefined);
            setText('');
          }}
        />
      )}
    </section>
  );
};
