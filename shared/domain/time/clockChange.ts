import { Temporal } from 'temporal-polyfill';

/** What a change of the clocks does to a wall-clock time. */
export type ClockChange =
  /** The clocks skip it; `becomes` is the time they show at that moment. */
  | { readonly kind: 'skipped'; readonly becomes: string }
  /** The clocks show it twice; the first is meant. */
  | { readonly kind: 'repeated' };

/**
 * Whether a wall-clock time (`2026-03-29T02:30`) falls into a change of the clocks of a zone, read as
 * `localToInstant` reads it. `undefined` for a plain time, an unknown zone or a bad time.
 */
export const clockChange = (local: string, timeZone: string): ClockChange | undefined => {
  try {
    const plain = Temporal.PlainDateTime.from(local);
    const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
    const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
    if (earlier.epochMilliseconds === later.epochMilliseconds) return undefined;
    // In a gap neither of the two shows the time that was asked for.
    return later.toPlainDateTime().equals(plain)
      ? { kind: 'repeated' }
      : {
          kind: 'skipped',
          becomes: later.toPlainDateTime().toString({ smallestUnit: 'minute' }),
        };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};
