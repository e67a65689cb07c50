import { z } from 'zod';
import { instantSchema } from '../domain/document.ts';
import { query } from './define.ts';

/** One line of a meetup's history, newest first. */
export const meetupHistoryEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  /** Whether it was done by the organiser who uses this computer. */
  isMine: z.boolean(),
  /** What it was done to. */
  subject: z.enum(['meetup', 'guest', 'agenda', 'task', 'budget']),
  kind: z.enum(['created', 'edited', 'deleted', 'restored']),
  /** The guest's name, or the title of the agenda item, task or budget line. */
  name: z.string().optional(),
  /** Names of the changed fields, for `edited`. */
  fields: z.array(z.string()),
});

/** See {@link meetupHistoryEntrySchema}. */
export type MeetupHistoryEntry = z.infer<typeof meetupHistoryEntrySchema>;

/** Queries and commands about what is planned for a meetup. */
export const planningContract = {
  /** What was done to a meetup, its guest list and its plan, newest first. */
  'meetups.history': query(
    z.object({ id: z.string(), limit: z.int().min(1).max(500) }),
    z.object({ entries: z.array(meetupHistoryEntrySchema), total: z.int() }),
  ),
};
