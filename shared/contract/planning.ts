import { z } from 'zod';
import { instantSchema, localDateTimeSchema } from '../domain/document.ts';
import {
  agendaItemSchema,
  budgetFieldsSchema,
  budgetLineSchema,
  planFieldsSchema,
  taskSchema,
} from '../domain/meetup/planItem.ts';
import { command, query } from './define.ts';
import { doneBySchema } from './doneBy.ts';
import { personLineSchema } from './people.ts';
import { undoableSchema } from './undo.ts';

/** One line of a meetup's history, newest first. */
export const meetupHistoryEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  ...doneBySchema.shape,
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

const currencySchema = budgetFieldsSchema.shape.currency;

const amountsSchema = z.object({ planned: z.int(), actual: z.int() });

/** An agenda item with its running time and its speakers. */
export const agendaRowSchema = z.object({
  item: agendaItemSchema,
  /** Wall-clock times at the venue. */
  from: localDateTimeSchema,
  until: localDateTimeSchema,
  /** In the item's order; somebody not among the people has only a name. */
  speakers: z.array(z.object({ name: z.string(), person: personLineSchema.optional() })),
});

/** See {@link agendaRowSchema}. */
export type AgendaRow = z.infer<typeof agendaRowSchema>;

/** A task with the day it is due and the name of who does it. */
export const taskRowSchema = z.object({
  task: taskSchema,
  due: z.string().optional(),
  owner: z.string().optional(),
});

/** See {@link taskRowSchema}. */
export type TaskRow = z.infer<typeof taskRowSchema>;

/** A budget's totals in one currency, whole minor units. */
export const budgetTotalsSchema = z.object({
  currency: z.string(),
  income: amountsSchema,
  cost: amountsSchema,
  balance: amountsSchema,
});

/** Queries and commands about what is planned for a meetup. */
export const planningContract = {
  /** What was done to a meetup, its guest list and its plan, newest first. */
  'meetups.history': query(
    z.object({ id: z.string(), limit: z.int().min(1).max(500) }),
    z.object({ entries: z.array(meetupHistoryEntrySchema), total: z.int() }),
  ),
  /** Agenda with running times, tasks in the order to do them, budget with totals. */
  'plan.items': query(
    z.object({ meetupId: z.string() }),
    z.object({
      agenda: z.array(agendaRowSchema),
      /** Minutes the agenda goes on beyond the meetup's end. */
      overrun: z.number(),
      tasks: z.array(taskRowSchema),
      budget: z.array(budgetLineSchema),
      totals: z.array(budgetTotalsSchema),
    }),
  ),
  'plan.add': command(
    z.object({ meetupId: z.string(), fields: planFieldsSchema }),
    z.object({ id: z.string() }).extend(undoableSchema.shape),
  ),
  /** Changes the given fields; `null` clears an optional one. */
  'plan.edit': command(
    z.object({ id: z.string(), patch: z.record(z.string(), z.unknown()) }),
    undoableSchema,
  ),
  /**
   * Sets the currency that a meetup's budget is planned in (`null`: what its lines or the chapter's
   * country say), and gives lines another one. Those keep their numbers, nothing is converted; a number
   * that the other currency has no coins for is refused (`invalid-value`).
   */
  'plan.setCurrency': command(
    z.object({
      meetupId: z.string(),
      currency: currencySchema.nullable(),
      lines: z.array(z.object({ id: z.string(), currency: currencySchema })).max(1000),
    }),
    undoableSchema,
  ),
  'plan.remove': command(z.object({ ids: z.array(z.string()).min(1).max(1000) }), undoableSchema),
  'plan.restore': command(z.object({ ids: z.array(z.string()).min(1).max(1000) }), undoableSchema),
  /** Puts an agenda item before another one, or at the end. */
  'plan.move': command(z.object({ id: z.string(), before: z.string().nullable() }), undoableSchema),
  /** A new meetup like this one at another time: its plan, without guests, replies and dates done. */
  'meetups.duplicate': command(
    z.object({ id: z.string(), name: z.string().trim().min(1), startLocal: localDateTimeSchema }),
    z.object({ id: z.string() }).extend(undoableSchema.shape),
  ),
  /** Adds plan items at once: what a template holds. */
  'plan.addAll': command(
    z.object({ meetupId: z.string(), items: z.array(planFieldsSchema).min(1).max(200) }),
    z.object({ added: z.int() }).extend(undoableSchema.shape),
  ),
};
