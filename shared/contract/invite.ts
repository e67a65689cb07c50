import { z } from 'zod';
import { instantSchema } from '../domain/document.ts';
import { contactViaSchema, messagePurposeSchema } from '../domain/invite/contact.ts';
import { leftOutReasons } from '../domain/invite/recipients.ts';
import { command, query } from './define.ts';
import { doneBySchema } from './doneBy.ts';
import { personLineSchema } from './people.ts';
import { undoableSchema } from './undo.ts';

/** Somebody who will be written to. */
export const recipientSchema = z.object({
  personId: z.string(),
  name: z.string(),
  /** What the person likes to be called, else the name. */
  calling: z.string(),
  email: z.string(),
  /** BCP 47, most preferred first. */
  languages: z.array(z.string()),
});

/** See {@link recipientSchema}. */
export type Recipient = z.infer<typeof recipientSchema>;

/** Somebody who will not be, and why. */
export const leftOutSchema = z.object({
  person: personLineSchema,
  reason: z.enum(leftOutReasons),
  /** For `written`: the last time, by whom and how. */
  written: doneBySchema.extend({ at: instantSchema, via: contactViaSchema }).optional(),
});

/** Queries and commands about writing to guests. */
export const inviteContract = {
  /** Whom a message is for, and who is left out for what reason. */
  'invite.recipients': query(
    z.object({
      meetupId: z.string(),
      purpose: messagePurposeSchema,
      includesNotAsked: z.boolean(),
      includesWritten: z.boolean(),
    }),
    z.object({ recipients: z.array(recipientSchema), leftOut: z.array(leftOutSchema) }),
  ),
  /** Records that people were written to. */
  'invite.record': command(
    z.object({
      meetupId: z.string(),
      purpose: messagePurposeSchema,
      via: contactViaSchema,
      personIds: z.array(z.string()).min(1).max(10_000),
    }),
    undoableSchema,
  ),
  /** Takes records back that were made by mistake: the message was not sent after all. */
  'invite.forget': command(
    z.object({ ids: z.array(z.string()).min(1).max(10_000) }),
    undoableSchema,
  ),
};
