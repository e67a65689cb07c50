import { z } from 'zod';

/** CouchDB documents are JSON objects with `_` fields of CouchDB's own. */
export const couchDocumentSchema = z.looseObject({
  _id: z.string(),
  _rev: z.string(),
  _deleted: z.boolean().optional(),
  _conflicts: z.array(z.string()).optional(),
  _attachments: z.record(z.string(), z.unknown()).optional(),
});

/** See {@link couchDocumentSchema}. */
export type CouchDocument = z.infer<typeof couchDocumentSchema>;

// Opaque strings in CouchDB, numbers in PouchDB servers.
const sequenceSchema = z.union([z.string(), z.number()]).transform(String);

/** `GET /`. */
export const welcomeSchema = z.looseObject({
  couchdb: z.string().optional(),
  version: z.string().optional(),
  uuid: z.string().optional(),
});

/** `GET /{db}`. */
export const infoSchema = z.looseObject({
  db_name: z.string(),
  doc_count: z.int(),
  update_seq: sequenceSchema,
  instance_start_time: z.union([z.string(), z.number()]).transform(String).optional(),
});

/** See {@link infoSchema}. */
export type DatabaseInfo = z.infer<typeof infoSchema>;

// Looked at, not copied: a first sync brings tens of thousands of them.
const changeSchema = z.custom<Change>((value) => fitsAll(value, changeFields));

interface Change {
  readonly id: string;
  readonly deleted?: boolean;
  readonly changes: readonly { readonly rev: string }[];
  readonly doc?: CouchDocument | null;
}

const fitsAll = (
  value: unknown,
  fields: readonly (readonly [string, (value: unknown) => boolean])[],
): boolean =>
  typeof value === 'object' &&
  value !== null &&
  fields.every(([key, fits]) => fits((value as Readonly<Record<string, unknown>>)[key]));

const isText = (value: unknown): boolean => typeof value === 'string';
const changeFields: readonly (readonly [string, (value: unknown) => boolean])[] = [
  ['id', isText],
  ['deleted', (value) => value === undefined || typeof value === 'boolean'],
  [
    'changes',
    (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((each) => fitsAll(each, [['rev', isText]])),
  ],
  ['doc', (value) => value === undefined || value === null || fitsAll(value, couchFields)],
];
const couchFields: readonly (readonly [string, (value: unknown) => boolean])[] = [
  ['_id', isText],
  ['_rev', isText],
  ['_deleted', (value) => value === undefined || typeof value === 'boolean'],
  ['_conflicts', (value) => value === undefined || (Array.isArray(value) && value.every(isText))],
  [
    '_attachments',
    (value) =>
      value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value)),
  ],
];

/** `GET /{db}/_changes` without and with documents. */
export const changesSchema = z.object({
  results: z.array(changeSchema),
  last_seq: sequenceSchema,
  pending: z.int().optional(),
});

/** See {@link changesSchema}. */
export type Changes = z.infer<typeof changesSchema>;

/** `POST /{db}/_bulk_docs`, one row per document sent, in that order. */
export const bulkSchema = z.array(
  z.object({
    id: z.string().optional(),
    ok: z.boolean().optional(),
    rev: z.string().optional(),
    error: z.string().optional(),
    reason: z.unknown().optional(),
  }),
);

/** See {@link bulkSchema}. */
export type BulkRow = z.infer<typeof bulkSchema>[number];

/** `POST /{db}/_all_docs` with keys and documents. */
export const allDocsSchema = z.object({
  rows: z.array(
    z.object({
      key: z.string().optional(),
      id: z.string().optional(),
      error: z.string().optional(),
      value: z.object({ rev: z.string(), deleted: z.boolean().optional() }).nullish(),
      doc: couchDocumentSchema.nullish(),
    }),
  ),
});

/** `GET /{db}/{id}?open_revs=[…]`. */
export const openRevisionsSchema = z.array(
  z.object({
    ok: couchDocumentSchema
      .extend({ _revisions: z.object({ start: z.int(), ids: z.array(z.string()) }).optional() })
      .optional(),
  }),
);
