import { isMoot } from '#shared/domain/merge/disagreement.ts';
import { mergeDocuments, type Merged } from '#shared/domain/merge/mergeDocuments.ts';
import type { MergeDocument } from '#shared/domain/merge/stamp.ts';

/** A minute of the day that merged versions are made on, as UTC, ISO 8601. */
export const minute = (at: number): string => new Date(Date.UTC(2026, 0, 17, 3, at)).toISOString();

/** Times after this are not trusted by {@link foldVersions}. */
export const latest = minute(20);

/**
 * One version after the other comes to the server: the document in the end, and the ids of the
 * disagreements that still have something to say.
 */
export const foldVersions = (
  base: MergeDocument | undefined,
  [start, ...rest]: readonly [MergeDocument, ...MergeDocument[]],
): { readonly document: MergeDocument; readonly disagreements: readonly string[] } => {
  let document = start;
  const found = new Map<string, Merged['disagreements'][number]>();
  for (const theirs of rest) {
    const merged = mergeDocuments({ base, mine: document, theirs, latest });
    document = merged.document;
    for (const disagreement of merged.disagreements) found.set(disagreement._id, disagreement);
  }
  const open = [...found.values()].filter((disagreement) => !isMoot(disagreement, document));
  return { document, disagreements: open.map(({ _id }) => _id).toSorted() };
};

type Three<Value> = readonly [Value, Value, Value];

/** Every order in which three versions can meet. */
export const ordersOf = <Value>([a, b, c]: Three<Value>): readonly Three<Value>[] => [
  [a, b, c],
  [a, c, b],
  [b, a, c],
  [b, c, a],
  [c, a, b],
  [c, b, a],
];
