import { z } from 'zod';
import { sameValue } from '../import/sameValue.ts';

/**
 * What became of one field in an edit, or of one entry of a list: what was there and what is there
 * now. Without `before` it was added, without `after` taken away.
 */
export const fieldChangeSchema = z.object({
  field: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

/** See {@link fieldChangeSchema}. */
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** The most changes of one edit that are told one by one. */
export const mostFieldChanges = 40;

/**
 * Tells an edit change by change from the two sides its record keeps. Entries of a list that stayed
 * as they were are left out, and so is what was too large to be kept.
 */
export const fieldChanges = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>> | undefined,
): readonly FieldChange[] =>
  after === undefined
    ? []
    : Object.keys(before)
        .filter((field) => field in after)
        .flatMap((field) => changesOf(field, before[field] ?? undefined, after[field] ?? undefined))
        .slice(0, mostFieldChanges);

const changesOf = (field: string, before: unknown, after: unknown): readonly FieldChange[] => {
  if (isOmitted(before) || isOmitted(after) || sameValue(before, after)) return [];
  if (!isList(before) || !isList(after)) return [{ field, before, after }];
  const [was, is] = [before ?? [], after ?? []];
  const gone = was.filter((entry) => !is.some((other) => sameValue(entry, other)));
  const come = is.filter((entry) => !was.some((other) => sameValue(entry, other)));
  // The same entries in another order.
  if (gone.length + come.length === 0) return [{ field, before, after }];
  return [
    ...gone.map((entry) => ({ field, before: entry, after: come.find(isAlso(entry)) })),
    ...come.filter((entry) => !gone.some(isAlso(entry))).map((entry) => ({ field, after: entry })),
  ];
};

const isList = (value: unknown): value is readonly unknown[] | undefined =>
  value === undefined || Array.isArray(value);

const isOmitted = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'omitted' in value;

const isAlso = (entry: unknown): ((other: unknown) => boolean) => {
  const id = idOf(entry);
  return (other) => id !== undefined && idOf(other) === id;
};

const idOf = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
