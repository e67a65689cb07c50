import { z } from 'zod';
import { taskSchema } from '../domain/meetup/planItem.ts';
import { query } from './define.ts';
import { importHistoryEntrySchema } from './import.ts';
import { meetupLineSchema } from './meetups.ts';
import { personLineSchema } from './people.ts';
import { markSchema } from './window.ts';

/** Queries of the Today page and the command palette. */
export const todayContract = {
  /** What the organiser should look at now. `recent` is the last meetup that is over. */
  'today.overview': query(
    z.object({}),
    z.object({
      next: meetupLineSchema.nullable(),
      recent: meetupLineSchema.nullable(),
      people: z.int(),
      lastImport: importHistoryEntrySchema.nullable(),
    }),
  ),
  /**
   * Open tasks that are late or due within two weeks, of meetups that are not called off, earliest
   * due first. `due` is a day in the meetup's zone; at most 20 of `total` are told.
   */
  'today.tasks': query(
    z.object({}),
    z.object({
      tasks: z.array(
        z.object({
          task: taskSchema,
          /** The name of who does it. */
          owner: z.string().optional(),
          due: z.string(),
          meetup: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
        }),
      ),
      total: z.int(),
    }),
  ),
  /** People and meetups that match, best first, for the command palette. */
  'palette.search': query(
    z.object({ search: z.string().max(200), limit: z.int().min(1).max(20) }),
    z.object({
      people: z.array(personLineSchema),
      meetups: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          startLocal: z.string(),
          marks: z.array(markSchema),
        }),
      ),
    }),
  ),
};
