import { z } from 'zod';
import { messagePurposeSchema } from '../domain/invite/contact.ts';
import { messageSchema } from '../domain/invite/messageTemplate.ts';
import { planFieldsSchema } from '../domain/meetup/planItem.ts';
import { planTemplateSchema } from '../domain/meetup/planTemplate.ts';
import { venueFieldsSchema } from '../domain/meetup/venue.ts';
import { command, query } from './define.ts';
import { undoableSchema } from './undo.ts';

/** A venue of the venue book. */
export const venueRowSchema = z.object({
  id: z.string(),
  fields: venueFieldsSchema,
  /** How many meetups are, or were, there. */
  meetups: z.int(),
});

/** See {@link venueRowSchema}. */
export type VenueRow = z.infer<typeof venueRowSchema>;

/** A plan of the chapter's own that meetups can begin with. */
export const planTemplateRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  meetup: planTemplateSchema.shape.meetup,
  items: planTemplateSchema.shape.items,
  /** The names of people who do its tasks, by id. */
  names: z.record(z.string(), z.string()),
});

/** See {@link planTemplateRowSchema}. */
export type PlanTemplateRow = z.infer<typeof planTemplateRowSchema>;

/** A message of the chapter's own. */
export const messageTemplateRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  purpose: messagePurposeSchema,
  messages: z.record(z.string(), messageSchema),
});

/** See {@link messageTemplateRowSchema}. */
export type MessageTemplateRow = z.infer<typeof messageTemplateRowSchema>;

const nameSchema = z.string().trim().min(1).max(500);
const saved = z.object({ id: z.string() }).extend(undoableSchema.shape);

/** Queries and commands about what a chapter keeps for its meetups: venues, plans and messages. */
export const libraryContract = {
  /** The venue book by name. */
  'venues.list': query(z.object({}), z.object({ venues: z.array(venueRowSchema) })),
  /**
   * Adds a venue, or with `id` sets all of its fields anew. Meetups to come that are there take over
   * its name; those that are over keep the name it had.
   */
  'venues.save': command(z.object({ id: z.string().optional(), fields: venueFieldsSchema }), saved),
  /** The chapter's own templates by name. */
  'templates.list': query(
    z.object({}),
    z.object({
      plans: z.array(planTemplateRowSchema),
      messages: z.array(messageTemplateRowSchema),
    }),
  ),
  /** Keeps a meetup's plan as a template; with `id` in the place of that one. */
  'templates.savePlan': command(
    z.object({ id: z.string().optional(), name: nameSchema, meetupId: z.string() }),
    saved,
  ),
  /** Keeps a message; with `id` in the place of that one. */
  'templates.saveMessage': command(
    z.object({
      id: z.string().optional(),
      name: nameSchema,
      purpose: messagePurposeSchema,
      messages: messageTemplateRowSchema.shape.messages,
    }),
    saved,
  ),
  /** Changes a template: its name, or which of its items stay in which order (indexes into `items`). */
  'templates.edit': command(
    z.object({
      id: z.string(),
      name: nameSchema.optional(),
      keepItems: z.array(z.int().min(0)).max(1000).optional(),
    }),
    undoableSchema,
  ),
  /**
   * Sets the item of a template at an index; `from` is what stands there, `null` adds the item at the
   * end. Refused (`not-found`) when something else stands there by now.
   */
  'templates.setItem': command(
    z.object({
      id: z.string(),
      index: z.int().min(0).max(1000),
      from: planFieldsSchema.nullable(),
      to: planFieldsSchema,
    }),
    undoableSchema,
  ),
  /** Deletes a venue or a template. Meetups keep what they took over from it. */
  'library.delete': command(z.object({ id: z.string() }), undoableSchema),
  'library.restore': command(z.object({ id: z.string() }), undoableSchema),
  /** Takes a change of a venue or a template back, with what followed from it. */
  'library.revert': command(
    z.object({
      id: z.string(),
      patch: z.record(z.string(), z.unknown()),
      meetups: z.array(z.object({ id: z.string(), venueName: z.string().nullable() })),
    }),
    undoableSchema,
  ),
};
