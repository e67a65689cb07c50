import { ok } from '#shared/result.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { readMeetupHistory } from './history.ts';
import { parseMeetups } from './meetupLine.ts';

/** How the queries about a meetup's plan are answered. */
export const planQueries = {
  'meetups.history': chapterQuery(
    ['meetups', 'participations', 'planItems', 'people', 'journal'],
    async (chapter, { id, limit }) => {
      const found = await chapter.database.repositories.meetups.byIds([id]);
      const [meetup] = parseMeetups(found.values());
      if (meetup === undefined) return ok({ entries: [], total: 0 });
      const entries = await readMeetupHistory(chapter, meetup);
      return ok({ entries: entries.slice(0, limit), total: entries.length });
    },
  ),
} satisfies Partial<Handlers>;
