import { z } from 'zod';
import { documentBase, localDateTimeSchema } from '../document.ts';

const text = z.string().max(500);
const base = { ...documentBase, meetupId: z.string() };

/** One item of the agenda. `order` is a fractional key: items sort by it as plain strings. */
export const agendaItemSchema = z.looseObject({
  ...base,
  type: z.literal('agenda'),
  order: z.string(),
  title: text,
  startLocal: localDateTimeSchema.optional(),
  minutes: z.int().min(0),
  kind: z.enum([
    'remarks',
    'keynote',
    'alumni-talk',
    'information',
    'election',
    'questions',
    'networking',
    'photo',
    'break',
    'other',
  ]),
  speakers: z.array(text),
  room: text.optional(),
});

/** See {@link agendaItemSchema}. */
export type AgendaItem = z.infer<typeof agendaItemSchema>;

/** Something to be done for a meetup (RFC 5545 VTODO statuses). */
export const taskSchema = z.looseObject({
  ...base,
  type: z.literal('task'),
  title: text,
  status: z.enum(['NEEDS-ACTION', 'IN-PROCESS', 'COMPLETED', 'CANCELLED']),
  due: z.string().optional(),
  /** Days after (negative: before) the meetup's day, for tasks that move with it. */
  dueOffset: z.int().min(-1000).max(1000).optional(),
  assignee: text.optional(),
  phase: z.enum(['before', 'day', 'after']),
});

/** See {@link taskSchema}. */
export type Task = z.infer<typeof taskSchema>;

/** One line of the budget; amounts are whole minor units of `currency` (ISO 4217). */
export const budgetLineSchema = z.looseObject({
  ...base,
  type: z.literal('budget'),
  kind: z.enum(['income', 'cost']),
  label: text,
  planned: z.int(),
  actual: z.int().optional(),
  currency: z.string().length(3),
  payer: text.optional(),
});

/** See {@link budgetLineSchema}. */
export type BudgetLine = z.infer<typeof budgetLineSchema>;

/** A document of the `planItems` collection. */
export const planItemSchema = z.discriminatedUnion('type', [
  agendaItemSchema,
  taskSchema,
  budgetLineSchema,
]);

/** See {@link planItemSchema}. */
export type PlanItem = z.infer<typeof planItemSchema>;

const bookkeeping = {
  _id: true,
  type: true,
  schema: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
  updatedBy: true,
  device: true,
  meetupId: true,
} as const;

/** What a person sets on an agenda item; its place in the order is set by moving it. */
export const agendaFieldsSchema = agendaItemSchema
  .omit({ ...bookkeeping, order: true })
  .extend({ minutes: z.int().min(0).max(100_000), title: text.trim().min(1) })
  .strip();

/** What a person sets on a task. */
export const taskFieldsSchema = taskSchema
  .omit(bookkeeping)
  .extend({ title: text.trim().min(1) })
  .strip();

/** What a person sets on a budget line. */
export const budgetFieldsSchema = budgetLineSchema
  .omit(bookkeeping)
  .extend({ label: text.trim().min(1), currency: z.string().regex(/^[A-Z]{3}$/) })
  .strip();

/** A plan item's fields; which ones depends on the type. */
export const planFieldsSchema = z.discriminatedUnion('type', [
  agendaFieldsSchema.extend({ type: z.literal('agenda') }),
  taskFieldsSchema.extend({ type: z.literal('task') }),
  budgetFieldsSchema.extend({ type: z.literal('budget') }),
]);

/** See {@link planFieldsSchema}. */
export type PlanFields = z.infer<typeof planFieldsSchema>;
