import { Temporal } from 'temporal-polyfill';

/**
 * The moment of a wall-clock time somewhere (`2026-01-17T11:00`, `Asia/Jakarta`), as UTC ISO 8601
 * with milliseconds. A time that the clocks skip or repeat is read as RFC 5545 (3.3.5) says: with
 * the offset before the gap, and as the first of two. `undefined` for an unknown zone or bad time.
 */
export const localToInstant = (local: string, timeZone: string): string | undefined => {
  try {
    return Temporal.PlainDateTime.from(local)
      .toZonedDateTime(timeZone, { disambiguation: 'compatible' })
      .toInstant()
      .toString({ fractionalSecondDigits: 3 });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** The wall-clock time, to the minute, that a moment has in a zone. Throws `RangeError` for an unknown zone. */
export const instantToLocal = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** Whether this is an IANA time zone that times can be computed in. */
export const isTimeZone = (timeZone: string): boolean =>
  localToInstant('2026-01-01T00:00', timeZone) !== undefined;
