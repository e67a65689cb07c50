import { Temporal } from 'temporal-polyfill';

/** A moment at which a zone's clocks change. */
export interface Transition {
  /** Wall-clock time before the change, at which it happens. */
  readonly local: Temporal.PlainDateTime;
  /** Offset from UTC before and after, in seconds. */
  readonly from: number;
  readonly to: number;
  readonly epochMilliseconds: number;
}

/** What a zone's clocks did and will do between two years, as far as is known on this computer. */
export interface ZoneHistory {
  /** The offset in seconds when the first year begins. */
  readonly initial: number;
  readonly transitions: readonly Transition[];
}

/** Reads the changes of a zone's clocks from the start of `first` to the end of `last`. */
export const zoneHistory = (timeZone: string, first: number, last: number): ZoneHistory => {
  const start = Temporal.Instant.from(`${first}-01-01T00:00Z`).toZonedDateTimeISO(timeZone);
  const end = Temporal.Instant.from(`${last + 1}-01-01T00:00Z`).epochMilliseconds;
  const transitions: Transition[] = [];
  let before = secondsOf(start);
  let at = start.getTimeZoneTransition('next');
  while (at !== null && at.epochMilliseconds < end) {
    const after = secondsOf(at);
    // Some changes are of the name only.
    if (after !== before) {
      transitions.push({
        local: at.toInstant().toZonedDateTimeISO('UTC').toPlainDateTime().add({ seconds: before }),
        from: before,
        to: after,
        epochMilliseconds: at.epochMilliseconds,
      });
      before = after;
    }
    at = at.getTimeZoneTransition('next');
  }
  return { initial: secondsOf(start), transitions };
};

const secondsOf = (at: Temporal.ZonedDateTime): number => at.offsetNanoseconds / 1e9;
