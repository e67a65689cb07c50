import type { MeetupLine } from '#shared/contract/meetups.ts';
import { countGuests, type GuestCounts } from '#shared/domain/meetup/guestCounts.ts';
import { meetupSchema, type Meetup } from '#shared/domain/meetup/meetup.ts';
import { gatherGuests } from '#shared/domain/report/attendanceReport.ts';
import { localToInstant } from '#shared/domain/time/zonedTime.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import type { StoredDocument } from '../database/schemas.ts';

/** A meetup as lists show one, with its guests counted. */
export const toMeetupLine = async (
  chapter: ChapterContext,
  meetup: Meetup,
): Promise<MeetupLine> => ({
  id: meetup._id,
  name: meetup.name,
  stage: meetup.stage,
  eventStatus: meetup.eventStatus,
  attendanceMode: meetup.attendanceMode,
  startLocal: meetup.startLocal,
  endLocal: meetup.endLocal,
  timeZone: meetup.timeZone,
  startsAt: momentOf(meetup.startLocal, meetup.timeZone),
  endsAt: momentOf(meetup.endLocal, meetup.timeZone),
  ...(meetup.venueName !== undefined && { venueName: meetup.venueName }),
  ...(meetup.maximumPhysicalAttendeeCapacity !== undefined && {
    capacity: meetup.maximumPhysicalAttendeeCapacity,
  }),
  counts: await countsOf(chapter, meetup._id),
});

/**
 * Counts a meetup's guests; people who were deleted and never came are not counted, and two entries
 * that were merged into one person are one.
 */
export const countsOf = async (
  chapter: ChapterContext,
  meetupId: string,
  list?: string,
): Promise<GuestCounts> => {
  await chapter.people.ready();
  const { participations, checkIns } = await chapter.guestLists.of(meetupId);
  await chapter.redirects.learn(participations.keys());
  const guests = gatherGuests(
    { participations: participations.values(), checkIns },
    chapter.redirects.survivorOf,
  ).filter(
    ({ personId, events }) => events.length > 0 || chapter.people.get(personId) !== undefined,
  );
  return countGuests({ guests, ...(list !== undefined && { list }) });
};

/** The stored meetups that this version can read. */
export const parseMeetups = (documents: Iterable<StoredDocument>): Meetup[] =>
  [...documents].flatMap((document) => {
    const parsed = meetupSchema.safeParse(document);
    return parsed.success ? [parsed.data] : [];
  });

// A zone this computer does not know (from a newer version elsewhere) is read as UTC.
const momentOf = (local: string, timeZone: string): string =>
  localToInstant(local, timeZone) ?? `${local}:00.000Z`;
