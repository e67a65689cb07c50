import { z } from 'zod';
import { documentBase, instantSchema } from '../document.ts';

/** How a check-in was made. */
export const checkInViaSchema = z.enum(['search', 'qr', 'walk-in', 'paper', 'door-link', 'bulk']);

/**
 * Something that happened at the door. Never edited: a mistake is corrected by an `undo` event, so
 * that two laptops can never disagree about what happened.
 */
export const checkInSchema = z.looseObject({
  ...documentBase,
  type: z.literal('checkin'),
  meetupId: z.string(),
  personId: z.string(),
  /** Key of the meetup's check list. */
  list: z.string(),
  kind: z.enum(['in', 'out', 'undo']),
  /** When it happened (not when it was stored or synced). */
  at: instantSchema,
  via: checkInViaSchema,
  /** For `undo`: the id of the event that is taken back. */
  undoes: z.string().optional(),
});

/** See {@link checkInSchema}. */
export type CheckIn = z.infer<typeof checkInSchema>;
