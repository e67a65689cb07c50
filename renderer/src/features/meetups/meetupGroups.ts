import type { MeetupLine } from '#shared/contract/meetups.ts';

/** Meetups of one calendar year (at the venue). */
export interface MeetupYear {
  readonly year: string;
  readonly meetups: readonly MeetupLine[];
}

/** Meetups as the list shows them. */
export interface MeetupGroups {
  /** Not over yet, the next one first. */
  readonly upcoming: readonly MeetupYear[];
  /** Over, the last one first. */
  readonly past: readonly MeetupYear[];
}

/** Splits meetups at `now` (UTC ISO 8601): one that is under way still counts as upcoming. */
export const groupMeetups = (meetups: readonly MeetupLine[], now: string): MeetupGroups => {
  const sorted = meetups.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return {
    upcoming: byYear(sorted.filter((meetup) => meetup.endsAt > now)),
    past: byYear(sorted.filter((meetup) => meetup.endsAt <= now).toReversed()),
  };
};

const byYear = (meetups: readonly MeetupLine[]): readonly MeetupYear[] =>
  [...Map.groupBy(meetups, (meetup) => meetup.startLocal.slice(0, 4))].map(([year, entries]) => ({
    year,
    meetups: entries,
  }));
