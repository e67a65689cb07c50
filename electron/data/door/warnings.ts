import type { DoorWarning } from '#shared/contract/door.ts';
import type { Attendance } from '#shared/domain/door/attendance.ts';
import { countAttended } from '#shared/domain/meetup/guestCounts.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { Participation } from '#shared/domain/meetup/participation.ts';
import type { GuestList } from '../indexes/index.ts';

interface WarningFacts {
  readonly meetup: Pick<Meetup, 'eventStatus' | 'maximumPhysicalAttendeeCapacity'>;
  readonly participation: Pick<Participation, 'partstat' | 'place'> | undefined;
  readonly attendance: Attendance;
  /** How many people are or were in, see {@link attendedFor}. */
  readonly attended: number;
}

/** Why the person at the door should look twice before letting somebody in. Never blocks. */
export const doorWarnings = ({
  meetup,
  participation,
  attendance,
  attended,
}: WarningFacts): DoorWarning[] => {
  const capacity = meetup.maximumPhysicalAttendeeCapacity;
  const warnings: [DoorWarning, boolean][] = [
    ['cancelled', meetup.eventStatus === 'EventCancelled'],
    ['already-in', attendance.state === 'in'],
    ['not-on-list', participation === undefined],
    ['waiting-list', participation?.place === 'waiting'],
    ['declined', participation?.partstat === 'DECLINED'],
    [
      'over-capacity',
      attendance.state === 'not-yet' && capacity !== undefined && attended >= capacity,
    ],
  ];
  return warnings.filter(([, applies]) => applies).map(([warning]) => warning);
};

/** How many people are or were in, counted only where it decides: at a limited number of seats. */
export const attendedFor = (
  meetup: Pick<Meetup, 'maximumPhysicalAttendeeCapacity'>,
  guests: GuestList,
  list: string,
): number =>
  meetup.maximumPhysicalAttendeeCapacity === undefined ? 0 : countAttended(guests.checkIns, list);
