import { createHash } from 'node:crypto';
import { badRequest, CouchError } from './couchError.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { generationOf, hashOf, type Attachment, type Revision } from './revisionTree.ts';

/** A document as a client sent it, checked and taken apart. */
export interface ParsedDocument {
  id: string;
  rev: string | undefined;
  /** The revision and its ancestors, newest first, when a replicator sent them. */
  history: readonly string[] | undefined;
  deleted: boolean;
  body: JsonObject;
  attachments: ReadonlyMap<string, SentAttachment>;
}

/** An attachment as sent: with data, or a stub for the one the server has. */
export type SentAttachment =
  { stub: true } | { stub: false; contentType: string; data: Buffer; revpos: number | undefined };

/** CouchDB's `max_document_size`, in bytes. */
export const maximumDocumentBytes = 8_000_000;

const allowedMembers = new Set([
  '_id',
  '_rev',
  '_revisions',
  '_deleted',
  '_attachments',
  '_conflicts',
  '_deleted_conflicts',
  '_revs_info',
  '_local_seq',
]);

/** Refuses an id as CouchDB does. */
export const checkId = (id: Json): string => {
  if (typeof id !== 'string')
    throw new CouchError(400, 'illegal_docid', 'Document id must be a string');
  if (id === '') throw new CouchError(400, 'illegal_docid', 'Document id must not be empty');
  if (id.startsWith('_') && !id.startsWith('_design/') && !id.startsWith('_local/'))
    throw new CouchError(
      400,
      'illegal_docid',
      'Only reserved document ids may start with underscore.',
    );
  return id;
};

/** Refuses a revision that is not one. */
export const checkRev = (rev: Json): string => {
  if (typeof rev !== 'string' || !/^\d+-[^-]+$/.test(rev)) throw badRequest('Invalid rev format');
  return rev;
};

/** Takes a sent document apart; throws the error CouchDB gives for a bad one. */
export const parseDocument = (document: Json | undefined, newId: () => string): ParsedDocument => {
  if (!isObject(document)) throw badRequest('Document must be a JSON object');
  const id = checkId(document['_id'] ?? newId());
  const rev = document['_rev'] === undefined ? undefined : checkRev(document['_rev']);
  const body: JsonObject = {};
  for (const [key, value] of Object.entries(document)) {
    if (!key.startsWith('_')) body[key] = value;
    else if (!allowedMembers.has(key))
      throw new CouchError(400, 'doc_validation', `Bad special document member: ${key}`);
  }
  return {
    id,
    rev,
    history: historyOf(document['_revisions'], rev),
    deleted: document['_deleted'] === true,
    body,
    attachments: sentAttachments(document['_attachments']),
  };
};

const historyOf = (revisions: Json | undefined, rev: string | undefined) => {
  if (!isObject(revisions)) return rev === undefined ? undefined : [rev];
  const start = Number(revisions['start']);
  const ids = Array.isArray(revisions['ids']) ? revisions['ids'] : [];
  return ids.map((hash, index) => `${start - index}-${String(hash)}`);
};

const sentAttachments = (sent: Json | undefined): ReadonlyMap<string, SentAttachment> => {
  const attachments = new Map<string, SentAttachment>();
  if (!isObject(sent)) return attachments;
  for (const [name, attachment] of Object.entries(sent)) {
    if (!isObject(attachment)) throw badRequest('Attachments must be objects');
    if (attachment['stub'] === true) attachments.set(name, { stub: true });
    else
      attachments.set(name, {
        stub: false,
        contentType: String(attachment['content_type'] ?? 'application/octet-stream'),
        data: Buffer.from(String(attachment['data'] ?? ''), 'base64'),
        revpos: typeof attachment['revpos'] === 'number' ? attachment['revpos'] : undefined,
      });
  }
  return attachments;
};

/** The digest CouchDB shows for an attachment. */
export const digestOf = (data: Buffer): string =>
  `md5-${createHash('md5').update(data).digest('base64')}`;

/** The revision that CouchDB's rule gives to a write: the same write on two servers is one revision. */
export const nextRev = (
  parent: string | undefined,
  content: { deleted: boolean; body: JsonObject; attachments: ReadonlyMap<string, Attachment> },
): string => {
  const hash = createHash('md5')
    .update(
      JSON.stringify([
        content.deleted,
        parent ?? null,
        content.body,
        [...content.attachments].map(([name, { digest }]) => [name, digest]),
      ]),
    )
    .digest('hex');
  return `${(parent === undefined ? 0 : generationOf(parent)) + 1}-${hash}`;
};

/** A revision as a client reads it. `withData` sends attachments whole instead of as stubs. */
export const documentOf = (id: string, revision: Revision, withData = false): JsonObject => {
  const document: JsonObject = { _id: id, _rev: revision.rev, ...revision.body };
  if (revision.deleted) document['_deleted'] = true;
  if (revision.attachments.size > 0)
    document['_attachments'] = Object.fromEntries(
      [...revision.attachments].map(([name, attachment]) => [
        name,
        {
          content_type: attachment.contentType,
          revpos: attachment.revpos,
          digest: attachment.digest,
          ...(withData
            ? { data: attachment.data.toString('base64') }
            : { length: attachment.data.length, stub: true }),
        },
      ]),
    );
  return document;
};

/** `_revisions` of a history, newest first. */
export const revisionsOf = (history: readonly string[]): JsonObject => ({
  start: generationOf(history[0] ?? '0-'),
  ids: history.map(hashOf),
});
