import { setImmediate } from 'node:timers/promises';

/** Lets other work of the process in during a long one. */
export interface Pace {
  /**
   * True when enough time has passed since the last wait: then {@link Pace.rest}. For what is done
   * tens of thousands of times, where waiting for nothing would take longer than the work.
   */
  isDue(): boolean;
  /**
   * Waits for a moment when enough time has passed since the last wait. Throws an `AbortError` when
   * the work was cancelled.
   */
  breathe(): Promise<void>;
  /** Waits in any case, and throws like `breathe`: between two writes, which hold up the process. */
  rest(): Promise<void>;
}

// Windows must be answered within 50 ms; what runs between two calls adds to this.
const longestRun = 12;

/** Makes a {@link Pace} for one piece of work. */
export const createPace = (signal?: AbortSignal): Pace => {
  let since = performance.now();
  const rest = async (): Promise<void> => {
    await setImmediate();
    signal?.throwIfAborted();
    since = performance.now();
  };
  const isDue = (): boolean => performance.now() - since >= longestRun;
  return {
    isDue,
    rest,
    breathe: async () => {
      if (isDue()) await rest();
    },
  };
};
