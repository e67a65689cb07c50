import { z } from 'zod';
import { countryRegionSchema, dateSchema, documentBase, timeZoneSchema } from '../document.ts';
import { exchangeSchema } from './exchange.ts';

const text = z.string().max(500);

/** Parts of a name, as in vCard 4 `N` (RFC 6350, 6.2.2). */
export const nameSchema = z.looseObject({
  family: text.optional(),
  given: text.optional(),
  additional: text.optional(),
  prefix: text.optional(),
  suffix: text.optional(),
});

/** An e-mail address with an id of its own, so that two edits of a list can be merged. */
export const emailSchema = z.looseObject({
  id: z.string(),
  value: text,
  type: z.enum(['home', 'work', 'other']).optional(),
  pref: z.boolean().optional(),
  bounced: z.boolean().optional(),
});

/** A telephone number: as typed in `raw`, normalised in `e164` when that is possible. */
export const phoneSchema = z.looseObject({
  id: z.string(),
  raw: text,
  e164: text.optional(),
  type: z.enum(['cell', 'home', 'work', 'other']).optional(),
  pref: z.boolean().optional(),
});

/** Where a person is written to apart from e-mail (vCard IMPP). */
export const messengerSchema = z.looseObject({
  id: z.string(),
  /** WhatsApp, LINE, WeChat … */
  service: text,
  handle: text,
});

/** A place in an organisation (vCard ORG, TITLE, ROLE). */
export const affiliationSchema = z.looseObject({
  id: z.string(),
  organisation: text,
  department: text.optional(),
  title: text.optional(),
  from: text.optional(),
  to: text.optional(),
  current: z.boolean().optional(),
});

/** How a person stands to the programme. `member` took part; `supporter` assisted; `prospect` considers it. */
export const personKindSchema = z.enum([
  'member',
  'supporter',
  'prospect',
  'guest',
  'vip',
  'press',
]);

/** Whether and how a person can be reached. */
export const personStatusSchema = z.enum([
  'active',
  'lost-contact',
  'moved',
  'opted-out',
  'deceased',
]);

/** One person: field names follow vCard 4 (RFC 6350, RFC 9554). */
export const personSchema = z.looseObject({
  ...documentBase,
  type: z.literal('person'),
  kind: personKindSchema,
  /** The name as it should be shown (vCard FN). */
  fn: text.min(1),
  n: nameSchema.optional(),
  nameOrder: z.enum(['family-first', 'given-first']).optional(),
  /** Transcription in Latin letters. */
  latin: text.optional(),
  /** Reading: kana, pinyin … */
  phonetic: text.optional(),
  /** What the person likes to be called (vCard NICKNAME). */
  calling: text.optional(),
  emails: z.array(emailSchema),
  phones: z.array(phoneSchema),
  im: z.array(messengerSchema).optional(),
  /** BCP 47 language tags, most preferred first. */
  languages: z.array(z.string()).optional(),
  timeZone: timeZoneSchema.optional(),
  /** Where the person lives now. */
  residence: countryRegionSchema.optional(),
  region: text.optional(),
  city: text.optional(),
  nationality: countryRegionSchema.optional(),
  tags: z.array(text),
  /** Fields of study or work. */
  fields: z.array(text).optional(),
  status: personStatusSchema,
  /** Contact needs a guardian's consent until this date. */
  minorUntil: dateSchema.optional(),
  memberNo: text.optional(),
  mergedInto: z.string().optional(),
  source: z.looseObject({ importId: z.string(), row: z.int() }).optional(),
  exchanges: z.array(exchangeSchema),
  affiliations: z.array(affiliationSchema),
});

/** See {@link personSchema}. */
export type Person = z.infer<typeof personSchema>;

/**
 * What a person can be given when added or edited: everything but the bookkeeping. In an edit an
 * absent key leaves the field alone and `null` clears it.
 */
export const personFieldsSchema = personSchema
  .omit({
    _id: true,
    type: true,
    schema: true,
    createdAt: true,
    createdBy: true,
    updatedAt: true,
    updatedBy: true,
    device: true,
    mergedInto: true,
    source: true,
  })
  .strip();

/** See {@link personFieldsSchema}. */
export type PersonFields = z.infer<typeof personFieldsSchema>;
