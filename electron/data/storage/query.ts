import {
  getQueryMatcher,
  getSortComparator,
  type PreparedQuery,
  type QueryMatcher,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageCountResult,
} from 'rxdb';
import { readScalar, type Handle } from './handle.ts';
import { idIndexOf } from './layout.ts';
import type { SortKey } from './sort-key.ts';
import { parseDocument, type Table } from './table.ts';
import { joinConditions, translateSelector, translateSort, type Condition } from './translate.ts';

/** What a query runs over. */
export type QueryTarget<T> = {
  readonly handle: Handle;
  readonly table: Table;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<T>>>;
};

/**
 * Runs a Mango query: filter, order, skip and limit in SQL where SQL can say them exactly;
 * otherwise SQL narrows and orders, and RxDB's own matcher and comparator finish the work.
 */
export function runQuery<T>(
  target: QueryTarget<T>,
  prepared: PreparedQuery<T>,
): RxDocumentData<T>[] {
  const { query } = prepared;
  const { handle, table, schema } = target;
  const { from, where, params, exact } = planFilter(target, prepared);
  const order = translateSort(query.sort, table);
  const window = windowOf(prepared);
  const select = `SELECT doc FROM ${from} WHERE ${where}`;

  if (exact && order !== undefined) {
    const rows = handle
      .prepare(`${select} ORDER BY ${order} LIMIT ? OFFSET ?`)
      .all(...params, window.limit, window.skip) as unknown as readonly (readonly [string])[];
    return rows.map(([json]) => parseDocument<T>(json));
  }

  const matches = exact ? () => true : judging<T>(getQueryMatcher(schema, query));
  const found: RxDocumentData<T>[] = [];
  const ordered = order !== undefined;
  const enough = ordered && window.limit !== -1 ? window.skip + window.limit : Infinity;
  if (enough === 0) return [];
  const rows = handle.prepare(ordered ? `${select} ORDER BY ${order}` : select).iterate(...params);
  for (const [json] of rows as unknown as Iterable<readonly [string]>) {
    const document = parseDocument<T>(json);
    if (!matches(document)) continue;
    found.push(document);
    if (found.length >= enough) break;
  }
  if (!ordered) found.sort(getSortComparator(schema, query) as (a: unknown, b: unknown) => number);
  return found.slice(window.skip, window.limit === -1 ? undefined : window.skip + window.limit);
}

/**
 * A matcher that survives what documents from elsewhere hold: the library behind RxDB's fails on
 * an object with a field named `constructor`. A document it cannot judge does not match; it must
 * not keep the others from being found.
 */
const judging =
  <T>(matches: QueryMatcher<RxDocumentData<T>>): QueryMatcher<RxDocumentData<T>> =>
  (document) => {
    try {
      return matches(document);
    } catch {
      return false;
    }
  };

/**
 * Counts what {@link runQuery} would return. `slow` says that documents had to be read and
 * matched one by one; RxDB then refuses unless the database was opened with `allowSlowCount`.
 */
export function runCount<T>(
  target: QueryTarget<T>,
  prepared: PreparedQuery<T>,
): RxStorageCountResult {
  const { handle } = target;
  const { from, where, params, exact } = planFilter(target, prepared);
  if (!exact) return { count: runQuery(target, prepared).length, mode: 'slow' };
  const window = windowOf(prepared);
  if (window.limit === -1 && window.skip === 0) {
    const sql = `SELECT count(*) FROM ${from} WHERE ${where}`;
    return { count: Number(readScalar(handle, sql, ...params)), mode: 'fast' };
  }
  const sql = `SELECT count(*) FROM
    (SELECT 1 FROM ${from} WHERE ${where} LIMIT ? OFFSET ?)`;
  const count = Number(readScalar(handle, sql, ...params, window.limit, window.skip));
  return { count, mode: 'fast' };
}

function planFilter<T>(
  target: QueryTarget<T>,
  prepared: PreparedQuery<T>,
): { from: string; where: string; params: readonly SortKey[]; exact: boolean } {
  const { table } = target;
  const { conditions, exact } = translateSelector(prepared.query.selector, table);
  const { sql, params } = joinConditions(conditions, 'AND');
  const from = seeksById(conditions, prepared.query.sort[0], table)
    ? `"${table.sqlName}" INDEXED BY "${idIndexOf(table.sqlName)}"`
    : `"${table.sqlName}"`;
  return { from, where: sql, params, exact };
}

/**
 * Whether the primary key narrows most. SQLite's planner takes another index where that spares it a
 * sort, though it then reads the whole table: RxDB adds an order to queries that ask for none.
 */
function seeksById(
  conditions: readonly Condition[],
  firstOrder: object | undefined,
  table: Table,
): boolean {
  const says = (...sqls: string[]): boolean => conditions.some(({ sql }) => sqls.includes(sql));
  const above = says('id > ?', 'id >= ?');
  const below = says('id < ?', 'id <= ?');
  if (says('id = ?') || (above && below)) return true;
  const isOrderedById = firstOrder !== undefined && table.layout.primaryPath in firstOrder;
  return isOrderedById && (above || below);
}

/** Skip and limit; a limit of -1 is SQLite's word for none. */
function windowOf<T>(prepared: PreparedQuery<T>): { skip: number; limit: number } {
  const { skip, limit } = prepared.query;
  return {
    skip: Number.isSafeInteger(skip) && skip > 0 ? skip : 0,
    limit: Number.isSafeInteger(limit) && limit !== undefined && limit >= 0 ? limit : -1,
  };
}
