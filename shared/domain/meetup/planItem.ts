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

/** A document of the `planItems` collection. */
export const planItemSchema = z.discriminatedUnion('type', [
  agendaItemSchema,
  taskSchema,
  budgetLineSchema,
]);

/** See {@link planItemSchema}. */
export type PlanItem = z.infer<typeof planItemSchema>;
