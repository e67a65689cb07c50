import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** A row of one of the tables of sync. */
export type Row = Readonly<Record<string, unknown>>;

/** The statement of a text, made once: a first sync asks the same for every few hundred documents. */
export const prepared = (database: DatabaseSync, sql: string): StatementSync => {
  const known = statements.get(database) ?? new Map<string, StatementSync>();
  statements.set(database, known);
  const statement = known.get(sql) ?? database.prepare(sql);
  known.set(sql, statement);
  return statement;
};

const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** A column that may hold nothing. */
export const textOf = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : String(value);
