import type { Transition } from './transitions.ts';

/** Changes of the clocks that happen every year by one rule, from `first` on without end. */
export interface YearlyRule {
  readonly first: Transition;
  /** RFC 5545 RRULE value. */
  readonly rule: string;
}

/** The changes of a zone as yearly rules that go on, and those that follow none. */
export interface RulesAndRest {
  readonly rules: readonly YearlyRule[];
  readonly rest: readonly Transition[];
}

/**
 * Finds the rules that a zone follows until `last`, the last year that was looked at. Only "the nth
 * (or last) weekday of a month" is recognised, at the same time and with the same offsets in every
 * year; everything else stays a list of single changes, which is always right.
 */
export const findYearlyRules = (transitions: readonly Transition[], last: number): RulesAndRest => {
  const rules: YearlyRule[] = [];
  const ruled = new Set<Transition>();
  for (const alike of Map.groupBy(transitions, kindOf).values()) {
    const tail = endingIn(alike, last);
    const nth = longestTail(tail);
    if (nth === undefined) continue;
    const [first] = nth.transitions;
    if (first === undefined) continue;
    for (const transition of nth.transitions) ruled.add(transition);
    const { month, dayOfWeek } = first.local;
    rules.push({
      first,
      rule: `FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth.which}${weekdays[dayOfWeek - 1] ?? ''}`,
    });
  }
  return { rules, rest: transitions.filter((transition) => !ruled.has(transition)) };
};

// Fewer may be a coincidence.
const fewestYears = 6;

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const kindOf = ({ local, from, to }: Transition): string =>
  [local.month, local.dayOfWeek, local.toPlainTime().toString(), from, to].join(' ');

// The unbroken run of one change a year that ends in the last year.
const endingIn = (alike: readonly Transition[], last: number): readonly Transition[] => {
  const byYear = Map.groupBy(alike, ({ local }) => local.year);
  const run: Transition[] = [];
  for (let year = last; ; year -= 1) {
    const found = byYear.get(year) ?? [];
    const [only] = found;
    if (only === undefined || found.length > 1) return run;
    run.unshift(only);
  }
};

const longestTail = (
  run: readonly Transition[],
): { which: number; transitions: readonly Transition[] } | undefined =>
  [-1, 1, 2, 3, 4]
    .map((which) => {
      const broken = run.findLastIndex(({ local }) => !isNth(local, which));
      return { which, transitions: run.slice(broken + 1) };
    })
    .filter(({ transitions }) => transitions.length >= fewestYears)
    .toSorted((a, b) => b.transitions.length - a.transitions.length)[0];

const isNth = (local: Transition['local'], which: number): boolean =>
  which === -1 ? local.day + 7 > local.daysInMonth : Math.ceil(local.day / 7) === which;
