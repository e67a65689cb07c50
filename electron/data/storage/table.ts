import type { RxDocumentData } from 'rxdb';
import { readScalar, type Handle } from './handle.ts';
import { columnOf, createTableSql, schemaIndexes, type Layout } from './layout.ts';
import {
  createPathReader,
  OPAQUE,
  OPAQUE_KEY,
  sortKeyOf,
  textKey,
  type SortKey,
} from './sort-key.ts';

/** Which documents a table holds. */
export type TableName = {
  readonly database: string;
  readonly collection: string;
  /** Version of the collection's schema; each version has its own table. */
  readonly version: number;
};

/** The SQL table of one collection in one schema version. */
export type Table = {
  /** Row of `storage_tables`. */
  readonly number: number;
  /** Name in SQL: number, collection and schema version. */
  readonly sqlName: string;
  readonly layout: Layout;
  /** Columns that hold, or once held, a value no key can stand for; SQL must not judge them. */
  opaque: ReadonlySet<string>;
  /** The last sequence given out, while it is known: until a rollback, or another process's write. */
  sequence: number | undefined;
  /** The values of a document in the order of {@link insertSql}, without the sequence. */
  readonly rowOf: (document: RxDocumentData<unknown>) => Row;
  readonly insertSql: string;
  readonly updateSql: string;
};

/** What is written for one document. */
export type Row = {
  readonly id: string;
  readonly values: readonly SortKey[];
  /** Columns of this row with an opaque value. */
  readonly opaque: readonly string[];
};

/**
 * Finds or makes the table, and rebuilds it when the schema's indexes changed since it was made.
 * Runs inside the caller's transaction.
 */
export function openTable(options: {
  handle: Handle;
  name: TableName;
  layout: Layout;
  /** Whether the table with this number is in use in this process. */
  isInUse: (number: number) => boolean;
}): Table {
  const { handle, name, layout, isInUse } = options;
  const known = findTable(handle, name);
  if (!known) {
    const number = Number(
      readScalar(
        handle,
        `INSERT INTO storage_tables (database, collection, version, layout, opaque, floor, live)
         VALUES (?, ?, ?, ?, '[]', 0, 1) RETURNING number`,
        name.database,
        name.collection,
        name.version,
        JSON.stringify(layout),
      ),
    );
    const table = describeTable({ number, name, layout, opaque: [] });
    handle.database.exec(createTableSql(layout, table.sqlName));
    return table;
  }
  const table = describeTable({ number: known.number, name, layout, opaque: known.opaque });
  if (!known.live) {
    handle.database.exec(createTableSql(layout, table.sqlName));
    saveDefinition({ handle, table, opaque: [] });
    return describeTable({ number: known.number, name, layout, opaque: [] });
  }
  if (known.layout !== JSON.stringify(layout)) {
    if (isInUse(known.number)) {
      throw new Error(`${name.collection} is already open with a different schema`);
    }
    rebuildTable({ handle, table, attachments: readLayout(known.layout).attachments });
  }
  return table;
}

/**
 * Gives the table the indexes of this version where an earlier one made others over the same fields.
 * Either serve every query. Runs inside the caller's transaction.
 */
export function renewIndexes(handle: Handle, table: Table): void {
  for (const [name, sql] of outdatedIndexes(handle, table)) {
    handle.database.exec(`DROP INDEX IF EXISTS "${name}"; ${sql}`);
  }
}

/** Whether the table's indexes are as this version makes them. */
export function hasPresentIndexes(handle: Handle, table: Table): boolean {
  return outdatedIndexes(handle, table).length === 0;
}

function outdatedIndexes(handle: Handle, table: Table): (readonly [string, string])[] {
  const present = new Map(indexesOf(handle, table));
  return [...schemaIndexes(table.layout, table.sqlName)].filter(
    ([name, sql]) => present.get(name) !== sql,
  );
}

function indexesOf(handle: Handle, table: Table): readonly (readonly [string, string])[] {
  return handle
    .prepare(
      `SELECT name, sql FROM sqlite_schema
       WHERE type = 'index' AND tbl_name = ? AND sql NOT NULL`,
    )
    .all(table.sqlName) as unknown as readonly (readonly [string, string])[];
}

/** Deletes the table with everything in it; its sequence goes on where it stood if it returns. */
export function dropTable(handle: Handle, table: Table): void {
  const floor = highWaterMark(handle, table);
  handle.database.exec(`
    DROP TABLE IF EXISTS "${table.sqlName}_attachments";
    DROP TABLE IF EXISTS "${table.sqlName}";
  `);
  handle
    .prepare(`UPDATE storage_tables SET live = 0, opaque = '[]', floor = ? WHERE number = ?`)
    .run(floor, table.number);
}

/** The highest sequence ever given out; it never falls, not by cleanup and not by reopening. */
export function highWaterMark(handle: Handle, table: Table): number {
  return Number(
    readScalar(
      handle,
      `SELECT max(coalesce((SELECT max(seq) FROM "${table.sqlName}"), 0),
                  (SELECT floor FROM storage_tables WHERE number = ${table.number}))`,
    ),
  );
}

/** As {@link highWaterMark}, for the next write: asked of the file only when nobody remembers it. */
export function lastSequence(handle: Handle, table: Table): number {
  return table.sequence ?? highWaterMark(handle, table);
}

/** Remembers the high-water mark before the rows that carry it go. */
export function keepHighWaterMark(handle: Handle, table: Table): void {
  handle
    .prepare('UPDATE storage_tables SET floor = ? WHERE number = ?')
    .run(highWaterMark(handle, table), table.number);
}

/** Records, in the caller's transaction, that SQL cannot judge these columns any more. */
export function markOpaque(options: {
  handle: Handle;
  table: Table;
  columns: readonly string[];
}): void {
  const { handle, table, columns } = options;
  if (columns.every((column) => table.opaque.has(column))) return;
  table.opaque = new Set([...table.opaque, ...columns]);
  handle
    .prepare('UPDATE storage_tables SET opaque = ? WHERE number = ?')
    .run(JSON.stringify([...table.opaque]), table.number);
}

/** Forgets what is remembered of a table: after a rollback, or when another process may have written. */
export function refreshTable(handle: Handle, table: Table): void {
  table.sequence = undefined;
  const stored = readScalar(
    handle,
    'SELECT opaque FROM storage_tables WHERE number = ?',
    table.number,
  );
  if (typeof stored === 'string') table.opaque = new Set(readNames(stored));
}

function describeTable(options: {
  number: number;
  name: TableName;
  layout: Layout;
  opaque: readonly string[];
}): Table {
  const { number, name, layout } = options;
  const sqlName = `t${number}_${name.collection.replace(/[^a-z0-9]+/gi, '_')}_v${name.version}`;
  const keys = layout.paths.map((_, position) => `k${position}`);
  const columns = ['id', 'deleted', 'lwt', ...keys, 'doc'];
  return {
    number,
    sqlName,
    layout,
    opaque: new Set(options.opaque),
    sequence: undefined,
    rowOf: createRowReader(layout),
    insertSql: `INSERT INTO "${sqlName}" (${columns.join(', ')}, seq)
      VALUES (${columns.map(() => '?').join(', ')}, ?)`,
    updateSql: `UPDATE "${sqlName}" SET ${columns.map((column) => `${column} = ?`).join(', ')},
      seq = ? WHERE id = ?`,
  };
}

function createRowReader(layout: Layout): Table['rowOf'] {
  const readId = createPathReader(layout.primaryPath);
  const keys = [...layout.paths, '_meta.lwt'].map((path) => ({
    column: columnOf(layout, path) ?? '',
    read: createPathReader(path),
  }));
  const lwtKey = keys.pop();

  return (document) => {
    const id = textKey(String(readId(document)));
    const opaque: string[] = [];
    const keyOf = (key: (typeof keys)[number]): SortKey => {
      const value = sortKeyOf(key.read(document));
      if (value !== OPAQUE) return value;
      opaque.push(key.column);
      return OPAQUE_KEY;
    };
    const values: SortKey[] = [id, document._deleted ? 1 : 0, lwtKey ? keyOf(lwtKey) : null];
    for (const key of keys) values.push(keyOf(key));
    values.push(JSON.stringify(document));
    return { id, values, opaque };
  };
}

function findTable(
  handle: Handle,
  name: TableName,
): { number: number; layout: string; opaque: string[]; live: boolean } | undefined {
  const row = handle
    .prepare(
      `SELECT number, layout, opaque, live FROM storage_tables
       WHERE database = ? AND collection = ? AND version = ?`,
    )
    .get(name.database, name.collection, name.version) as unknown as
    readonly [number, string, string, number] | undefined;
  if (!row) return undefined;
  return { number: row[0], layout: row[1], opaque: readNames(row[2]), live: row[3] === 1 };
}

function rebuildTable(options: { handle: Handle; table: Table; attachments: boolean }): void {
  const { handle, table } = options;
  const old = `${table.sqlName}_old`;
  keepHighWaterMark(handle, table);
  for (const [index] of indexesOf(handle, table)) handle.database.exec(`DROP INDEX "${index}"`);
  handle.database.exec(`ALTER TABLE "${table.sqlName}" RENAME TO "${old}"`);
  if (options.attachments) {
    handle.database.exec(
      `ALTER TABLE "${table.sqlName}_attachments" RENAME TO "${old}_attachments"`,
    );
  }
  handle.database.exec(createTableSql(table.layout, table.sqlName));

  const opaque = new Set<string>();
  const insert = handle.prepare(table.insertSql);
  const rows = handle.prepare(`SELECT seq, doc FROM "${old}" ORDER BY seq`).iterate();
  for (const row of rows as unknown as Iterable<readonly [number, string]>) {
    const document = parseDocument(row[1]);
    const { values, opaque: columns } = table.rowOf(document);
    for (const column of columns) opaque.add(column);
    insert.run(...values, row[0]);
  }
  if (options.attachments && table.layout.attachments) {
    handle.database.exec(
      `INSERT INTO "${table.sqlName}_attachments" SELECT * FROM "${old}_attachments"`,
    );
  }
  handle.database.exec(`DROP TABLE IF EXISTS "${old}_attachments"; DROP TABLE "${old}"`);
  table.opaque = opaque;
  saveDefinition({ handle, table, opaque: [...opaque] });
}

function saveDefinition(options: {
  handle: Handle;
  table: Table;
  opaque: readonly string[];
}): void {
  options.handle
    .prepare('UPDATE storage_tables SET layout = ?, opaque = ?, live = 1 WHERE number = ?')
    .run(
      JSON.stringify(options.table.layout),
      JSON.stringify(options.opaque),
      options.table.number,
    );
}

/** The stored documents of these ids, in that order; those that are not there are left out. */
export function findDocuments<T>(options: {
  handle: Handle;
  table: Table;
  ids: readonly string[];
  withDeleted: boolean;
}): RxDocumentData<T>[] {
  const { handle, table, ids, withDeleted } = options;
  const live = withDeleted ? '' : ' AND stored.deleted = 0';
  const keys = ids.map(textKey);
  // SQLite's JSON ends a text at its first NUL.
  if (keys.length < FEW_IDS || keys.some((key) => key.includes('\0'))) {
    const find = handle.prepare(
      `SELECT stored.doc FROM "${table.sqlName}" AS stored WHERE stored.id = ?${live}`,
    );
    return keys.flatMap((key) => {
      const row = find.get(key) as unknown as readonly [string] | undefined;
      return row ? [parseDocument<T>(row[0])] : [];
    });
  }
  const rows = handle
    .prepare(
      `SELECT stored.doc FROM json_each(?) AS wanted
       CROSS JOIN "${table.sqlName}" AS stored ON stored.id = wanted.value${live}`,
    )
    .all(JSON.stringify(keys)) as unknown as readonly (readonly [string])[];
  return rows.map(([json]) => parseDocument<T>(json));
}

/** From so many on one statement for all is cheaper than one for each. */
const FEW_IDS = 8;

/** A document as the storage itself wrote it. */
export function parseDocument<T>(json: unknown): RxDocumentData<T> {
  return JSON.parse(String(json)) as RxDocumentData<T>;
}

function readNames(json: string): string[] {
  const names: unknown = JSON.parse(json);
  return Array.isArray(names) ? names.map(String) : [];
}

function readLayout(json: string): Layout {
  return JSON.parse(json) as Layout; // written by this module
}
