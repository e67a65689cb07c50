import { foldAttendance } from '../door/attendance.ts';
import type { CheckIn } from '../door/checkIn.ts';
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
}

interface CountOptions {
  readonly participations: Iterable<Participation>;
  readonly checkIns: ReadonlyMap<string, readonly CheckIn[]>;
  /** Only events of this check list decide who attended; all lists when absent. */
  readonly list?: string;
}

/** Counts a guest list. Someone who came counts as attended even when no longer on the list. */
export const countGuests = ({ participations, checkIns, list }: CountOptions): GuestCounts => {
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
  };
  for (const entry of participations) {
    counts.guests += 1;
    counts[replyCounter[entry.partstat]] += 1;
    if (entry.place === 'waiting') counts.waiting += 1;
    if (entry.source === 'walk-in') {
      if (hasAttended(checkIns.get(entry.personId) ?? [], list)) counts.walkIns += 1;
    } else if (participationClass(entry) === 'positive') {
      counts.expected += 1;
    }
  }
  counts.attended = countAttended(checkIns, list);
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

/** Whether somebody is or was in (on one check list, or on any). */
export const hasAttended = (events: readonly CheckIn[], list?: string): boolean =>
  foldAttendance(list === undefined ? events : events.filter((event) => event.list === list))
    .state !== 'not-yet';

const replyCounter = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
  DELEGATED: 'declined',
  'NEEDS-ACTION': 'noAnswer',
} as const satisfies Record<Participation['partstat'], keyof GuestCounts>;
