import { z } from 'zod';
import { documentBase, instantSchema } from '../document.ts';

const document = z.record(z.string(), z.unknown());

/** A guest list entry that merging moved to the survivor. */
const movedSchema = z.looseObject({
  /** The entry of the person that was merged away. */
  loser: document,
  /** The survivor's entry before, when there was one. */
  survivor: document.nullable(),
  /** The survivor's entry after. */
  after: document,
});

/** Two people became one; both stand here as they were. The subject is the survivor. */
export const mergedSchema = z.looseObject({
  ...documentBase,
  type: z.literal('merge'),
  subjectId: z.string(),
  at: instantSchema,
  step: z.literal('merged'),
  loserId: z.string(),
  survivor: document,
  loser: document,
  /** What merging wrote into the survivor. */
  patch: document,
  moved: z.array(movedSchema),
  /** What was chosen, to do it again. */
  choices: z.record(z.string(), z.enum(['survivor', 'loser', 'both'])),
});

/** See {@link mergedSchema}. */
export type Merged = z.infer<typeof mergedSchema>;

/** A merge was taken back. */
export const unmergedSchema = z.looseObject({
  ...documentBase,
  type: z.literal('merge'),
  subjectId: z.string(),
  at: instantSchema,
  step: z.literal('unmerged'),
  loserId: z.string(),
  /** The record of the merge. */
  undoes: z.string(),
});

/** Every record of merging. */
export const mergeRecordSchema = z.discriminatedUnion('step', [mergedSchema, unmergedSchema]);

/** The merges among a person's records that stand, by what is recorded. */
export const standingMerges = (records: readonly unknown[]): readonly Merged[] => {
  const parsed = records.flatMap((record) => {
    const read = mergeRecordSchema.safeParse(record);
    return read.success ? [read.data] : [];
  });
  const undone = new Set(parsed.flatMap((record) => ('undoes' in record ? [record.undoes] : [])));
  return parsed.flatMap((record) =>
    record.step === 'merged' && !undone.has(record._id) ? [record] : [],
  );
};
