import { badRequest, conflict, CouchError, notFound } from './couchError.ts';
import type { Database, UserContext } from './database.ts';
import { checkId, checkRev, documentOf } from './documents.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { json, parseJson, type CouchRequest, type CouchResponse } from './message.ts';
import type { Revision } from './revisionTree.ts';

interface Call {
  database: Database;
  id: string;
  request: CouchRequest;
  query: URLSearchParams;
  user: UserContext;
}

/** `GET`, `PUT` and `DELETE` of one document. */
export const documentRoute = (call: Call): CouchResponse => {
  checkId(call.id);
  if (call.id.startsWith('_local/')) return localRoute(call);
  if (call.request.method === 'PUT') return put(call);
  if (call.request.method === 'DELETE') return remove(call);
  if (call.request.method === 'GET' || call.request.method === 'HEAD') return get(call);
  throw new CouchError(405, 'method_not_allowed', 'Only DELETE,GET,HEAD,POST,PUT,COPY allowed');
};

const get = ({ database, id, request, query }: Call): CouchResponse => {
  const tree = database.trees.get(id);
  const openRevs = query.get('open_revs');
  if (openRevs !== null) return json(200, openRevisions(database, id, query, openRevs));
  if (tree === undefined) throw notFound('missing');
  const rev = query.get('rev');
  const revision = rev === null ? tree.winner() : tree.get(checkRev(rev));
  if (revision === undefined) throw notFound('missing');
  if (rev === null && revision.deleted) throw notFound('deleted');
  const etag = `"${revision.rev}"`;
  if (request.headers['if-none-match'] === etag)
    return { status: 304, headers: { etag }, body: Buffer.alloc(0) };
  const document = readDocument(database, id, revision, query);
  if (query.get('conflicts') === 'true' || query.get('meta') === 'true')
    database.withConflicts(id, document);
  return json(200, document, { etag });
};

const readDocument = (
  database: Database,
  id: string,
  revision: Revision,
  query: URLSearchParams,
): JsonObject => {
  const document = documentOf(id, revision, query.get('attachments') === 'true');
  const history = database.trees.get(id)?.history(revision.rev) ?? [];
  if (query.get('revs') === 'true') document['_revisions'] = database.revisions(id, revision.rev);
  if (query.get('revs_info') === 'true')
    document['_revs_info'] = history.map((rev) => ({
      rev,
      status: database.trees.get(id)?.isAvailable(rev) === true ? 'available' : 'missing',
    }));
  return document;
};

const openRevisions = (
  database: Database,
  id: string,
  query: URLSearchParams,
  wanted: string,
): Json => {
  const tree = database.trees.get(id);
  const show = (revision: Revision) => ({ ok: readDocument(database, id, revision, query) });
  if (wanted === 'all') {
    if (tree === undefined) throw notFound('missing');
    return tree.leaves().map(show);
  }
  const list = parseJson(wanted);
  if (!Array.isArray(list)) throw badRequest('Invalid rev format');
  return list.map((rev) => {
    const revision = tree?.get(String(rev));
    return revision === undefined ? { missing: rev } : show(revision);
  });
};

const put = ({ database, id, request, query, user }: Call): CouchResponse => {
  const body = parseJson(request.body.toString());
  if (!isObject(body)) throw badRequest('Document must be a JSON object');
  const document: JsonObject = { ...body, _id: id };
  const rev = query.get('rev') ?? unquote(request.headers['if-match']);
  if (rev !== undefined) document['_rev'] = rev;
  const newEdits = query.get('new_edits') !== 'false';
  const written = writeOne(database, document, user, newEdits);
  if (query.get('batch') === 'ok') return json(202, { ok: true, id });
  const status = document['_deleted'] === true ? 200 : 201;
  return answer(status, id, written, request);
};

const remove = ({ database, id, request, query, user }: Call): CouchResponse => {
  const rev = query.get('rev') ?? unquote(request.headers['if-match']);
  if (database.trees.get(id)?.winner()?.deleted !== false && rev === undefined)
    throw notFound(database.trees.has(id) ? 'deleted' : 'missing');
  if (rev === undefined) throw conflict();
  const written = writeOne(database, { _id: id, _rev: rev, _deleted: true }, user, true);
  return answer(200, id, written, request);
};

const answer = (status: number, id: string, rev: string, request: CouchRequest): CouchResponse =>
  json(
    status,
    { ok: true, id, rev },
    status === 201
      ? {
          etag: `"${rev}"`,
          location: `http://${request.headers['host'] ?? 'localhost'}${request.path}`,
        }
      : { etag: `"${rev}"` },
  );

/** Writes one document; what `_bulk_docs` would report in its row is thrown. */
export const writeOne = (
  database: Database,
  document: JsonObject,
  user: UserContext,
  newEdits: boolean,
): string => {
  let result;
  try {
    [result] = database.write([document], user, newEdits);
  } catch (error) {
    // CouchDB names the document only when it came in a batch.
    if (error instanceof CouchError && error.status === 413)
      throw new CouchError(413, error.error, '');
    throw error;
  }
  if (result === undefined) return String(document['_rev']);
  if ('ok' in result) return result.rev;
  const status = { conflict: 409, forbidden: 403, unauthorized: 401, not_found: 404 }[result.error];
  throw new CouchError(status ?? 400, result.error, result.reason);
};

const localRoute = ({ database, id, request, query, user }: Call): CouchResponse => {
  const known = database.locals.get(id);
  if (request.method === 'GET') {
    if (known === undefined) throw notFound('missing');
    return json(200, { _id: id, _rev: `0-${known.rev}`, ...known.body });
  }
  if (request.method === 'DELETE') {
    if (known === undefined) throw notFound('missing');
    const rev = query.get('rev') ?? `0-${known.rev}`;
    const written = writeOne(database, { _id: id, _rev: rev, _deleted: true }, user, true);
    return json(200, { ok: true, id, rev: written });
  }
  const body = parseJson(request.body.toString());
  if (!isObject(body)) throw badRequest('Document must be a JSON object');
  return json(201, { ok: true, id, rev: writeOne(database, { ...body, _id: id }, user, true) });
};

const unquote = (header: string | undefined): string | undefined => header?.replaceAll('"', '');
