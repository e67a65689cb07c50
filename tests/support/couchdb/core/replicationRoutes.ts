import { CouchError } from './couchError.ts';
import type { Database, UserContext } from './database.ts';
import { documentOf } from './documents.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import {
  json,
  jsonBody,
  parseJson,
  text,
  type CouchRequest,
  type CouchResponse,
} from './message.ts';
import { generationOf } from './revisionTree.ts';

/** What replicators and keepers of a server call; `undefined` when the path is none of these. */
export const replicationRoutes = (
  call: { database: Database; request: CouchRequest; query: URLSearchParams; user: UserContext },
  name: string,
): CouchResponse | undefined => {
  const { database, request, query, user } = call;
  switch (name) {
    case '_revs_diff':
      return json(200, revsDiff(database, jsonBody(request)));
    case '_bulk_get':
      return json(200, bulkGet(database, jsonBody(request), query));
    case '_purge':
      requireAdmin(database, user);
      return json(201, {
        purge_seq: null,
        purged: database.purge(revisionLists(jsonBody(request))),
      });
    case '_compact':
      requireAdmin(database, user);
      for (const tree of database.trees.values()) tree.compact();
      return json(202, { ok: true });
    case '_ensure_full_commit':
      return json(201, { ok: true, instance_start_time: database.startTime });
    case '_revs_limit':
      if (request.method !== 'PUT') return text(200, `${database.revsLimit}\n`);
      requireAdmin(database, user);
      database.revsLimit = Number(parseJson(request.body.toString()));
      return json(200, { ok: true });
    default:
      return undefined;
  }
};

const requireAdmin = (database: Database, user: UserContext): void => {
  if (!database.isAdmin(user))
    throw new CouchError(401, 'unauthorized', 'You are not a db or server admin.');
};

const revisionLists = (body: JsonObject): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(body).map(([id, revs]) => [id, Array.isArray(revs) ? revs.map(String) : []]),
  );

const revsDiff = (database: Database, body: JsonObject): JsonObject => {
  const answer: JsonObject = {};
  for (const [id, revs] of revisionLists(body)) {
    const tree = database.trees.get(id);
    const missing = revs.filter((rev) => tree?.get(rev) === undefined);
    if (missing.length === 0) continue;
    const newest = Math.max(...missing.map(generationOf));
    const ancestors = (tree?.leaves() ?? [])
      .map(({ rev }) => rev)
      .filter((rev) => generationOf(rev) < newest);
    answer[id] = ancestors.length === 0 ? { missing } : { missing, possible_ancestors: ancestors };
  }
  return answer;
};

const bulkGet = (database: Database, body: JsonObject, query: URLSearchParams): JsonObject => {
  const wanted = Array.isArray(body['docs']) ? body['docs'].filter(isObject) : [];
  const results = wanted.map((entry): Json => {
    const id = String(entry['id']);
    const tree = database.trees.get(id);
    const rev = typeof entry['rev'] === 'string' ? entry['rev'] : undefined;
    const found = rev === undefined ? tree?.leaves() : [tree?.get(rev)].flatMap((one) => one ?? []);
    if (found === undefined || found.length === 0) {
      const error = { rev: rev ?? 'undefined', reason: 'missing', id, error: 'not_found' };
      return { id, docs: [{ error }] };
    }
    const docs = found.map((revision) => {
      const document = documentOf(id, revision, query.get('attachments') === 'true');
      if (query.get('revs') === 'true')
        document['_revisions'] = database.revisions(id, revision.rev);
      return { ok: document };
    });
    return { id, docs };
  });
  return { results };
};
