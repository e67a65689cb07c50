import { ok } from '#shared/result.ts';
import { chapterQuery, type Handlers } from '../server/handlers.ts';
import { readMeetupHistory } from './history.ts';
import { parseMeetups } from './meetupLine.ts';
import { readPlan } from './planItems.ts';

/** How the queries about a meetup's plan are answered. */
export const planQueries = {
  'meetups.history': chapterQuery(
    ['meetups', 'participations', 'planItems', 'people', 'journal', 'library'],
    async (chapter, { id, limit }) => {
      const found = await chapter.database.repositories.meetups.byIds([id]);
      const [meetup] = parseMeetups(found.values());
      if (meetup === undefined) return ok({ entries: [], total: 0 });
      const entries = await readMeetupHistory(chapter, meetup);
      return ok({ entries: entries.slice(0, limit), total: entries.length });
    },
  ),

  'plan.items': chapterQuery(['meetups', 'planItems', 'people'], async (chapter, { meetupId }) => {
    const found = await chapter.database.repositories.meetups.byIds([meetupId]);
    const [meetup] = parseMeetups(found.values());
    if (meetup === undefined) {
      return ok({ agenda: [], overrun: 0, tasks: [], budget: [], totals: [] });
    }
    return ok(await readPlan(chapter, meetup));
  }),
} satisfies Partial<Handlers>;
