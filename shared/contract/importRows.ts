import { z } from 'zod';
import { importFieldSchema } from './importFields.ts';

/** The piles of a dry run: new people, people who will change, people already as in the file, rows that need a decision. */
export const importPiles = ['new', 'change', 'same', 'needs-you'] as const;

/** See {@link importPiles}. */
export const importPileSchema = z.enum(importPiles);

/** See {@link importPiles}. */
export type ImportPile = z.infer<typeof importPileSchema>;

/** Why a row needs a person's eyes; its sentence is in the catalogues under `import.problem.<code>`. */
export const importProblemSchema = z.object({
  code: z.enum([
    /** More cells than the table has columns; `cells`, `columns`. */
    'too-many-cells',
    /** A quotation mark is never closed: the row swallowed everything after it. */
    'open-quote',
    'no-name',
    /** A sum of the rows, or a remark in a row of its own. */
    'not-a-person',
    /** A cell cannot be read as what its column is; `value`. */
    'bad-email',
    'bad-phone',
    'bad-country',
    'bad-year',
    'bad-date',
    'bad-time-zone',
    /** A messenger address that does not say of which service it is; `value`. */
    'bad-messenger',
    /** A word that is none of the known ones (kind, status, programme, language, consent); `value`. */
    'bad-choice',
    /** A cell is longer than a field may be; `value` is its beginning. */
    'too-long',
    /** An earlier row of the file is the same person; `row`. */
    'same-person-twice',
    /** Several people of the roster are equally likely; `count`. */
    'several-matches',
    /** Number or address are those of somebody whose name cannot be compared or differs; `name`. */
    'name-differs',
    /** Somebody has this name, but nothing else decides whether it is the same person; `name`. */
    'maybe-same',
  ]),
  /** The column it is about, if it is about one. */
  field: importFieldSchema.optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** See {@link importProblemSchema}. */
export type ImportProblem = z.infer<typeof importProblemSchema>;

/**
 * Why a card's picture is not taken, though the row may be: it lies somewhere else (`elsewhere`; nothing
 * is fetched), is no picture that can be shown, or larger than one may be; or the person has a photo,
 * or does not want any. The sentence is under `import.photo.<remark>`.
 */
export const photoRemarkSchema = z.enum([
  'elsewhere',
  'unreadable',
  'too-large',
  'has-one',
  'refused',
]);

/** See {@link photoRemarkSchema}. */
export type PhotoRemark = z.infer<typeof photoRemarkSchema>;

/** One row of the preview. `row` is the row number in the file as a spreadsheet shows it (header = 1). */
export const importRowSchema = z.object({
  row: z.int(),
  pile: importPileSchema,
  name: z.string(),
  /** Cells by field: before (for people already here) and after. */
  cells: z.array(
    z.object({
      field: importFieldSchema,
      before: z.string().optional(),
      after: z.string(),
    }),
  ),
  problems: z.array(importProblemSchema),
  /** Who may be meant where that needs a decision: people of the roster, or an earlier row. */
  candidates: z.array(
    z.object({
      as: z.union([z.object({ personId: z.string() }), z.object({ row: z.int() })]),
      name: z.string(),
      /** What tells people of one name apart. */
      about: z.array(z.string()),
    }),
  ),
  /** Why its picture stays out, if it has one that does. */
  photo: photoRemarkSchema.optional(),
  /**
   * The member number it brings is somebody else's, too: of the roster, or of another row. It comes in
   * all the same, because nothing forbids that.
   */
  sharedNumber: z
    .object({ number: z.string(), name: z.string(), row: z.int().optional() })
    .optional(),
  /** The earlier row it was said to mean the same person as. */
  joins: z.int().optional(),
  /** A person said that it stays out. */
  isSkipped: z.literal(true).optional(),
});

/** See {@link importRowSchema}. */
export type ImportRow = z.infer<typeof importRowSchema>;
