/** How often each thing happened or was checked in one or more runs. */
export interface Coverage {
  count(what: string, times?: number): void;
  of(what: string): number;
  add(other: Coverage): void;
  entries(): readonly (readonly [string, number])[];
}

/** Makes an empty {@link Coverage}. */
export const createCoverage = (): Coverage => {
  const counts = new Map<string, number>();
  const count: Coverage['count'] = (what, times = 1) => {
    if (times !== 0) counts.set(what, (counts.get(what) ?? 0) + times);
  };
  return {
    count,
    of: (what) => counts.get(what) ?? 0,
    add: (other) => {
      for (const [what, times] of other.entries()) count(what, times);
    },
    entries: () => [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)),
  };
};
