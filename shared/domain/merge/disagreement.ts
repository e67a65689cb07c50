import { z } from 'zod';
import { documentBase } from '../document.ts';
import { canonicalJson, sameValue } from '../import/sameValue.ts';
import { isFields } from './kind.ts';
import type { Collision } from './merging.ts';
import { settlesByItself } from './settlesByItself.ts';
import { compareTexts, digest, type MergeDocument, type Stamp } from './stamp.ts';

/** One of the two values; no `value` means that the field was empty or the thing taken away. */
const sideSchema = z.looseObject({
  value: z.unknown().optional(),
  /** UTC, ISO 8601; absent where a deletion did not say. */
  at: z.string().optional(),
  by: z.string().optional(),
});

/**
 * Two edits of one thing of which only one can show. The id follows from the document, the path and
 * the value that does not show, so that every computer that merges writes the same document.
 */
export const disagreementSchema = z.looseObject({
  ...documentBase,
  type: z.literal('disagreement'),
  documentId: z.string(),
  /** Field names and item identities from the document's root; empty for the whole document. */
  path: z.array(z.string()),
  /**
   * `value`: two values of a field; `removal`: taken away here, edited there; `deletion`: the
   * document was deleted here and edited there, and stayed; `recreation`: the document stayed
   * deleted although a computer that did not know about it still had it (`other` holds it).
   */
  kind: z.enum(['value', 'removal', 'deletion', 'recreation']),
  /** What showed when the disagreement arose. */
  kept: sideSchema,
  other: sideSchema,
  /** `open`: waits for a person; `by-itself`: needs nobody; `kept`, `taken`: a person's verdict. */
  settled: z.enum(['open', 'by-itself', 'kept', 'taken']),
});

/** See {@link disagreementSchema}. */
export type Disagreement = z.infer<typeof disagreementSchema>;

/** A collision of any kind, see {@link disagreementSchema}. */
type AnyCollision = Omit<Collision, 'kind'> & { readonly kind: Disagreement['kind'] };

/** The disagreement document of a collision in `document` (for its bookkeeping and id). */
export const createDisagreement = (
  document: MergeDocument,
  { kind, path, base, kept, other }: AnyCollision,
): Disagreement => {
  const at = textOf(document['updatedAt']);
  const by = textOf(document['updatedBy']);
  const hash = digest([path, kind, base ?? null, other.value ?? []]);
  return {
    _id: `disagreement:${document._id}:${hash}`,
    type: 'disagreement',
    schema: 1,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    device: textOf(document['device']),
    documentId: document._id,
    path: [...path],
    kind,
    kept: sideOf(kept),
    other: sideOf(other),
    settled: settlesByItself({ documentId: document._id, kind, path }) ? 'by-itself' : 'open',
  };
};

const sideOf = ({ value, stamp }: { readonly value: unknown; readonly stamp: Stamp }) => ({
  ...(value !== undefined && value !== null && { value }),
  ...(stamp.at !== '' && { at: stamp.at }),
  ...(stamp.by !== '' && { by: stamp.by }),
});

/**
 * The one of two versions of a disagreement that counts: where the value lost again later, that;
 * otherwise a person's verdict, the later one of two; otherwise the newer kept value.
 */
export const newerDisagreement = (one: MergeDocument, other: MergeDocument): MergeDocument => {
  const ranks = [rankOf(one), rankOf(other)] as const;
  for (const [index, rank] of ranks[0].entries()) {
    const order = compareTexts(rank, ranks[1][index] ?? '');
    if (order !== 0) return order > 0 ? one : other;
  }
  return one;
};

const rankOf = (document: MergeDocument): readonly string[] => {
  const isVerdict = document['settled'] === 'kept' || document['settled'] === 'taken';
  return [
    timeOf(document['other']),
    isVerdict ? '1' : '0',
    isVerdict ? textOf(document['updatedAt']) : timeOf(document['kept']),
    canonicalJson(document),
  ];
};

/**
 * Whether a disagreement has nothing to say any more: the other value is what the document shows,
 * or the document was erased or is gone. `document` is `undefined` when there is none.
 */
export const isMoot = (
  disagreement: Disagreement,
  document: MergeDocument | undefined,
): boolean => {
  if (disagreement.kind === 'recreation') return document !== undefined;
  if (document === undefined || document._deleted === true) return true;
  if (typeof document['erasedAt'] === 'string' || document['erased'] === true) return true;
  if (disagreement.kind === 'deletion') return false;
  return sameValue(valueAt(document, disagreement.path), disagreement.other.value);
};

/**
 * The document with another value at a path; `undefined` takes the field or the item away. Answers
 * `undefined` when there is no such place (any more), as for a field of an item that is gone.
 */
export const withValueAt = <Document>(
  document: Document,
  [part, ...rest]: readonly string[],
  value: unknown,
): Document | undefined => {
  if (part === undefined) return value as Document;
  if (Array.isArray(document)) {
    const index = document.findIndex((item) => isItem(item, part));
    if (index === -1) {
      return rest.length === 0 && value !== undefined
        ? ([...document, value] as Document)
        : undefined;
    }
    const item = withValueAt(document[index] as unknown, rest, value);
    if (item === undefined && rest.length > 0) return undefined;
    return document.flatMap((other: unknown, at) =>
      at !== index ? [other] : item === undefined ? [] : [item],
    ) as Document;
  }
  if (!isFields(document)) return undefined;
  const inner = withValueAt(valueAt(document, [part]), rest, value);
  if (inner === undefined && rest.length > 0) return undefined;
  const { [part]: replaced, ...others } = document;
  return (inner === undefined ? others : { ...document, [part]: inner }) as Document;
};

const isItem = (item: unknown, identity: string): boolean =>
  isFields(item) && (item['id'] ?? item['key']) === identity;

/** The value at a path of a document; parts name fields, or items of a list by identity. */
export const valueAt = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) {
      return value.find((item) => isItem(item, part));
    }
    return isFields(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }, document);

const timeOf = (side: unknown): string => (isFields(side) ? textOf(side['at']) : '');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
