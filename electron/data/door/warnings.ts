import type { DoorWarning } from '#shared/contract/door.ts';
import type { Attendance } from '#shared/domain/door/attendance.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import type { Participation } from '#shared/domain/meetup/participation.ts';

interface WarningFacts {
  readonly meetup: Pick<Meetup, 'eventStatus' | 'maximumPhysicalAttendeeCapacity'>;
  readonly participation: Pick<Participation, 'partstat' | 'place'> | undefined;
  readonly attendance: Attendance;
  /** How many people are or were in. */
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
