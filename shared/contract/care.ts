import { z } from 'zod';
import { dateSchema, instantSchema } from '../domain/document.ts';
import { consentStateSchema } from '../domain/journal/consentLedger.ts';
import {
  consentBasisSchema,
  consentChannelSchema,
  consentPurposeSchema,
  consentSchema,
  guardianSchema,
} from '../domain/journal/journal.ts';
import { command, query } from './define.ts';
import { doneBySchema } from './doneBy.ts';
import { undoableSchema } from './undo.ts';

/** The ledger of one purpose. */
export const consentPurposeStateSchema = z.object({
  purpose: consentPurposeSchema,
  state: consentStateSchema,
  current: consentSchema.optional(),
  history: z.array(consentSchema.extend({ doneBy: doneBySchema })),
});

/** What a person agreed to, how that is known, and what was noted about them. */
export const careContract = {
  /** The consent ledger of one person: every purpose with its history. */
  'people.consents': query(
    z.object({ id: z.string() }),
    z.object({
      purposes: z.array(consentPurposeStateSchema),
      /** A guardian must agree today. */
      needsGuardian: z.boolean(),
    }),
  ),
  /** Adds an entry to the ledger. A minor's agreement needs a guardian. */
  'people.recordConsent': command(
    z.object({
      id: z.string(),
      purpose: consentPurposeSchema,
      state: consentSchema.shape.state,
      basis: consentBasisSchema.optional(),
      channel: consentChannelSchema.optional(),
      /** When it was said; now when absent. */
      at: instantSchema.optional(),
      expires: dateSchema.optional(),
      textVersion: z.string().trim().max(500).optional(),
      guardian: guardianSchema.optional(),
    }),
    z.object({ recordId: z.string() }).extend(undoableSchema.shape),
  ),
  /** Adds a note to a person's timeline. Notes are never edited. */
  'people.addNote': command(
    z.object({
      id: z.string(),
      text: z.string().trim().min(1).max(10_000),
      at: instantSchema.optional(),
    }),
    z.object({ recordId: z.string() }).extend(undoableSchema.shape),
  ),
  /** Takes back a note or consent that was recorded by mistake. */
  'people.retractRecord': command(z.object({ recordId: z.string() }), undoableSchema),
};
