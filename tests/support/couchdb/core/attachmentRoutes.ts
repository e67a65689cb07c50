import { conflict, CouchError, notFound } from './couchError.ts';
import type { Database, UserContext } from './database.ts';
import { documentOf } from './documents.ts';
import { writeOne } from './documentRoutes.ts';
import { isObject } from './json.ts';
import { json, type CouchRequest, type CouchResponse } from './message.ts';

/** `GET`, `PUT` and `DELETE` of one attachment. */
export const attachmentRoute = (call: {
  database: Database;
  id: string;
  name: string;
  request: CouchRequest;
  query: URLSearchParams;
  user: UserContext;
}): CouchResponse => {
  const { database, id, name, request, query, user } = call;
  const tree = database.trees.get(id);
  const rev = query.get('rev');
  const revision = rev === null ? tree?.winner() : tree?.get(rev);
  if (request.method === 'GET') {
    if (revision === undefined || (rev === null && revision.deleted)) throw notFound('missing');
    const attachment = revision.attachments.get(name);
    if (attachment === undefined) throw notFound('Document is missing attachment');
    const headers = {
      'content-type': attachment.contentType,
      etag: `"${attachment.digest.slice(4)}"`,
    };
    return { status: 200, headers, body: attachment.data };
  }
  if (request.method !== 'PUT' && request.method !== 'DELETE')
    throw new CouchError(405, 'method_not_allowed', 'Only DELETE,GET,HEAD,PUT allowed');
  const alive = tree?.winner()?.deleted === false;
  if (alive && (rev === null || tree?.isLeaf(rev) !== true)) throw conflict();
  const document = revision === undefined ? { _id: id } : documentOf(id, revision);
  const kept = isObject(document['_attachments']) ? { ...document['_attachments'] } : {};
  delete kept[name];
  if (request.method === 'PUT')
    kept[name] = {
      content_type: request.headers['content-type'] ?? 'application/octet-stream',
      data: request.body.toString('base64'),
    };
  const written = writeOne(database, { ...document, _attachments: kept }, user, true);
  return json(request.method === 'PUT' ? 201 : 200, { ok: true, id, rev: written });
};
