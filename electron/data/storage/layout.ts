import { getPrimaryFieldOfPrimaryKey, type RxDocumentData, type RxJsonSchema } from 'rxdb';

/** How a collection's documents lie in their SQL table; equal layouts need no rebuild. */
export type Layout = {
  readonly primaryPath: string;
  /** Indexed paths that have a key column of their own; the column of `paths[2]` is `k2`. */
  readonly paths: readonly string[];
  /** Paths of each SQL index, in order. */
  readonly indexes: readonly (readonly string[])[];
  readonly attachments: boolean;
};

/**
 * Derives the layout from a schema that RxDB has filled with its defaults.
 *
 * RxDB adds the index `_meta.lwt` + primary key to every schema for its own change feed; this
 * storage has a sequence for that, so the index is left out and only the column is kept.
 */
export function layoutOf<T>(schema: RxJsonSchema<RxDocumentData<T>>): Layout {
  const primaryPath: string = getPrimaryFieldOfPrimaryKey(schema.primaryKey);
  const feedIndex = ['_meta.lwt', primaryPath].join();
  const indexes = (schema.indexes ?? [])
    .map((index): string[] => (typeof index === 'string' ? [index] : index.map(String)))
    .filter((index) => index.join() !== feedIndex);
  const fixed = new Set(['_deleted', '_meta.lwt', primaryPath]);
  const paths = [...new Set(indexes.flat())].filter((path) => !fixed.has(path));
  return { primaryPath, paths, indexes, attachments: Boolean(schema.attachments) };
}

/** The column that holds the sort key of a path, if it has one. */
export function columnOf(layout: Layout, path: string): string | undefined {
  if (path === layout.primaryPath) return 'id';
  if (path === '_deleted') return 'deleted';
  if (path === '_meta.lwt') return 'lwt';
  const position = layout.paths.indexOf(path);
  return position === -1 ? undefined : `k${position}`;
}

/**
 * The statements that make a table of this layout.
 *
 * `seq` is the rowid and rises with every write of the document, so the change feed is a scan of
 * the table itself. `id` and the `k` columns hold sort keys and have no affinity on purpose. The
 * JSON stands last, so that reading keys never walks its overflow pages.
 */
export function createTableSql(layout: Layout, table: string): string {
  const keys = layout.paths.map((_, position) => `k${position},`).join(' ');
  const statements = [
    `CREATE TABLE "${table}" (
      seq INTEGER PRIMARY KEY, id NOT NULL UNIQUE, deleted INTEGER NOT NULL, lwt, ${keys}
      doc TEXT NOT NULL)`,
    `CREATE INDEX "${table}_tombstones" ON "${table}" (lwt) WHERE deleted = 1`,
    ...schemaIndexes(layout, table).values(),
  ];
  if (layout.attachments) {
    statements.push(
      `CREATE TABLE "${table}_attachments" (
        id NOT NULL, name NOT NULL, digest TEXT NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (id, name))`,
    );
  }
  return statements.join(';\n');
}

/** The index that SQLite makes for the unique `id` of a table. */
export function idIndexOf(table: string): string {
  return `sqlite_autoindex_${table}_1`;
}

/**
 * The statements that make the schema's indexes, by the name of each.
 *
 * RxDB ends every index with the primary key. That would be most of an entry, and few entries to a
 * page make every second write of a document split one. SQLite ends an entry with the rowid, and a
 * query puts those with equal values in order itself.
 */
export function schemaIndexes(layout: Layout, table: string): ReadonlyMap<string, string> {
  return new Map(
    layout.indexes.map((index, position) => {
      const name = `${table}_i${position}`;
      const isLong = index.length > 1 && index.at(-1) === layout.primaryPath;
      const paths = isLong ? index.slice(0, -1) : index;
      const columns = paths.map((path) => columnOf(layout, path)).join(', ');
      return [name, `CREATE INDEX "${name}" ON "${table}" (${columns})`];
    }),
  );
}
