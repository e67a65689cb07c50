import { useCallback, useState } from 'react';
import type { DoorEvent, DoorHit } from '#shared/contract/door.ts';
import { mainCheckList } from '#shared/domain/meetup/meetup.ts';
import { pushUndo, stepBackTo, useDataClient, useUndoStore } from '../../client/index.ts';
import { playOutcome } from './sound.ts';
import { toneOf, type DoorPerson, type Outcome } from './outcome.ts';

/** Somebody new at the door. */
export interface NewPerson {
  readonly fn: string;
  readonly organisation: string;
}

/** What the door screen can do, and what came of it last. */
export interface Door {
  readonly outcome: Outcome | undefined;
  readonly clearOutcome: () => void;
  /** Answers whether it was done. */
  readonly checkIn: (hit: DoorHit) => Promise<boolean>;
  readonly addWalkIn: (person: NewPerson) => Promise<boolean>;
  readonly takeBack: (event: DoorEvent) => Promise<void>;
}

/**
 * The commands of one door. They go onto the window's undo history without a toast: the large
 * outcome says what happened, and the last five have their own way back.
 */
export const useDoor = (meetupId: string, onOutcome: (outcome: Outcome) => void): Door => {
  const client = useDataClient();
  const [outcome, setOutcome] = useState<Outcome>();

  const tell = useCallback(
    (next: Outcome) => {
      setOutcome(next);
      playOutcome(toneOf(next));
      onOutcome(next);
      return next.kind !== 'failed';
    },
    [onOutcome],
  );

  const checkIn = useCallback(
    async ({ person, tier, attendance }: DoorHit) => {
      const answer = await client.command('door.checkIn', {
        meetupId,
        list: mainCheckList,
        personId: person.id,
        via: 'search',
        at: new Date().toISOString(),
      });
      if (!answer.ok) return tell(failed(person, 'check-in', answer.error));
      if (answer.value.undo !== undefined) pushUndo(answer.value.undo);
      return tell({
        kind: 'in',
        person,
        from: tier,
        warnings: answer.value.warnings,
        ...(attendance.state === 'in' && { since: attendance.since }),
      });
    },
    [client, meetupId, tell],
  );

  const addWalkIn = useCallback(
    async ({ fn, organisation }: NewPerson) => {
      const person = { fn: fn.trim() };
      const answer = await client.command('door.walkIn', {
        meetupId,
        list: mainCheckList,
        fn,
        ...(organisation.trim() !== '' && { organisation }),
      });
      if (!answer.ok) return tell(failed(person, 'check-in', answer.error));
      if (answer.value.undo !== undefined) pushUndo(answer.value.undo);
      return tell({ kind: 'in', person, from: 'walk-in', warnings: answer.value.warnings });
    },
    [client, meetupId, tell],
  );

  const takeBack = useCallback(
    async ({ checkInId, person }: DoorEvent) => {
      const answer = await undoCheckIn(client, { meetupId, checkInId });
      tell(answer.ok ? { kind: 'taken-back', person } : failed(person, 'undo', answer.error));
    },
    [client, meetupId, tell],
  );

  const clearOutcome = useCallback(() => setOutcome(undefined), []);
  return { outcome, clearOutcome, checkIn, addWalkIn, takeBack };
};

const failed = (
  person: DoorPerson,
  what: 'check-in' | 'undo',
  error: Extract<Outcome, { kind: 'failed' }>['error'],
): Outcome => ({ kind: 'failed', person, what, error });

// A check-in made in this window is in its undo history: taking it back there keeps the two in step.
const undoCheckIn = async (
  client: ReturnType<typeof useDataClient>,
  { meetupId, checkInId }: { meetupId: string; checkInId: string },
) => {
  const remembered = useUndoStore
    .getState()
    .past.findLast(
      ({ command }) => command.name === 'door.undo' && checkInIdOf(command.payload) === checkInId,
    );
  if (remembered !== undefined) return stepBackTo(client, remembered);
  const answer = await client.command('door.undo', { meetupId, list: mainCheckList, checkInId });
  if (answer.ok && answer.value.undo !== undefined) pushUndo(answer.value.undo);
  return answer;
};

const checkInIdOf = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'checkInId' in payload
    ? payload.checkInId
    : undefined;
