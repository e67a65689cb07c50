import { setTimeout as wait } from 'node:timers/promises';
import { StorageError } from './errors.ts';

/** Patience with another process that holds the file. */
export type LockWait = {
  /**
   * Waits a moment before the next try, while the thread serves others.
   *
   * @throws the error itself when it is no lock, or when the patience is over
   */
  readonly pause: (error: unknown) => Promise<void>;
};

/**
 * How long SQLite itself waits for a lock, in milliseconds: it does so by holding up the thread, so
 * anything longer is waited for here.
 */
export const STATEMENT_WAIT_MS = 5;

/** Makes the patience of one piece of work: `patienceMs` from now. */
export function createLockWait(patienceMs: number): LockWait {
  const until = performance.now() + patienceMs;
  return {
    async pause(error) {
      const isLocked = error instanceof StorageError && error.code === 'locked';
      if (!isLocked || performance.now() >= until) throw error;
      await wait(RETRY_MS);
    },
  };
}

const RETRY_MS = 20;
