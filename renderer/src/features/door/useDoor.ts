import { useCallback, useState } from 'react';
import type { DoorEvent, DoorHit } from '#shared/contract/door.ts';
import {
  pushUndo,
  stepBackTo,
  stepForward,
  useDataClient,
  useUndoStore,
} from '../../client/index.ts';
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
  /** Whether the next person comes in or leaves. */
  readonly direction: 'in' | 'out';
  readonly setDirection: (direction: 'in' | 'out') => void;
  /** Answers whether it was done. */
  readonly checkIn: (hit: DoorHit) => Promise<boolean>;
  readonly addWalkIn: (person: NewPerson) => Promise<boolean>;
  readonly checkOut: (hit: DoorHit) => Promise<boolean>;
  /** What a scanner read. */
  readonly scan: (token: string) => Promise<boolean>;
  readonly takeBack: (event: DoorEvent) => Promise<void>;
  /** Does again what was taken back last. */
  readonly doAgain: () => Promise<void>;
}

/**
 * The commands of one door. They go onto the window's undo history without a toast: the large
 * outcome says what happened, and the last five have their own way back.
 */
export const useDoor = (
  { meetupId, list }: { readonly meetupId: string; readonly list: string },
  onOutcome: (outcome: Outcome) => void,
): Door => {
  const client = useDataClient();
  const [outcome, setOutcome] = useState<Outcome>();
  const [direction, setDirection] = useState<'in' | 'out'>('in');

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
        list,
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
        ...standing(attendance),
      });
    },
    [client, meetupId, list, tell],
  );

  const checkOut = useCallback(
    async ({ person }: DoorHit) => {
      const answer = await client.command('door.checkOut', {
        ...{ meetupId, list, personId: person.id, via: 'search' },
        at: new Date().toISOString(),
      });
      if (!answer.ok) return tell(failed(person, 'check-in', answer.error));
      if (answer.value.undo !== undefined) pushUndo(answer.value.undo);
      return tell({ kind: 'out', person, wasIn: !answer.value.warnings.includes('not-in') });
    },
    [client, meetupId, list, tell],
  );

  const scan = useCallback(
    async (token: string) => {
      const answer = await client.command('door.scan', {
        ...{ meetupId, list, token, kind: direction },
        at: new Date().toISOString(),
      });
      if (!answer.ok) {
        return answer.error.code === 'not-found'
          ? tell({ kind: 'unknown-badge', person: { fn: '' } })
          : tell(failed({ fn: '' }, 'check-in', answer.error));
      }
      const { person, tier, warnings, before, undo } = answer.value;
      if (undo !== undefined) pushUndo(undo);
      if (direction === 'out') {
        return tell({ kind: 'out', person, wasIn: !warnings.includes('not-in') });
      }
      return tell({ kind: 'in', person, from: tier, warnings, ...standing(before) });
    },
    [client, meetupId, list, direction, tell],
  );

  const addWalkIn = useCallback(
    async ({ fn, organisation }: NewPerson) => {
      const person = { fn: fn.trim() };
      const answer = await client.command('door.walkIn', {
        meetupId,
        list,
        fn,
        ...(organisation.trim() !== '' && { organisation }),
      });
      if (!answer.ok) return tell(failed(person, 'check-in', answer.error));
      if (answer.value.undo !== undefined) pushUndo(answer.value.undo);
      return tell({ kind: 'in', person, from: 'walk-in', warnings: answer.value.warnings });
    },
    [client, meetupId, list, tell],
  );

  const takeBack = useCallback(
    async ({ checkInId, person }: DoorEvent) => {
      const answer = await undoCheckIn(client, { meetupId, list, checkInId });
      tell(answer.ok ? { kind: 'taken-back', person } : failed(person, 'undo', answer.error));
    },
    [client, meetupId, list, tell],
  );

  const doAgain = useCallback(async () => {
    const answer = await stepForward(client);
    if (!answer.ok) {
      tell(failed({ fn: '' }, 'check-in', answer.error));
    } else if (answer.value !== undefined) {
      tell({ kind: 'done-again', person: { fn: String(answer.value.params['name'] ?? '') } });
    }
  }, [client, tell]);

  const clearOutcome = useCallback(() => setOutcome(undefined), []);
  return {
    ...{ outcome, clearOutcome, direction, setDirection },
    ...{ checkIn, checkOut, scan, addWalkIn, takeBack, doAgain },
  };
};

const standing = (before: DoorHit['attendance']): { since?: string; isBack?: boolean } =>
  before.state === 'in' ? { since: before.since } : { isBack: before.state === 'out' };

const failed = (
  person: DoorPerson,
  what: 'check-in' | 'undo',
  error: Extract<Outcome, { kind: 'failed' }>['error'],
): Outcome => ({ kind: 'failed', person, what, error });

// A check-in made in this window is in its undo history: taking it back there keeps the two in step.
const undoCheckIn = async (
  client: ReturnType<typeof useDataClient>,
  { meetupId, list, checkInId }: { meetupId: string; list: string; checkInId: string },
) => {
  const remembered = useUndoStore
    .getState()
    .past.findLast(
      ({ command }) => command.name === 'door.undo' && checkInIdOf(command.payload) === checkInId,
    );
  if (remembered !== undefined) return stepBackTo(client, remembered);
  const answer = await client.command('door.undo', { meetupId, list, checkInId });
  if (answer.ok && answer.value.undo !== undefined) pushUndo(answer.value.undo);
  return answer;
};

const checkInIdOf = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'checkInId' in payload
    ? payload.checkInId
    : undefined;
