import {
  cameAt,
  reportLines,
  reportNumbers,
  type ReportGuest,
  type ReportNumbers,
} from './attendanceReport.ts';

/** One meetup of the chapter as the trend reads it. */
export interface TrendMeetup {
  readonly id: string;
  /** UTC ISO 8601: meetups are ordered by it. */
  readonly startsAt: string;
  readonly guests: readonly ReportGuest[];
}

/** The id of the first meetup that each person came to. */
export const firstMeetups = (meetups: readonly TrendMeetup[]): ReadonlyMap<string, string> => {
  const first = new Map<string, string>();
  for (const { id, guests } of inOrder(meetups)) {
    for (const { personId, events } of guests) {
      if (!first.has(personId) && cameAt(events) !== undefined) first.set(personId, id);
    }
  }
  return first;
};

/** The numbers of each meetup, earliest first. */
export const attendanceTrend = (
  meetups: readonly TrendMeetup[],
): readonly { readonly id: string; readonly numbers: ReportNumbers }[] => {
  const first = firstMeetups(meetups);
  return inOrder(meetups).map(({ id, guests }) => ({
    id,
    numbers: reportNumbers(reportLines(guests, (personId) => first.get(personId) === id)),
  }));
};

const inOrder = (meetups: readonly TrendMeetup[]): readonly TrendMeetup[] =>
  meetups.toSorted((a, b) => compare(a.startsAt, b.startsAt) || compare(a.id, b.id));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
