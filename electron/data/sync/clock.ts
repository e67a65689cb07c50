/** The time as sync sees it; a simulation gives it another one. */
export interface SyncClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `run` once after `delay` milliseconds; returns how to prevent it. */
  setTimer(run: () => void, delay: number): () => void;
}

/** The computer's clock. Its timers do not keep the process alive. */
export const systemClock: SyncClock = {
  now: Date.now,
  setTimer: (run, delay) => {
    const timer = setTimeout(run, delay).unref();
    return () => clearTimeout(timer);
  },
};
