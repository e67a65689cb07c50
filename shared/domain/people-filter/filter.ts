import { z } from 'zod';
import { countryRegionSchema, dateSchema } from '../document.ts';
import { consentStateSchema } from '../journal/consentLedger.ts';
import { consentPurposeSchema } from '../journal/journal.ts';
import { personKindSchema, personStatusSchema } from '../person/person.ts';

const most = 50;
const texts = z.array(z.string().min(1).max(500)).min(1).max(most);
const year = z.int().min(2000).max(2200);

/**
 * One thing a filter asks of a person, named by `on`. Lists are alternatives: one of `anyOf` is
 * enough, and for what a person has several of (courses, tags) one of them is enough.
 */
export const conditionSchema = z.discriminatedUnion('on', [
  /** Lives in one of these countries/regions (ISO 3166-1 alpha-2). */
  z.object({ on: z.literal('residence'), anyOf: z.array(countryRegionSchema).min(1).max(most) }),
  /** Lives in one of these provinces or states, however they are capitalised. */
  z.object({ on: z.literal('region'), anyOf: texts }),
  /** Has an exchange in a Japanese fiscal year from `since` to `until`, both included. */
  z.object({ on: z.literal('year'), since: year.optional(), until: year.optional() }),
  z.object({ on: z.literal('course'), anyOf: texts }),
  /** Was received by one of these host organisations (by either of its names). */
  z.object({ on: z.literal('host'), anyOf: texts }),
  /** Field of study or work, of the person or of an exchange. */
  z.object({ on: z.literal('field'), anyOf: texts }),
  z.object({ on: z.literal('tag'), anyOf: texts }),
  z.object({ on: z.literal('status'), anyOf: z.array(personStatusSchema).min(1).max(most) }),
  z.object({ on: z.literal('kind'), anyOf: z.array(personKindSchema).min(1).max(most) }),
  z.object({
    on: z.literal('consent'),
    purpose: consentPurposeSchema,
    anyOf: z.array(consentStateSchema).min(1).max(most),
  }),
  /** Was last at a meetup on or after `since`, on or before `until` (dates in UTC). */
  z.object({
    on: z.literal('lastSeen'),
    since: dateSchema.optional(),
    until: dateSchema.optional(),
  }),
  z.object({ on: z.literal('attendance'), is: z.enum(['attended', 'never']) }),
  /** `missed`: was on the guest list and did not come. */
  z.object({
    on: z.literal('meetup'),
    meetupId: z.string(),
    is: z.enum(['attended', 'invited', 'missed', 'not-invited']),
  }),
]);

/** See {@link conditionSchema}. */
export type Condition = z.infer<typeof conditionSchema>;

/** What a filter can ask about. */
export type ConditionKind = Condition['on'];

/** The kinds of condition, in the order they are offered. */
export const conditionKinds = [
  'residence',
  'region',
  'year',
  'course',
  'host',
  'field',
  'tag',
  'kind',
  'status',
  'consent',
  'attendance',
  'meetup',
  'lastSeen',
] as const satisfies readonly ConditionKind[];

/** Which people are meant: those for whom every condition holds. Without conditions, everyone. */
export const peopleFilterSchema = z.array(conditionSchema).max(40);

/** See {@link peopleFilterSchema}. */
export type PeopleFilter = z.infer<typeof peopleFilterSchema>;
