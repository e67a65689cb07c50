import { contentLine, localValue, textValue } from './contentLine.ts';
import { zoneHistory, type Transition } from './transitions.ts';
import { findYearlyRules } from './yearlyRules.ts';

/**
 * A VTIMEZONE (RFC 5545, 3.6.5) of an IANA zone, right from the start of `firstYear` to the end of
 * `lastYear` and, where the zone follows a yearly rule, for good. Zones without such a rule (Egypt,
 * Israel, Morocco …) list every change that is known until {@link yearsAhead} years later.
 *
 * @throws RangeError for a zone that this computer does not know
 */
export const writeTimeZone = (options: {
  readonly timeZone: string;
  readonly firstYear: number;
  readonly lastYear: number;
}): string => {
  const { timeZone, firstYear } = options;
  const last = options.lastYear + yearsAhead;
  const { initial, transitions } = zoneHistory(timeZone, firstYear, last);
  const { rules, rest } = findYearlyRules(transitions, last);
  const isSummer = summerOf(transitions);
  return [
    contentLine('BEGIN', 'VTIMEZONE'),
    contentLine('TZID', timeZone),
    // What was before the first year is not told; the offset it began with stands for it.
    observance({ isSummer: false, start: '19700101T000000', from: initial, to: initial, timeZone }),
    ...rest.map((at) =>
      observance({
        ...at,
        isSummer: isSummer(at),
        start: localValue(at.local.toString()),
        timeZone,
      }),
    ),
    ...rules.map(({ first, rule }) =>
      observance({
        ...first,
        isSummer: isSummer(first),
        start: localValue(first.local.toString()),
        timeZone,
        rule,
      }),
    ),
    contentLine('END', 'VTIMEZONE'),
  ].join('');
};

/** How far changes are listed beyond the last year asked for. */
export const yearsAhead = 10;

interface Observance {
  readonly isSummer: boolean;
  readonly start: string;
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  readonly rule?: string;
}

const observance = ({ isSummer, start, from, to, timeZone, rule }: Observance): string => {
  const kind = isSummer ? 'DAYLIGHT' : 'STANDARD';
  return [
    contentLine('BEGIN', kind),
    contentLine('DTSTART', start),
    contentLine('TZOFFSETFROM', offsetValue(from)),
    contentLine('TZOFFSETTO', offsetValue(to)),
    contentLine('TZNAME', textValue(`${timeZone} ${offsetValue(to)}`)),
    ...(rule === undefined ? [] : [contentLine('RRULE', rule)]),
    contentLine('END', kind),
  ].join('');
};

/** Seconds → `+0700`, with seconds only where a zone has them (RFC 5545, 3.3.14). */
export const offsetValue = (seconds: number): string => {
  const size = Math.abs(seconds);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  const digits = (parts[2] === 0 ? parts.slice(0, 2) : parts).map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${seconds < 0 ? '-' : '+'}${digits.join('')}`;
};

// Summer time is a step forward that is taken back within a year; a step forward for good is not.
const summerOf = (transitions: readonly Transition[]): ((at: Transition) => boolean) => {
  const steps = transitions.filter(({ from, to }, index) => {
    const next = transitions[index + 1];
    return to > from && next?.to === from;
  });
  return (at) => steps.includes(at);
};
