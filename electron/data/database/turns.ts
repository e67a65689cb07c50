import { setImmediate } from 'node:timers/promises';

/** Gives way to whatever else waits in the process. */
export interface Turns {
  /** Waits for a turn of the event loop when the process has been at it for long. */
  give(): Promise<void>;
}

/**
 * Writes are synchronous inside and their promises resolve without a turn of the event loop, so a
 * loop of commands, or one command of thousands of documents, would keep everybody else waiting.
 */
export const createTurns = (): Turns => {
  let since = performance.now();
  return {
    give: async () => {
      if (performance.now() - since < longestRun) return;
      await setImmediate();
      since = performance.now();
    },
  };
};

// Windows must be answered within 50 ms; what runs between two calls adds to this.
const longestRun = 10;
