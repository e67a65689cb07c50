import { z } from 'zod';
import { documentBase, instantSchema } from '../document.ts';

const base = {
  ...documentBase,
  type: z.literal('import'),
  /** What the record is about: {@link rosterSubject}, or the import for its parts. */
  subjectId: z.string(),
  at: instantSchema,
  /** The import, `import:<uuid7>`. */
  importId: z.string(),
};

/** The subject of the records that tell which imports there were: the roster as a whole. */
export const rosterSubject = 'roster';

/** An import began. Until it is `finished` it counts as not having happened. */
export const importBegunSchema = z.looseObject({
  ...base,
  step: z.literal('begun'),
  fileName: z.string(),
  rows: z.int(),
});

/** An import is complete. */
export const importFinishedSchema = z.looseObject({
  ...base,
  step: z.literal('finished'),
  added: z.int(),
  changed: z.int(),
  leftOut: z.int(),
});

/** Somebody began to take an import back; it is completed at the next start if it was cut off. */
export const importUndoingSchema = z.looseObject({ ...base, step: z.literal('undoing') });

/** An import was taken back, except for people who were changed since. */
export const importUndoneSchema = z.looseObject({
  ...base,
  step: z.literal('undone'),
  removed: z.int(),
  restored: z.int(),
  kept: z.int(),
});

/**
 * A part of an import, written together with the people in it. Parts are small, so that no
 * document grows with the file.
 */
export const importPartSchema = z.looseObject({
  ...base,
  step: z.literal('part'),
  part: z.int(),
  added: z.array(
    z.looseObject({
      id: z.string(),
      /** Digest of the content as it was imported, to see later whether somebody changed it. */
      digest: z.string(),
      /** Journal records (notes, consent) that came with the person. */
      records: z.array(z.string()),
    }),
  ),
  changed: z.array(
    z.looseObject({
      id: z.string(),
      /** The touched fields as they were; `null` where there was none. */
      before: z.record(z.string(), z.unknown()),
      /** The touched fields as the import left them. */
      after: z.record(z.string(), z.unknown()),
      records: z.array(z.string()),
    }),
  ),
});

/** See {@link importPartSchema}. */
export type ImportPart = z.infer<typeof importPartSchema>;

/** The records that say which imports there were, and how they went. */
export const importStepSchema = z.discriminatedUnion('step', [
  importBegunSchema,
  importFinishedSchema,
  importUndoingSchema,
  importUndoneSchema,
]);

/** See {@link importStepSchema}. */
export type ImportStep = z.infer<typeof importStepSchema>;

/** Every record an import leaves in the journal. All are append-only. */
export const importRecordSchema = z.discriminatedUnion('step', [
  importBegunSchema,
  importFinishedSchema,
  importUndoingSchema,
  importUndoneSchema,
  importPartSchema,
]);
