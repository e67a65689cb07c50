import type { Upkeep } from '../../electron/data/database/upkeep.ts';
import type { SyncState } from '../../electron/data/sync/state/state.ts';
import type { CrashPoint } from './messages.ts';

/** Thrown where the computer is killed: nothing of sync runs from there on. */
export class Killed extends Error {}

/** Kills a computer before, inside of or after one of the transactions of sync. */
export interface Crashes {
  readonly upkeep: Upkeep;
  readonly state: SyncState;
  /** Where it will happen; `undefined`: nowhere. */
  arm(point: CrashPoint | undefined): void;
  readonly isDead: boolean;
}

/** Puts {@link Crashes} between the engine and the file. */
export const createCrashes = ({
  upkeep,
  state,
}: {
  readonly upkeep: Upkeep;
  readonly state: SyncState;
}): Crashes => {
  let armed: { left: number; readonly phase: CrashPoint['phase'] } | undefined;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Killed('The computer was killed');
  };
  const phaseOfNext = (): CrashPoint['phase'] | undefined => {
    if (isDead) return die();
    if (armed === undefined) return undefined;
    armed.left -= 1;
    if (armed.left >= 0) return undefined;
    const { phase } = armed;
    armed = undefined;
    return phase;
  };
  return {
    arm: (point) => {
      armed = point === undefined ? undefined : { left: point.transactions, phase: point.phase };
    },
    get isDead() {
      return isDead;
    },
    upkeep: {
      ...upkeep,
      atomically: async (work) => {
        const phase = phaseOfNext();
        if (phase === 'before') die();
        const value = await upkeep.atomically(async () => {
          const inner = await work();
          return phase === 'inside' ? die() : inner;
        });
        return phase === 'after' ? die() : value;
      },
    },
    state: {
      ...state,
      transaction: async (work) => {
        const phase = phaseOfNext();
        if (phase === 'before') die();
        const value = await state.transaction((writer) => {
          const inner = work(writer);
          return phase === 'inside' ? die() : inner;
        });
        return phase === 'after' ? die() : value;
      },
    },
  };
};
