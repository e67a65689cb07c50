import type { Database } from './database.ts';
import { documentOf } from './documents.ts';
import type { Json, JsonObject } from './json.ts';
import { parseJson } from './message.ts';

/** `_all_docs`, as text in CouchDB's line form. Options in the body win over those of the query. */
export const allDocs = (database: Database, query: URLSearchParams, body: JsonObject): string => {
  const option = (name: string): Json | undefined => {
    if (body[name] !== undefined) return body[name];
    const value = query.get(name);
    return value === null ? undefined : parseJson(value);
  };
  const includeDocs = option('include_docs') === true;
  const conflicts = option('conflicts') === true;
  const alive = [...database.trees]
    .filter(([, tree]) => tree.winner()?.deleted === false)
    .map(([id]) => id);
  const keys =
    option('keys') ?? (option('key') === undefined ? undefined : [option('key') ?? null]);
  if (Array.isArray(keys))
    return page(
      alive.length,
      null,
      keys.map((key) => row(database, key, includeDocs, conflicts)),
    );

  const descending = option('descending') === true;
  const sorted = alive.toSorted();
  if (descending) sorted.reverse();
  const start = option('startkey') ?? option('start_key');
  const end = option('endkey') ?? option('end_key');
  const inclusive = option('inclusive_end') !== false;
  const before = (a: string, b: string) => (descending ? a > b : a < b);
  const first = typeof start === 'string' ? sorted.findIndex((id) => !before(id, start)) : 0;
  const from = (first < 0 ? sorted.length : first) + Number(option('skip') ?? 0);
  const limit = Number(option('limit') ?? Number.POSITIVE_INFINITY);
  const ids = sorted
    .slice(from)
    .filter((id) => typeof end !== 'string' || before(id, end) || (inclusive && id === end))
    .slice(0, limit);
  return page(
    alive.length,
    limit === 0 ? Math.min(from, 0) : from,
    ids.map((id) => row(database, id, includeDocs, conflicts)),
  );
};

const row = (
  database: Database,
  key: Json,
  includeDocs: boolean,
  conflicts: boolean,
): JsonObject => {
  const winner = typeof key === 'string' ? database.trees.get(key)?.winner() : undefined;
  if (winner === undefined || typeof key !== 'string') return { key, error: 'not_found' };
  const value: JsonObject = { rev: winner.rev };
  if (winner.deleted) value['deleted'] = true;
  const result: JsonObject = { id: key, key, value };
  if (!includeDocs) return result;
  const document = documentOf(key, winner);
  if (conflicts) database.withConflicts(key, document);
  result['doc'] = winner.deleted ? null : document;
  return result;
};

const page = (total: number, offset: number | null, rows: readonly JsonObject[]): string =>
  `{"total_rows":${total},"offset":${offset},"rows":[\r\n${rows
    .map((line) => JSON.stringify(line))
    .join(',\r\n')}\r\n]}\n`;
