import { z } from 'zod';
import { instantSchema } from '../domain/document.ts';
import { personFieldsSchema, personSchema, personStatusSchema } from '../domain/person/person.ts';
import { photoImageSchema } from '../domain/person/photo.ts';
import { programmeSchema } from '../domain/person/exchange.ts';
import { consentStateSchema } from '../domain/journal/consentLedger.ts';
import { fieldChangeSchema } from '../domain/journal/fieldChanges.ts';
import { peopleFilterSchema } from '../domain/people-filter/filter.ts';
import { command, query } from './define.ts';
import { doneBySchema } from './doneBy.ts';
import { undoableSchema } from './undo.ts';
import { markSchema, windowSchema } from './window.ts';

/** A person as lists show one: name, what tells people of the same name apart, and a few marks. */
export const personLineSchema = z.object({
  id: z.string(),
  fn: z.string(),
  /** BCP 47 tag for the name's script, so that Han glyphs are drawn in the right regional form. */
  lang: z.string().optional(),
  latin: z.string().optional(),
  phonetic: z.string().optional(),
  calling: z.string().optional(),
  organisation: z.string().optional(),
  city: z.string().optional(),
  /** Matched parts per field of this line, when a search is on. */
  marks: z.record(z.string(), z.array(markSchema)).optional(),
});

/** See {@link personLineSchema}. */
export type PersonLine = z.infer<typeof personLineSchema>;

/** Consent to be contacted, as far as known. */
export const contactConsentSchema = consentStateSchema;

/** The columns a roster can show. */
export const rosterColumns = [
  'name',
  'organisation',
  'residence',
  'exchange',
  'consent',
  'tags',
  'lastSeen',
  'kind',
  'status',
  'region',
  'city',
  'nationality',
  'host',
  'field',
  'languages',
  'email',
  'phone',
  'memberNo',
  'updatedAt',
] as const;

/** See {@link rosterColumns}. */
export const rosterColumnSchema = z.enum(rosterColumns);

/** See {@link rosterColumns}. */
export type RosterColumn = z.infer<typeof rosterColumnSchema>;

/** One row of the roster. */
export const rosterRowSchema = personLineSchema.extend({
  residence: z.string().optional(),
  /** The latest exchange. */
  exchange: z
    .object({
      fiscalYear: z.int().optional(),
      course: z.string().optional(),
      programme: programmeSchema.optional(),
    })
    .optional(),
  tags: z.array(z.string()),
  status: personStatusSchema,
  consent: contactConsentSchema,
  /** What the search found where nothing that a list always shows was found. */
  hit: z
    .object({
      field: z.enum(['memberNo', 'email', 'phone', 'city', 'tags']),
      text: z.string(),
      marks: z.array(markSchema),
    })
    .optional(),
  /** A minor today. */
  isMinor: z.literal(true).optional(),
  /** What the columns asked for show beyond the above, as codes and plain texts. */
  cells: z.partialRecord(rosterColumnSchema, z.array(z.string())).optional(),
});

/** See {@link rosterRowSchema}. */
export type RosterRow = z.infer<typeof rosterRowSchema>;

/** Columns the roster can be sorted by. `relevance` only means something while searching. */
export const rosterSortSchema = z.object({
  column: z.enum(['relevance', ...rosterColumns]),
  direction: z.enum(['ascending', 'descending']),
  /** BCP 47 language whose alphabetical order counts; English when absent. */
  language: z.string().max(35).optional(),
});

/** See {@link rosterSortSchema}. */
export type RosterSort = z.infer<typeof rosterSortSchema>;

/** Who is meant by a search and a filter, and in which order. */
export const rosterSelectionSchema = z.object({
  search: z.string().max(200),
  filter: peopleFilterSchema.optional(),
  sort: rosterSortSchema,
});

/** See {@link rosterSelectionSchema}. */
export type RosterSelection = z.infer<typeof rosterSelectionSchema>;

/** One line of a person's timeline, newest first. */
export const timelineEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  ...doneBySchema.shape,
  /** What happened; the sentence is in the catalogues under `timeline.<kind>`. */
  kind: z.enum([
    'added',
    'edited',
    'deleted',
    'restored',
    'imported',
    'import-changed',
    'import-undone',
    'consent',
    'invited',
    'contacted',
    'reply',
    'checked-in',
    'checked-out',
    'note',
    'merged',
    'unmerged',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What an edit changed, as far as its record still says so. */
  changes: z.array(fieldChangeSchema).optional(),
});

/** See {@link timelineEntrySchema}. */
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** What an edit may carry: an absent key leaves the field alone, `null` clears an optional field. */
export const personPatchSchema = z.object(
  Object.fromEntries(
    Object.entries(personFieldsSchema.shape).map(([key, schema]) => [
      key,
      schema.nullable().optional(),
    ]),
  ) as {
    [Key in keyof typeof personFieldsSchema.shape]: z.ZodOptional<
      z.ZodNullable<(typeof personFieldsSchema.shape)[Key]>
    >;
  },
);

/** See {@link personPatchSchema}. */
export type PersonPatch = z.infer<typeof personPatchSchema>;

/** Queries and commands about people. */
export const peopleContract = {
  /** A window of the roster. `matching` counts what the search leaves, `total` everyone. */
  'people.roster': query(
    rosterSelectionSchema.extend({
      window: windowSchema,
      /** Columns whose cells are wanted; the usual ones need not be named. */
      columns: z.array(rosterColumnSchema).optional(),
    }),
    z.object({ rows: z.array(rosterRowSchema), matching: z.int(), total: z.int() }),
  ),
  /** Where a person stands in the roster under this search and order, or -1. */
  'people.position': query(
    rosterSelectionSchema.extend({ id: z.string() }),
    z.object({ position: z.int() }),
  ),
  /** One person with everything known, or `null` when there is none (any more). */
  'people.person': query(
    z.object({ id: z.string() }),
    z
      .object({
        person: personSchema,
        /** Written by a newer version: shown, not edited. */
        newer: z.literal(true).optional(),
        lang: z.string().optional(),
        consent: contactConsentSchema,
        timeline: z.array(timelineEntrySchema),
      })
      .nullable(),
  ),
  /**
   * Who else has a person's member number, however it was typed: a few of them. Nothing forbids it.
   * Without `id` the person is yet to be added.
   */
  'people.sameNumber': query(
    z.object({ id: z.string().optional(), memberNo: z.string() }),
    z.object({ people: z.array(z.object({ id: z.string(), fn: z.string() })) }),
  ),
  /** A person's photo; `null` when there is none. */
  'people.photo': query(
    z.object({ id: z.string() }),
    z.object({ image: photoImageSchema.nullable() }),
  ),
  /**
   * Gives a person a photo in the place of the present one; `null` takes it away. `invalid-value`
   * when the picture says more than what is to be seen on it (Exif).
   */
  'people.setPhoto': command(
    z.object({ id: z.string(), image: photoImageSchema.nullable() }),
    undoableSchema,
  ),
  'people.add': command(
    personFieldsSchema.partial(),
    z.object({ id: z.string() }).extend(undoableSchema.shape),
  ),
  'people.edit': command(z.object({ id: z.string(), patch: personPatchSchema }), undoableSchema),
  'people.delete': command(
    z.object({ ids: z.array(z.string()).min(1).max(100_000) }),
    undoableSchema,
  ),
  /** Brings deleted people back as they were. */
  'people.restore': command(
    z.object({ ids: z.array(z.string()).min(1).max(100_000) }),
    undoableSchema,
  ),
};
