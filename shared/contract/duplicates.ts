import { z } from 'zod';
import { personSchema } from '../domain/person/person.ts';
import { command, query } from './define.ts';
import { personLineSchema } from './people.ts';
import { undoableSchema } from './undo.ts';
import { windowSchema } from './window.ts';

/** Why two people may be one; see `Reason` of the domain. */
export const duplicateReasonSchema = z.object({
  kind: z.enum([
    'member-number',
    'email',
    'phone',
    'name-same',
    'name-transcribed',
    'name-similar',
    'name-incomparable',
    'year',
    'host',
    'place',
    'other-member-number',
    'other-email',
    'other-year',
    'other-residence',
  ]),
  points: z.number(),
  text: z.string().optional(),
});

/** Two people who may be one. */
export const duplicatePairSchema = z.object({
  a: personLineSchema,
  b: personLineSchema,
  score: z.number(),
  reasons: z.array(duplicateReasonSchema),
});

/** See {@link duplicatePairSchema}. */
export type DuplicatePair = z.infer<typeof duplicatePairSchema>;

const pair = z.object({ a: z.string(), b: z.string() });

const side = z.enum(['survivor', 'loser', 'both']);

/** One of two people as the merge view shows them. */
export const mergePersonSchema = z.object({
  person: personSchema,
  lang: z.string().optional(),
  /** How many guest lists name this person. */
  meetups: z.int(),
});

/** Queries and commands about people who are there twice. */
export const duplicatesContract = {
  /** A window of the pairs that may be one person, the most certain first. */
  'duplicates.list': query(
    z.object({ search: z.string().max(200), window: windowSchema }),
    z.object({
      rows: z.array(duplicatePairSchema),
      matching: z.int(),
      total: z.int(),
      /** How many pairs somebody called different people. */
      dismissed: z.int(),
    }),
  ),
  /** Two people side by side, or `null` when one of them is gone or was merged. */
  'duplicates.pair': query(
    pair,
    z
      .object({
        a: mergePersonSchema,
        b: mergePersonSchema,
        reasons: z.array(duplicateReasonSchema),
      })
      .nullable(),
  ),
  /** Remembers that two people are not the same. */
  'duplicates.dismiss': command(pair, undoableSchema),
  /** Forgets that two people are not the same. */
  'duplicates.reconsider': command(pair, undoableSchema),
  /** Makes one person of two; `choices` say field by field whose value stays. */
  'duplicates.merge': command(
    z.object({
      survivor: z.string(),
      loser: z.string(),
      choices: z.record(z.string(), side).optional(),
    }),
    z.object({ recordId: z.string() }).extend(undoableSchema.shape),
  ),
  /** Makes two people of one again; what was changed since stays with the survivor. */
  'duplicates.unmerge': command(
    z.object({ recordId: z.string() }),
    z
      .object({
        /** Fields of the survivor that somebody changed since, which stay. */
        kept: z.array(z.string()),
      })
      .extend(undoableSchema.shape),
  ),
};
