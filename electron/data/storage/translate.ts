import { columnOf } from './layout.ts';
import { NULL_KEY, OPAQUE, sortKeyOf, type SortKey } from './sort-key.ts';
import type { Table } from './table.ts';

/** A condition in SQL. */
export type Condition = { readonly sql: string; readonly params: readonly SortKey[] };

/** What SQL can say about a selector. */
export type Translation = {
  /** All must hold. Never excludes a document that the selector matches. */
  readonly conditions: readonly Condition[];
  /** True when the conditions say everything; otherwise the selector must judge the rows too. */
  readonly exact: boolean;
};

/**
 * Translates a normalised Mango selector into SQL over the key columns, as far as SQL can say
 * exactly what RxDB's matcher says. Whatever it cannot say makes the translation inexact.
 */
export function translateSelector(selector: object, table: Table): Translation {
  const conditions: Condition[] = [];
  let exact = true;
  for (const [field, matcher] of Object.entries(selector) as [string, unknown][]) {
    const part = field.startsWith('$')
      ? translateLogic({ operator: field, operand: matcher, table })
      : translateField({ path: field, matcher, table });
    conditions.push(...part.conditions);
    exact &&= part.exact;
  }
  return { conditions, exact };
}

/** `ORDER BY` terms for a Mango sort, or undefined when a field has no trustworthy key column. */
export function translateSort(
  sort: readonly { readonly [path: string]: 'asc' | 'desc' | undefined }[],
  table: Table,
): string | undefined {
  const terms: string[] = [];
  for (const part of sort) {
    const [path, direction] = Object.entries(part)[0] ?? [];
    const column = path === undefined ? undefined : columnOf(table.layout, path);
    if (!column || table.opaque.has(column)) return undefined;
    terms.push(direction === 'desc' ? `${column} DESC` : column);
    if (column === 'id') break; // unique: whatever follows decides nothing
  }
  return terms.join(', ');
}

/** Joins conditions with AND or OR. */
export function joinConditions(
  conditions: readonly Condition[],
  operator: 'AND' | 'OR',
): Condition {
  if (conditions.length === 0) return operator === 'AND' ? ALWAYS : NEVER;
  return {
    sql: conditions.map((condition) => `(${condition.sql})`).join(` ${operator} `),
    params: conditions.flatMap((condition) => condition.params),
  };
}

const ALWAYS: Condition = { sql: '1', params: [] };
const NEVER: Condition = { sql: '0', params: [] };
const UNKNOWN: Translation = { conditions: [], exact: false };

/** `$in` lists longer than this are judged by the matcher; SQLite allows 32,766 parameters. */
const LONGEST_LIST = 16_384;

function translateLogic(options: {
  operator: string;
  operand: unknown;
  table: Table;
}): Translation {
  const { operator, operand, table } = options;
  if (!Array.isArray(operand) || operand.length === 0) return UNKNOWN;
  const parts: Translation[] = [];
  for (const child of operand as unknown[]) {
    if (!isPlainObject(child)) return UNKNOWN;
    parts.push(translateSelector(child, table));
  }
  const exact = parts.every((part) => part.exact);
  switch (operator) {
    case '$and':
      return { conditions: parts.flatMap((part) => part.conditions), exact };
    case '$or': {
      const either = parts.map((part) => joinConditions(part.conditions, 'AND'));
      return { conditions: [joinConditions(either, 'OR')], exact };
    }
    case '$nor':
      if (!exact) return UNKNOWN;
      return {
        conditions: parts.map((part) => negate(joinConditions(part.conditions, 'AND'))),
        exact,
      };
    default:
      return UNKNOWN;
  }
}

function translateField(options: { path: string; matcher: unknown; table: Table }): Translation {
  const { path, matcher, table } = options;
  const column = columnOf(table.layout, path);
  if (!column || table.opaque.has(column)) return UNKNOWN;
  const operators = isPlainObject(matcher) ? matcher : { $eq: matcher };
  const names = Object.keys(operators);
  if (names.length === 0 || !names.every((name) => name.startsWith('$'))) return UNKNOWN;
  if (column === 'deleted') return translateDeleted(operators);

  const conditions: Condition[] = [];
  let exact = true;
  const range = translateRange(column, operators);
  if (range) conditions.push(...range);
  for (const [name, operand] of Object.entries(operators)) {
    if (RANGE_OPERATORS.has(name)) {
      exact &&= range !== undefined;
      continue;
    }
    const condition = translateOperator({ column, path, name, operand, table });
    if (condition) conditions.push(condition);
    else exact = false;
  }
  return { conditions, exact };
}

/** `_deleted` is always a boolean and has an integer column. */
function translateDeleted(operators: Record<string, unknown>): Translation {
  const { $eq: wanted } = operators;
  if (Object.keys(operators).length !== 1 || typeof wanted !== 'boolean') return UNKNOWN;
  return { conditions: [{ sql: `deleted = ${wanted ? 1 : 0}`, params: [] }], exact: true };
}

function translateOperator(options: {
  column: string;
  path: string;
  name: string;
  operand: unknown;
  table: Table;
}): Condition | undefined {
  const { column, path, name, operand, table } = options;
  switch (name) {
    case '$eq':
      return equals(column, operand);
    case '$ne': {
      const condition = equals(column, operand);
      return condition && negate(condition);
    }
    case '$in':
      return oneOf(column, operand);
    case '$nin': {
      const condition = oneOf(column, operand);
      return condition && negate(condition);
    }
    case '$exists':
      // Below an object RxDB's matcher has its own idea of existence.
      if (path.includes('.')) return undefined;
      return { sql: `${column} IS ${operand ? 'NOT ' : ''}NULL`, params: [] };
    case '$not': {
      if (!isPlainObject(operand)) return undefined;
      const inner = translateField({ path, matcher: operand, table });
      return inner.exact ? negate(joinConditions(inner.conditions, 'AND')) : undefined;
    }
    default:
      return undefined;
  }
}

/** The matcher takes null and missing for equal. */
function equals(column: string, operand: unknown): Condition | undefined {
  if (operand === null || operand === undefined) {
    return { sql: `${column} IS NULL OR ${column} = ?`, params: [NULL_KEY] };
  }
  const key = comparableKey(operand);
  return key === undefined ? undefined : { sql: `${column} = ?`, params: [key] };
}

function oneOf(column: string, operand: unknown): Condition | undefined {
  if (!Array.isArray(operand) || operand.length > LONGEST_LIST) return undefined;
  const values = operand as unknown[];
  const keys: SortKey[] = [];
  for (const value of values) {
    if (value === null || value === undefined) continue;
    const key = comparableKey(value);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  const empty = values.includes(null)
    ? [{ sql: `${column} IS NULL OR ${column} = ?`, params: [NULL_KEY] }]
    : [];
  const last = keys.at(-1);
  if (last === undefined) return joinConditions(empty, 'OR');
  // Lists are filled up to a power of two, so that few statements serve all lengths.
  while ((keys.length & (keys.length - 1)) !== 0) keys.push(last);
  const listed = { sql: `${column} IN (${keys.map(() => '?').join(', ')})`, params: keys };
  return joinConditions([listed, ...empty], 'OR');
}

const RANGE_OPERATORS: ReadonlyMap<string, '>' | '>=' | '<' | '<='> = new Map([
  ['$gt', '>'],
  ['$gte', '>='],
  ['$lt', '<'],
  ['$lte', '<='],
]);

/**
 * All range operators of one field together. A comparison holds only within one type, so where
 * one side is open the type's own end closes it; two open ends would hide the real bounds from
 * SQLite's planner.
 */
function translateRange(
  column: string,
  operators: Record<string, unknown>,
): Condition[] | undefined {
  const bounds = Object.entries(operators).filter(([name]) => RANGE_OPERATORS.has(name));
  const [first] = bounds;
  if (!first) return [];
  const type = typeof first[1];
  if (bounds.some(([, operand]) => typeof operand !== type)) {
    return bounds.every(([, operand]) => comparableKey(operand) !== undefined)
      ? [NEVER]
      : undefined;
  }
  if (type !== 'string' && type !== 'number') return undefined;
  const conditions: Condition[] = [];
  let below = false;
  let above = false;
  for (const [name, operand] of bounds) {
    const key = comparableKey(operand);
    const comparison = RANGE_OPERATORS.get(name);
    if (key === undefined || comparison === undefined) return undefined;
    if (comparison.startsWith('<')) below = true;
    else above = true;
    conditions.push({ sql: `${column} ${comparison} ?`, params: [key] });
  }
  if (!above)
    conditions.push({ sql: `${column} ${type === 'string' ? ">= ''" : '> -9e999'}`, params: [] });
  if (!below)
    conditions.push({ sql: `${column} < ${type === 'string' ? "x''" : "''"}`, params: [] });
  return conditions;
}

/** The key of an operand that SQL may compare; undefined for null, objects and odd numbers. */
function comparableKey(operand: unknown): SortKey | undefined {
  if (typeof operand === 'number' && !Number.isFinite(operand)) return undefined;
  if (operand === null || operand === undefined) return undefined;
  const key = sortKeyOf(operand);
  return key === OPAQUE ? undefined : key;
}

/** Negation as JavaScript means it: what is not true, SQL's NULL included. */
function negate(condition: Condition): Condition {
  return { sql: `(${condition.sql}) IS NOT TRUE`, params: condition.params };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
