import { canonicalJson, sameValue } from '../import/sameValue.ts';

/** A document as the merge sees it: plain JSON, fields of later versions included. */
export interface MergeDocument {
  readonly _id: string;
  readonly _deleted?: boolean;
  readonly [field: string]: unknown;
}

/** When and by whom a value was given, and with which form of the document. */
export interface Stamp {
  /** UTC, ISO 8601; empty where it is not known (a bare tombstone). */
  readonly at: string;
  readonly by: string;
  readonly schema: number;
}

/**
 * An entry of a merged document's `edits`: the stamp of a field that is older than the document's
 * own `updatedAt`, and the digest of the value it is true of. An edit that does not know about it
 * changes the value and thereby makes the entry void.
 */
interface Edit extends Stamp {
  readonly of: string;
  /** For the order of a list: all of the common state in that order, also what is gone since. */
  readonly order?: readonly string[];
}

/** The edits of a merged document by path. */
export type Edits = Readonly<Record<string, Edit>>;

/** The stamp a whole document carries. */
export const stampOfDocument = (document: MergeDocument): Stamp => ({
  at: textOf(document['updatedAt']),
  by: textOf(document['updatedBy']),
  schema: typeof document['schema'] === 'number' ? document['schema'] : 1,
});

/**
 * Orders stamps: the later form of a document first, then the later time; a time after `latest` is
 * not trusted and is older than every other. Positive when `one` wins.
 */
export const compareStamps = (one: Stamp, other: Stamp, latest: string | undefined): number =>
  one.schema - other.schema ||
  compareTexts(trusted(one, latest), trusted(other, latest)) ||
  compareTexts(one.at, other.at) ||
  compareTexts(one.by, other.by);

const trusted = ({ at }: Stamp, latest: string | undefined): string =>
  latest !== undefined && at > latest ? '' : at;

/** Whether two JSON values are the same, where "not there" and `null` are two things. */
export const isEqual = (one: unknown, other: unknown): boolean =>
  (one === undefined) === (other === undefined) && sameValue(one, other);

/** Orders texts by code unit, the same on every computer. */
export const compareTexts = (one: string, other: string): number =>
  one === other ? 0 : one < other ? -1 : 1;

/** Whether two stamps say the same. */
export const sameStamp = (one: Stamp, other: Stamp): boolean =>
  one.at === other.at && one.by === other.by && one.schema === other.schema;

/** The key of a path in `edits`: a JSON Pointer (RFC 6901) without the first slash. */
export const keyOfPath = (path: readonly string[]): string =>
  path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');

/** The valid edit entry of a document for a path, if it has one. */
export const editAt = (document: MergeDocument | undefined, key: string): Edit | undefined => {
  const edits = document?.['edits'];
  if (typeof edits !== 'object' || edits === null || !Object.hasOwn(edits, key)) return undefined;
  const edit: unknown = (edits as Record<string, unknown>)[key];
  if (typeof edit !== 'object' || edit === null) return undefined;
  const { at, by, schema, of, order } = edit as Partial<Edit>;
  if (typeof at !== 'string' || typeof by !== 'string' || typeof of !== 'string') return undefined;
  return {
    at,
    by,
    schema: typeof schema === 'number' ? schema : 1,
    of,
    ...(Array.isArray(order) && { order }),
  };
};

/**
 * A digest of a JSON value, 64 bits in base 36, the same on every computer and for every order of
 * keys. It tells values apart, it protects nothing.
 */
export const digest = (value: unknown): string => {
  const text = value === undefined ? '' : canonicalJson(value);
  let one = 0x811c9dc5;
  let other = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5f356495);
    other ^= other >>> 13;
  }
  return [finish(one), finish(other)].map((sum) => sum.toString(36).padStart(7, '0')).join('');
};

// MurmurHash3's finalizer.
const finish = (sum: number): number => {
  let mixed = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
