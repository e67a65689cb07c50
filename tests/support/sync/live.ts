import { onTestFinished } from 'vitest';
import type { SyncPhase } from '#shared/contract/sync.ts';
import { startSession, type SyncSession } from '../../../electron/data/sync/session.ts';
import type { SyncClient } from './client.ts';

/** Sync that runs by itself, as in an open chapter. */
export interface Live {
  readonly session: SyncSession;
  /** Errors that nobody expected. */
  readonly bugs: unknown[];
  /** Resolves when the phase is this one, at once if it is already. */
  until(name: SyncPhase['name']): Promise<SyncPhase>;
}

/** Starts {@link Live} sync of a client. Its pauses pass a hundred times as fast as usual. */
export const startLive = (client: SyncClient): Live => {
  const bugs: unknown[] = [];
  const waiting = new Set<() => void>();
  let phase: SyncPhase = { name: 'connecting' };
  const session: SyncSession = startSession({
    engine: client.engine,
    clock: fastClock(100),
    random: () => 0,
    stopped: undefined,
    // The first phase comes before the session is there.
    onPhase: () => void queueMicrotask(follow),
    onEvent: async () => undefined,
    onExchanged: async () => undefined,
    onFailSafe: async () => undefined,
    onWrongPassword: () => undefined,
    onBug: (error) => void bugs.push(error),
  });
  function follow(): void {
    phase = session.phase();
    for (const look of waiting) look();
  }
  onTestFinished(() => session.stop());
  const { repositories } = client.chapter;
  for (const { changes$ } of Object.values(repositories)) {
    const subscription = changes$.subscribe(() => session.changed());
    onTestFinished(() => subscription.unsubscribe());
  }
  return {
    session,
    bugs,
    until: (name) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (phase.name !== name) return;
          waiting.delete(look);
          resolve(phase);
        };
        waiting.add(look);
        look();
      }),
  };
};

const fastClock = (times: number) => {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * times,
    setTimer: (run: () => void, delay: number) => {
      const timer = setTimeout(run, delay / times);
      return () => clearTimeout(timer);
    },
  };
};
