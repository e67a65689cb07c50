import type { Participation } from '#shared/domain/meetup/participation.ts';

/** How many can take part in a meetup in the room or online; `undefined` for no limit. */
export const capacityOf = (
  meetup: Readonly<Record<string, unknown>>,
  mode: Participation['mode'],
): number | undefined => {
  const capacity =
    meetup[
      mode === 'physical' ? 'maximumPhysicalAttendeeCapacity' : 'maximumVirtualAttendeeCapacity'
    ];
  return Number.isSafeInteger(capacity) && Number(capacity) >= 0 ? Number(capacity) : undefined;
};

/** How a guest takes part: at a meetup that is online nobody sits in the room, whatever was planned. */
export const modeAt = (
  meetup: Readonly<Record<string, unknown>>,
  mode: Participation['mode'],
): Participation['mode'] => (meetup['attendanceMode'] === 'Online' ? 'virtual' : mode);
