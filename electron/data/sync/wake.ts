import type { SyncClock } from './clock.ts';

/** Lets a loop wait until somebody wants its attention. */
export interface Wake {
  /** Ends the present wait, or the next one when nobody waits. */
  call(): void;
  /** Resolves at the next call, or after `delay` milliseconds. */
  wait(delay?: number): Promise<void>;
}

/** Makes a {@link Wake}. */
export const createWake = (clock: SyncClock): Wake => {
  let pending = false;
  let end: (() => void) | undefined;
  return {
    call: () => {
      pending = true;
      end?.();
    },
    wait: (delay) =>
      new Promise((resolve) => {
        const stopTimer =
          delay === undefined ? undefined : clock.setTimer(() => end?.(), Math.max(0, delay));
        end = () => {
          pending = false;
          end = undefined;
          stopTimer?.();
          resolve();
        };
        if (pending) end();
      }),
  };
};
