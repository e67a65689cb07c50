import { z } from 'zod';
import { documentBase, instantSchema } from '../document.ts';

/** What a message to guests is for. */
export const messagePurposeSchema = z.enum([
  'invitation',
  'reminder',
  'seat-offered',
  'changed',
  'cancelled',
  'thanks',
]);

/** See {@link messagePurposeSchema}. */
export type MessagePurpose = z.infer<typeof messagePurposeSchema>;

/** How a message left Tsudoi. */
export const contactViaSchema = z.enum(['mailto', 'eml', 'csv', 'clipboard', 'chat']);

/** See {@link contactViaSchema}. */
export type ContactVia = z.infer<typeof contactViaSchema>;

/** That somebody was written to about a meetup, so that no other organiser writes again. */
export const contactSchema = z.looseObject({
  ...documentBase,
  type: z.literal('contact'),
  subjectId: z.string(),
  at: instantSchema,
  meetupId: z.string(),
  purpose: messagePurposeSchema,
  via: contactViaSchema,
});
