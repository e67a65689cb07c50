import type { MeetupLine } from '#shared/contract/meetups.ts';
import { foldText } from '#shared/domain/search/fold.ts';
import { markMatches } from '#shared/domain/search/marks.ts';
import { ok } from '#shared/result.ts';
import { toQuery } from '../indexes/index.ts';
import { listImports } from '../import/index.ts';
import { parseMeetups, toMeetupLine } from '../meetups/index.ts';
import { toPersonLine } from '../people/index.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { tasksDue } from './tasksDue.ts';

/** How the Today page's and the command palette's queries are answered. */
export const todayHandlers = {
  'today.overview': chapterQuery(
    ['meetups', 'participations', 'checkIns', 'people', 'journal', 'library'],
    async (chapter) => {
      await chapter.people.ready();
      const { next, recent } = await nextAndRecent(chapter);
      return ok({
        next: next ?? null,
        recent: recent ?? null,
        people: chapter.people.size(),
        lastImport: (await listImports(chapter))[0] ?? null,
      });
    },
  ),

  'today.tasks': chapterQuery(['meetups', 'planItems', 'people'], async (chapter) =>
    ok(await tasksDue(chapter, await newestMeetups(chapter))),
  ),

  'palette.search': chapterQuery(['people', 'meetups'], async (chapter, { search, limit }) => {
    const query = toQuery(search);
    if (query === undefined) return ok({ people: [], meetups: [] });
    const people = await chapter.people.search({
      search,
      sort: { column: 'relevance', direction: 'ascending' },
    });
    const words = foldText(search).split(' ').filter(Boolean);
    const meetups = (await newestMeetups(chapter)).filter((meetup) => {
      const name = foldText(meetup.name);
      return words.every((word) => name.includes(word));
    });
    return ok({
      people: people.slice(0, limit).map((entry) => toPersonLine(entry, search)),
      meetups: meetups.slice(0, limit).map((meetup) => ({
        id: meetup._id,
        name: meetup.name,
        startLocal: meetup.startLocal,
        marks: markMatches(query, meetup.name).map(
          ([start, end]) => [start, end] as [number, number],
        ),
      })),
    });
  }),
} satisfies Partial<Handlers>;

// Enough for decades of a chapter's meetups; a bound all the same.
const newestMeetupsLimit = 500;

const newestMeetups = async (chapter: ChapterContext) =>
  parseMeetups(
    await chapter.database.repositories.meetups.find({
      selector: {},
      sort: [{ startLocal: 'desc' }],
      limit: newestMeetupsLimit,
    }),
  );

// The next meetup is the earliest that is not over; ideas, cancelled ones and those whose new date is
// open do not count.
const nextAndRecent = async (
  chapter: ChapterContext,
): Promise<{ next: MeetupLine | undefined; recent: MeetupLine | undefined }> => {
  const now = chapter.now();
  const meetups = (await newestMeetups(chapter)).filter(
    ({ stage, eventStatus }) =>
      stage !== 'idea' && eventStatus !== 'EventCancelled' && eventStatus !== 'EventPostponed',
  );
  // Wall-clock times are at most a day away from UTC: a few around now decide.
  const firstAhead = meetups.filter(({ endLocal }) => endLocal >= dayBefore(now)).length;
  const near = meetups.slice(Math.max(0, firstAhead - 5), firstAhead + 5);
  const lines = await Promise.all(near.map((meetup) => toMeetupLine(chapter, meetup)));
  const ahead = lines.filter((line) => line.endsAt >= now);
  const over = lines.filter((line) => line.endsAt < now);
  return {
    next: ahead.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0],
    recent: over.toSorted((a, b) => (a.endsAt > b.endsAt ? -1 : 1))[0],
  };
};

const dayBefore = (now: string): string =>
  new Date(Date.parse(now) - 24 * 60 * 60 * 1000).toISOString().slice(0, 16);
