import { AsyncLocalStorage } from 'node:async_hooks';
import { StorageError } from './errors.ts';
import type { LockWait } from './lock-wait.ts';

/**
 * Write groups of one connection: several writes that reach the disk together or not at all.
 *
 * A group is one SQLite transaction held open while its function runs. Which writes belong to it
 * is known by the asynchronous context they are called from, so code between (RxDB's collections)
 * needs no changes. Writes from elsewhere wait; reads from elsewhere see the state before.
 */
export type WriteGroups = {
  /**
   * Runs `work` as one group. Called inside a group of the same connection it joins that group.
   *
   * @throws whatever `work` throws, after everything in the group was rolled back
   * @throws StorageError `group-failed` when the time is over or a part of the group was lost
   */
  readonly atomically: <T>(work: () => Promise<T>, options?: { timeoutMs?: number }) => Promise<T>;
  readonly isOpen: () => boolean;
  readonly isInside: () => boolean;
  /** Resolves when the open group has ended. */
  readonly settled: () => Promise<void>;
  /** Runs `effect` after the open group's commit. */
  readonly afterCommit: (effect: () => void) => void;
  /** Condemns the open group: its transaction is already lost. */
  readonly fail: (cause: unknown) => void;
};

type Group = {
  state: 'open' | 'committed' | 'failed';
  cause: unknown;
  readonly effects: (() => void)[];
  readonly ended: Promise<void>;
};

/** Long enough for any command, short enough that a group waiting for itself is noticed. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** Makes the write groups of a connection, given how it begins, commits and rolls back. */
export function createWriteGroups(options: {
  file: string;
  begin: () => void;
  commit: () => void;
  rollback: () => void;
  /** The patience of one group with a lock that another process holds. */
  newLockWait: () => LockWait;
}): WriteGroups {
  const { file, begin, commit, rollback, newLockWait } = options;
  const context = new AsyncLocalStorage<Group>();
  let active: Group | undefined;

  const failure = (detail: string, cause?: unknown): StorageError =>
    new StorageError({ code: 'group-failed', file, detail, cause });

  const isOpen = (): boolean => active !== undefined;
  const settled = (): Promise<void> => active?.ended ?? Promise.resolve();

  const fail = (group: Group, cause: unknown): void => {
    if (group.state !== 'open') return;
    group.state = 'failed';
    group.cause = cause;
  };

  const runGroup = async <T>(work: () => Promise<T>, timeoutMs: number): Promise<T> => {
    const lock = newLockWait();
    for (;;) {
      while (isOpen()) await settled();
      try {
        begin();
        break;
      } catch (error) {
        await lock.pause(error);
      }
    }
    const ended = Promise.withResolvers<void>();
    const group: Group = { state: 'open', cause: undefined, effects: [], ended: ended.promise };
    active = group;

    const timeout = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const error = failure(`A write group took longer than ${timeoutMs} ms`);
      fail(group, error);
      timeout.reject(error);
    }, timeoutMs);

    let result: T;
    try {
      result = await Promise.race([context.run(group, work), timeout.promise]);
      if (group.state === 'failed') throw group.cause;
      commit();
      group.state = 'committed';
    } catch (error) {
      fail(group, error);
      rollback();
      throw error;
    } finally {
      clearTimeout(timer);
      active = undefined;
      ended.resolve();
    }
    for (const effect of group.effects) effect();
    return result;
  };

  const joinGroup = async <T>(group: Group, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      fail(group, error); // its part is broken, so the whole is
      throw error;
    }
  };

  const isInside = (): boolean => {
    const group = context.getStore();
    if (group?.state === 'failed') {
      throw failure('This write group was rolled back', group.cause);
    }
    return group !== undefined && group === active;
  };

  return {
    atomically(work, { timeoutMs = DEFAULT_TIMEOUT_MS } = {}) {
      const group = context.getStore();
      // Whatever still runs in a group that is lost must not write on its own account.
      if (group?.state === 'failed') {
        return Promise.reject(failure('This write group was rolled back', group.cause));
      }
      if (group && group === active && group.state === 'open') return joinGroup(group, work);
      return runGroup(work, timeoutMs);
    },
    isOpen,
    isInside,
    settled,
    afterCommit: (effect) => active?.effects.push(effect),
    fail: (cause) => active && fail(active, cause),
  };
}
