/** Time as the server sees it; the simulation gives it a virtual one. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Calls back once after so many milliseconds; the returned function cancels that. */
  setTimer: (milliseconds: number, run: () => void) => () => void;
}

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
