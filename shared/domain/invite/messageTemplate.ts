import { z } from 'zod';
import { documentBase } from '../document.ts';
import { messagePurposeSchema } from './contact.ts';

/** A message in one language as it is kept. */
export const messageSchema = z.object({
  subject: z.string().max(300),
  body: z.string().max(20_000),
});

/**
 * A message of the chapter's own, in as many languages as it was written in (stored in the library
 * as `template:<uuid7>`).
 */
export const messageTemplateSchema = z.looseObject({
  ...documentBase,
  type: z.literal('template'),
  kind: z.literal('message'),
  name: z.string().trim().min(1).max(500),
  purpose: messagePurposeSchema,
  /** By BCP 47 tag. */
  messages: z.record(z.string().max(35), messageSchema),
});
