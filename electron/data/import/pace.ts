import { setImmediate } from 'node:timers/promises';

/** Lets other work of the process in during a long one. */
export interface Pace {
  /**
   * Waits for a moment when enough time has passed since the last wait. Throws an `AbortError` when
   * the work was cancelled.
   */
  breathe(): Promise<void>;
  /** Waits in any case: between two writes, which hold up the process by themselves. */
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
  return {
    rest,
    breathe: async () => {
      if (performance.now() - since >= longestRun) await rest();
    },
  };
};
