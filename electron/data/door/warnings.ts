import type { DoorWarning } from '#shared/contract/door.ts';
import type { Attendance } from '#shared/domain/door/attendance.ts';
import { countAttended } from '#shared/domain/meetup/guestCounts.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { Participation } from '#shared/domain/meetup/participation.ts';
import type { GuestList } from '../indexes/index.ts';

interface WarningFacts {
  readonly meetup: Pick<
    Meetup,
    'eventStatus' | 'attendanceMode' | 'maximumPhysicalAttendeeCapacity'
  >;
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
  const capacity = seatsAtDoor(meetup);
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

type MeetupSeats = Pick<Meetup, 'attendanceMode' | 'maximumPhysicalAttendeeCapacity'>;

/** How many seats there are in the room; `undefined` for no limit, and where nobody sits in one. */
export const seatsAtDoor = (meetup: MeetupSeats): number | undefined =>
  meetup.attendanceMode === 'Online' ? undefined : meetup.maximumPhysicalAttendeeCapacity;

/** How many people are or were in, counted only where it decides: at a limited number of seats. */
export const attendedFor = (meetup: MeetupSeats, guests: GuestList, list: string): number =>
  seatsAtDoor(meetup) === undefined ? 0 : countAttended(guests.checkIns, list);
