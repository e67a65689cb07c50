import { gatherGuests, type ReportGuest } from '#shared/domain/report/attendanceReport.ts';
import type { TrendMeetup } from '#shared/domain/report/trend.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { localToInstant } from '#shared/domain/time/zonedTime.ts';
import { parseMeetups } from '../meetups/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';

/** A meetup of the chapter with everybody who was invited or came. */
export interface MeetupRecord extends TrendMeetup {
  readonly meetup: Meetup;
}

/** All meetups of the chapter that reports count, each with its guests under their present ids. */
export const readRecords = async (chapter: ChapterContext): Promise<readonly MeetupRecord[]> => {
  await chapter.people.ready();
  const { repositories } = chapter.database;
  const meetups = parseMeetups(await repositories.meetups.find({ selector: {} }));
  const lists = await Promise.all(meetups.map(({ _id }) => chapter.guestLists.of(_id)));
  await chapter.redirects.learn(lists.flatMap((list) => [...list.participations.keys()]));
  return meetups.map((meetup, index) => {
    const { participations, checkIns } = lists[index] ?? {
      participations: new Map(),
      checkIns: new Map(),
    };
    const guests = gatherGuests(
      { participations: participations.values(), checkIns },
      chapter.redirects.survivorOf,
    );
    return {
      id: meetup._id,
      meetup,
      startsAt: startOf(meetup),
      guests: guests.filter(isCounted(chapter)),
    };
  });
};

// People who were deleted and never came are not counted, as everywhere else.
const isCounted =
  (chapter: ChapterContext) =>
  ({ personId, events }: ReportGuest): boolean =>
    events.length > 0 || chapter.people.get(personId) !== undefined;

const startOf = ({ startLocal, timeZone }: Meetup): string =>
  localToInstant(startLocal, timeZone) ?? `${startLocal}:00.000Z`;
