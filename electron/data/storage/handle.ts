import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** One open SQLite connection with its prepared statements. */
export type Handle = {
  readonly database: DatabaseSync;
  /** A prepared statement for this text, kept for the next call. Rows come as arrays. */
  readonly prepare: (sql: string) => StatementSync;
  readonly close: () => void;
};

/** Wraps a connection; statements beyond the limit are forgotten, least recently used first. */
export function createHandle(database: DatabaseSync): Handle {
  const statements = new Map<string, StatementSync>();

  return {
    database,
    prepare(sql) {
      const known = statements.get(sql);
      if (known) {
        statements.delete(sql);
        statements.set(sql, known);
        return known;
      }
      const statement = database.prepare(sql);
      statement.setReturnArrays(true);
      statements.set(sql, statement);
      if (statements.size > STATEMENT_LIMIT) {
        const oldest = statements.keys().next();
        if (!oldest.done) statements.delete(oldest.value);
      }
      return statement;
    },
    close() {
      statements.clear();
      if (database.isOpen) database.close();
    },
  };
}

const STATEMENT_LIMIT = 400;

/** The first column of the first row, or undefined when there is no row. */
export function readScalar(
  handle: Handle,
  sql: string,
  ...params: (string | number | Uint8Array | null)[]
): unknown {
  // setReturnArrays makes rows arrays, which the type declarations do not express.
  const row = handle.prepare(sql).get(...params) as unknown as readonly unknown[] | undefined;
  return row?.[0];
}
