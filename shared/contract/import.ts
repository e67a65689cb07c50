import { z } from 'zod';
import { instantSchema } from '../domain/document.ts';
import { photoImageSchema } from '../domain/person/photo.ts';
import { textEncodings } from '../formats/text/encodings.ts';
import { command, query } from './define.ts';
import { doneBySchema } from './doneBy.ts';
import { importFieldSchema } from './importFields.ts';
import { importPileSchema, importProblemSchema, importRowSchema } from './importRows.ts';
import { undoableSchema, undoSchema } from './undo.ts';
import { windowSchema } from './window.ts';

/** The largest file an import takes, in bytes. */
export const importByteLimit = 64 * 1024 * 1024;

/** The most rows an import takes. */
export const importRowLimit = 200_000;

/** A column of the file: its header, some of its values, and what it will become. */
export const importColumnSchema = z.object({
  header: z.string(),
  samples: z.array(z.string()),
  field: importFieldSchema,
});

/** Kinds of files that well-known programs write. */
export const importShapeSchema = z.enum([
  'own-export',
  'google-contacts',
  'outlook',
  'google-forms',
]);

/** See {@link importShapeSchema}. */
export type ImportShape = z.infer<typeof importShapeSchema>;

/** Which of the first two numbers in `3/4/2019` is the day. */
export const dateOrderSchema = z.enum(['day-first', 'month-first']);

/**
 * How the names of a file are taken: whole names in one piece and parts in the usual order of their
 * script (`as-written`), or with the order that a person tells, by which whole names are split.
 */
export const nameOrderSchema = z.enum(['as-written', 'family-first', 'given-first']);

/** See {@link nameOrderSchema}. */
export type ImportNameOrder = z.infer<typeof nameOrderSchema>;

/** How a file was read, so that a person can correct it. */
export const importSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    encoding: z.enum(textEncodings),
    delimiter: z.string(),
  }),
  /** A workbook: the names of its sheets, and which of them was read (from 0). */
  z.object({ kind: z.literal('workbook'), sheets: z.array(z.string()), sheet: z.int() }),
  z.object({ kind: z.literal('cards') }),
]);

/** See {@link importSourceSchema}. */
export type ImportSource = z.infer<typeof importSourceSchema>;

/** What a person should know about how a file was read; its sentence is under `roster.notice.<code>`. */
export const importNoticeSchema = z.object({
  code: z.enum([
    /** Cells were merged; only the first of each has the value; `count`. */
    'merged-cells',
    /** Formulas ended in an error (`#N/A`); these cells count as empty; `count`. */
    'formula-errors',
    /** Numbers were shortened to `8.1E+10` by a spreadsheet and lost digits; `count`. */
    'shortened-numbers',
    /** Cards could not be read to their end; `count`. */
    'broken-cards',
    /** Pictures of cards lie on the internet; `count`. */
    'photos-elsewhere',
    /** Pictures of cards cannot be shown or are too large; `count`. */
    'photos-unreadable',
  ]),
  count: z.int(),
});

/** See {@link importNoticeSchema}. */
export type ImportNotice = z.infer<typeof importNoticeSchema>;

/** A prepared import: nothing is written before `import.commit`. */
export const importSessionSchema = z.object({
  session: z.string(),
  /** Counts the dry runs of this file: rows of a lower number are those from before. */
  revision: z.int(),
  fileName: z.string(),
  source: importSourceSchema,
  notices: z.array(importNoticeSchema),
  /** The first rows as they were read, to see whether the letters are right. */
  firstRows: z.array(z.array(z.string())),
  rows: z.int(),
  columns: z.array(importColumnSchema),
  /** What the columns would become without a person's corrections. */
  guess: z.array(importFieldSchema),
  /** The program that wrote the file, if it was recognised. */
  shape: importShapeSchema.optional(),
  /** True when the columns were set as they were the last time. */
  isRemembered: z.boolean(),
  /** Dates that can be read in two ways: one of them, and which way a person chose. */
  dates: z.object({ sample: z.string(), order: dateOrderSchema.optional() }).optional(),
  /** A name of the file, whole or in parts, where its order can be chosen, and what was chosen. */
  names: z
    .object({
      sample: z.object({
        fn: z.string().optional(),
        family: z.string().optional(),
        given: z.string().optional(),
        additional: z.string().optional(),
      }),
      order: nameOrderSchema,
    })
    .optional(),
  counts: z.object({ new: z.int(), change: z.int(), same: z.int(), 'needs-you': z.int() }),
  /** Rows that bring a member number somebody else has: how many, and the first of them. */
  sharedNumbers: z.object({ count: z.int(), rows: z.array(z.int()) }),
  /** How many rows were decided about by hand. */
  taken: z.int(),
  /** How many rows that need a decision look like the person of an earlier row. */
  twice: z.int(),
  /** Pictures of cards that a window has to draw anew before the commit can take them. */
  photosWaiting: z.int(),
});

/** See {@link importSessionSchema}. */
export type ImportSession = z.infer<typeof importSessionSchema>;

/** An import that was made, as the history lists it. */
export const importHistoryEntrySchema = z.object({
  importId: z.string(),
  at: instantSchema,
  ...doneBySchema.shape,
  fileName: z.string(),
  added: z.int(),
  changed: z.int(),
  /** Rows that needed a decision and were not taken. */
  leftOut: z.int(),
  undone: z.boolean(),
});

/** See {@link importHistoryEntrySchema}. */
export type ImportHistoryEntry = z.infer<typeof importHistoryEntrySchema>;

/** Queries and commands of the import page. */
export const importContract = {
  /**
   * Reads a file and makes the dry run. Reports progress, can be cancelled. To correct how it was
   * read, it is opened again with `encoding` (text) or `sheet` (workbook).
   */
  'import.open': command(
    z.object({
      fileName: z.string().max(500),
      bytes: z.instanceof(Uint8Array),
      encoding: z.enum(textEncodings).optional(),
      sheet: z.int().min(0).optional(),
    }),
    importSessionSchema,
  ),
  /** Corrects what the columns become and makes the dry run again. */
  'import.map': command(
    z.object({
      session: z.string(),
      fields: z.array(importFieldSchema).max(1000),
      dateOrder: dateOrderSchema.optional(),
      nameOrder: nameOrderSchema.optional(),
    }),
    importSessionSchema,
  ),
  /** A window of one pile of the dry run. */
  'import.rows': query(
    z.object({ session: z.string(), pile: importPileSchema, window: windowSchema }),
    z.object({ rows: z.array(importRowSchema), total: z.int(), revision: z.int() }),
  ),
  /** A window of the rows that need a decision, as they stand in the file, to save them. */
  'import.leftOut': query(
    z.object({ session: z.string(), window: windowSchema }),
    z.object({
      headers: z.array(z.string()),
      rows: z.array(
        z.object({
          row: z.int(),
          cells: z.array(z.string()),
          problems: z.array(importProblemSchema),
        }),
      ),
      total: z.int(),
    }),
  ),
  /**
   * Decides about rows that need a decision. `take`: cells that cannot be read are left out, and
   * somebody who may be somebody else is added as a new person. Rows without a name stay where they
   * are, and so does who looks like an earlier row, unless exactly that was asked about the row and it
   * is named in `rows`. `same`: the row means the candidate `as`, whom it changes. `skip`: they stay out for good.
   * `leave`: nothing is decided, as in the beginning. Changing the columns forgets the decisions.
   */
  'import.decide': command(
    z.object({
      session: z.string(),
      rows: z.union([z.literal('all'), z.array(z.int()).min(1).max(importRowLimit)]),
      decision: z.enum(['take', 'same', 'skip', 'leave']),
      as: importRowSchema.shape.candidates.element.shape.as.optional(),
    }),
    importSessionSchema,
  ),
  /** One picture of a card that has to be drawn anew; `null` when none waits. */
  'import.nextPhoto': query(
    z.object({ session: z.string() }),
    z.object({ row: z.int(), bytes: z.instanceof(Uint8Array) }).nullable(),
  ),
  /** Gives the drawn picture back; `null` when it cannot be shown. `import.map` takes them in. */
  'import.givePhoto': command(
    z.object({ session: z.string(), row: z.int(), image: photoImageSchema.nullable() }),
    z.object({ waiting: z.int() }),
  ),
  /** The picture that a row of cards brings in, once it is drawn; `null` without one. */
  'import.photo': query(
    z.object({ session: z.string(), row: z.int() }),
    z.object({ image: photoImageSchema.nullable() }),
  ),
  /** The imports that were made, newest first, so that each can be taken back later. */
  'import.history': query(z.object({}), z.object({ imports: z.array(importHistoryEntrySchema) })),
  /** Writes new and changed people; rows that need a decision stay out. Reports progress. */
  'import.commit': command(
    z.object({ session: z.string() }),
    z.object({
      importId: z.string(),
      added: z.int(),
      changed: z.int(),
      leftOut: z.int(),
      undo: undoSchema,
    }),
  ),
  /** Forgets a prepared import. */
  'import.discard': command(z.object({ session: z.string() }), z.object({})),
  /**
   * Takes an import back: deletes who it added and restores what it changed, but keeps what
   * somebody changed since (`kept` lists those people by name).
   */
  'import.undo': command(
    z.object({ importId: z.string() }),
    z
      .object({ removed: z.int(), restored: z.int(), kept: z.array(z.string()) })
      .extend(undoableSchema.shape),
  ),
};
