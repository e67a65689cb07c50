import { z } from 'zod';
import { disagreementSchema } from '../domain/merge/disagreement.ts';
import { command, query } from './define.ts';
import { undoableSchema } from './undo.ts';

/** One of the two values of a disagreement; no `value` means empty, or taken away. */
const disagreementSideSchema = z.object({
  value: z.unknown().optional(),
  at: z.string().optional(),
  by: z.string().optional(),
  /** Given by whoever uses this computer. */
  isYou: z.boolean(),
});

/** See {@link disagreementSideSchema}. */
export type DisagreementSide = z.infer<typeof disagreementSideSchema>;

/** A disagreement with what a sentence about it needs. */
export const disagreementEntrySchema = z.object({
  id: z.string(),
  documentId: z.string(),
  kind: disagreementSchema.shape.kind,
  settled: disagreementSchema.shape.settled,
  /** The person, meetup or other thing it is about, by name. */
  subject: z.string(),
  /** The meetup, where `subject` is only understood with it. */
  context: z.string().optional(),
  /**
   * The field without identities of items: `person.phones.raw`, `meetup.name`. Its words are in the
   * catalogues under `disagreements:field.<field>`.
   */
  field: z.string(),
  /** What the document shows now. */
  shown: disagreementSideSchema,
  other: disagreementSideSchema,
});

/** See {@link disagreementEntrySchema}. */
export type DisagreementEntry = z.infer<typeof disagreementEntrySchema>;

const entries = z.object({ entries: z.array(disagreementEntrySchema), total: z.int() });

const byId = z.object({ id: z.string().max(200) });

/** Queries and commands about what two computers said differently. */
export const disagreementsContract = {
  /** Those a person has to settle, newest first, at most 200. */
  'disagreements.open': query(z.object({}), entries),
  /** Those settled without a person, newest first, at most 200. */
  'disagreements.settled': query(z.object({}), entries),
  /** Leaves what the document shows. */
  'disagreements.keep': command(byId, undoableSchema),
  /** Gives the document the other value, also of one that settled itself. */
  'disagreements.take': command(byId, undoableSchema),
  /** Takes a verdict back, or the taking back of one. */
  'disagreements.settle': command(
    byId.extend({
      settled: disagreementSchema.shape.settled,
      /** What the document gets at the disagreement's place: a value or, without one, nothing. */
      put: z.object({ value: z.unknown().optional() }).optional(),
    }),
    undoableSchema,
  ),
};
