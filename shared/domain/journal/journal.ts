import { z } from 'zod';
import { documentBase, instantSchema } from '../document.ts';
import { mergeRecordSchema } from '../duplicates/mergeRecord.ts';
import { importRecordSchema } from '../import/importRecord.ts';
import { contactSchema } from '../invite/contact.ts';

const base = { ...documentBase, subjectId: z.string(), at: instantSchema };

/** What contact data may be used for. */
export const consentPurposeSchema = z.enum([
  'contact',
  'directory',
  'photo',
  'share-with-secretariat',
  'share-chapters',
  'survey',
]);

/** What a consent rests on: the law's grounds in the words of a volunteer. */
export const consentBasisSchema = z.enum([
  'consent',
  'contract',
  'legitimate-interest',
  'legal-duty',
]);

/** How a consent was given or taken back. */
export const consentChannelSchema = z.enum([
  'form',
  'paper',
  'verbal',
  'e-mail',
  'message',
  'other',
]);

/** Who answers for a minor. */
export const guardianSchema = z.looseObject({
  name: z.string().min(1).max(500),
  /** Parent, teacher … in the words of whoever wrote it down. */
  relation: z.string().max(500).optional(),
});

/** One entry of the consent ledger. The newest per purpose counts; withdrawn beats granted at the same time. */
export const consentSchema = z.looseObject({
  ...base,
  type: z.literal('consent'),
  purpose: consentPurposeSchema,
  state: z.enum(['granted', 'refused', 'withdrawn']),
  basis: z.string().optional(),
  channel: z.string().optional(),
  /** The last day on which it counts. */
  expires: z.string().optional(),
  /** Which text was agreed to. */
  textVersion: z.string().optional(),
  guardian: guardianSchema.optional(),
});

/** See {@link consentSchema}. */
export type Consent = z.infer<typeof consentSchema>;

/** A reply as it was given: the participation holds the current one, this is the history. */
export const rsvpSchema = z.looseObject({
  ...base,
  type: z.literal('rsvp'),
  meetupId: z.string(),
  personId: z.string(),
  partstat: z.string(),
  via: z.string(),
});

/** A change of a document: which fields, from what. `before` is the whole document for a deletion. */
export const changeSchema = z.looseObject({
  ...base,
  type: z.literal('change'),
  kind: z.enum(['edit', 'delete', 'restore']),
  /** The import that made the change, or whose taking back made it. */
  importId: z.string().optional(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()).optional(),
});

/** See {@link changeSchema}. */
export type Change = z.infer<typeof changeSchema>;

/** A note about a person or meetup. */
export const noteSchema = z.looseObject({ ...base, type: z.literal('note'), text: z.string() });

/** Every kind of journal record this version knows. Unknown kinds are carried untouched. */
export const journalRecordSchema = z.discriminatedUnion('type', [
  consentSchema,
  contactSchema,
  rsvpSchema,
  changeSchema,
  noteSchema,
  importRecordSchema,
  mergeRecordSchema,
]);

/** See {@link journalRecordSchema}. */
export type JournalRecord = z.infer<typeof journalRecordSchema>;
