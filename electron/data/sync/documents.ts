import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { RxDocumentData } from 'rxdb';
import { canonicalJson } from '#shared/domain/import/sameValue.ts';
import { collectionOfId, type CollectionName } from '#shared/domain/document-types.ts';
import type { StoredDocument } from '../database/schemas.ts';
import type { CouchDocument } from './couch/answers.ts';

/** A document as both sides hold it: our fields only. A deleted one is bare, whoever deleted it. */
export interface PlainDocument {
  readonly _id: string;
  readonly type: string;
  readonly _deleted?: true;
  readonly [field: string]: unknown;
}

/** Attachments of other clients as the server describes them; they are sent back as they came. */
export type AttachmentStubs = Readonly<Record<string, unknown>>;

/** What the server has under an id. */
export interface RemoteState {
  readonly id: string;
  readonly rev: string;
  readonly document: PlainDocument;
  readonly attachments?: AttachmentStubs | undefined;
  /** Revisions that this one grew from, where they were asked for. */
  readonly ancestors?: readonly string[];
  /** What was sent from here with its answer lost, where this state grew from it. */
  readonly own?: { readonly rev: string; readonly document: PlainDocument };
  /** Revisions that lost against this one on the server and are still there. */
  readonly leaves: readonly RemoteLeaf[];
}

/** A revision that lost on the server, not yet merged. */
export interface RemoteLeaf {
  readonly rev: string;
  readonly document: PlainDocument;
  readonly ancestors: readonly string[];
}

/** A tombstone without anything that the document said. */
export const tombstone = (id: string): PlainDocument => ({
  _id: id,
  type: typeOfId(id),
  _deleted: true,
});

/** A CouchDB document without CouchDB's own fields. */
export const plainOfCouch = (document: CouchDocument): PlainDocument => {
  if (document._deleted === true) return tombstone(document._id);
  // Taken apart, not filled field by field: V8 makes a slow object of that, for all who read it.
  const { _rev, _deleted, _conflicts, _attachments, ...plain } = document;
  const others = Object.keys(plain).filter((key) => key.startsWith('_') && key !== '_id');
  return (others.length === 0 ? plain : without(plain, others)) as unknown as PlainDocument;
};

const without = (fields: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** A stored document without RxDB's own fields. */
export const plainOfStored = (document: RxDocumentData<StoredDocument>): PlainDocument => {
  return document._deleted ? tombstone(document._id) : contentOfStored(document);
};

/** The same, also of a deleted one: what it said until then, as far as its row still holds it. */
export const contentOfStored = (document: RxDocumentData<StoredDocument>): PlainDocument => {
  const { _rev, _meta, _attachments, _deleted, ...plain } = document;
  return plain as unknown as PlainDocument;
};

/** Whether two states say the same; a document that is nowhere is the same as a deleted one. */
export const isSame = (a: PlainDocument | undefined, b: PlainDocument | undefined): boolean => {
  if (a === undefined || b === undefined) return (a ?? b)?._deleted !== undefined || a === b;
  return isDeepStrictEqual(a, b);
};

/** What tells a state from every other one, whatever the order of its fields: SHA-256, base 64. */
export const digestOf = (document: PlainDocument): string =>
  createHash('sha256').update(canonicalJson(document)).digest('base64');

/** Whether the document is one that this version can keep in a collection. */
export const homeOf = (document: PlainDocument): CollectionName | undefined => {
  const collection = collectionOfId(document._id);
  if (collection === undefined || document._id.length > idLimit) return undefined;
  return document.type === typeOfId(document._id) ? collection : undefined;
};

const idLimit = 200;

const typeOfId = (id: string): string => id.slice(0, Math.max(0, id.indexOf(':')));
