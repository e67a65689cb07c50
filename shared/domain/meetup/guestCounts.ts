import { standingEvents, type AttendanceEvent } from '../door/attendance.ts';
import type { CheckIn } from '../door/checkIn.ts';
import type { ReportGuest } from '../report/attendanceReport.ts';
import { participationClass, type Participation } from './participation.ts';

/** How many guests stand where, see `guestCountsSchema` in the contract. */
export interface GuestCounts {
  readonly guests: number;
  readonly accepted: number;
  readonly tentative: number;
  readonly declined: number;
  readonly noAnswer: number;
  readonly waiting: number;
  readonly attended: number;
  readonly walkIns: number;
  readonly expected: number;
  readonly expectedInRoom: number;
}

interface CountOptions {
  /** Everybody once. */
  readonly guests: Iterable<Pick<ReportGuest, 'entry' | 'events'>>;
  /** Only events of this check list decide who attended; all lists when absent. */
  readonly list?: string;
}

/**
 * Counts a guest list. Everybody who was asked is counted under exactly one of the replies: who
 * accepted and waits for a seat is waiting, not coming. Someone who came counts as attended even when
 * no longer on the list.
 */
export const countGuests = ({ guests, list }: CountOptions): GuestCounts => {
  const counts = {
    guests: 0,
    accepted: 0,
    tentative: 0,
    declined: 0,
    noAnswer: 0,
    waiting: 0,
    attended: 0,
    walkIns: 0,
    expected: 0,
    expectedInRoom: 0,
  };
  for (const { entry, events } of guests) {
    const hasCome = hasAttended(events, list);
    if (hasCome) counts.attended += 1;
    if (entry !== undefined) counts.guests += 1;
    if (entry === undefined || entry.source === 'walk-in') {
      if (hasCome) counts.walkIns += 1;
      continue;
    }
    counts[replyCounterOf(entry)] += 1;
    if (participationClass(entry) === 'positive') {
      counts.expected += 1;
      if (entry.mode === 'physical') counts.expectedInRoom += 1;
    }
  }
  return counts;
};

/** How many people are or were in (on one check list, or on any). */
export const countAttended = (
  checkIns: ReadonlyMap<string, readonly CheckIn[]>,
  list?: string,
): number => {
  let attended = 0;
  for (const events of checkIns.values()) if (hasAttended(events, list)) attended += 1;
  return attended;
};

/** Whether somebody is or was in (on one check list, or on any): one check-in that stands is enough. */
export const hasAttended = (events: readonly ListedEvent[], list?: string): boolean => {
  const isIn = (event: ListedEvent): boolean =>
    event.kind === 'in' && (list === undefined || event.list === list);
  // Nothing to put in order: asked for everybody on the list at every check-in.
  if (!events.some((event) => event.kind === 'undo')) return events.some(isIn);
  return standingEvents(
    list === undefined ? events : events.filter((event) => event.list === list),
  ).some((event) => event.kind === 'in');
};

type ListedEvent = AttendanceEvent & Pick<CheckIn, 'list'>;

// An offered seat is not taken yet.
const replyCounterOf = (
  entry: Pick<Participation, 'partstat' | 'place'>,
): (typeof replyCounter)[Participation['partstat']] | 'waiting' => {
  if (participationClass(entry) === 'negative') return 'declined';
  return entry.place === 'confirmed' ? replyCounter[entry.partstat] : 'waiting';
};

const replyCounter = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
  DELEGATED: 'declined',
  'NEEDS-ACTION': 'noAnswer',
} as const satisfies Record<Participation['partstat'], keyof GuestCounts>;
