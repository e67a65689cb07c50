import type { CollectionName } from '#shared/domain/document-types.ts';
import type { Upkeep } from '../database/upkeep.ts';

/** Up to where the documents of a collection have the wanted forms. */
export interface Reached {
  readonly name: CollectionName;
  /** The forms, as one text that is only compared. */
  readonly wanted: string;
  /** A point in the collection's change feed. */
  readonly sequence: number;
}

/** What a chapter file remembers of its migrations: one row per collection that ever needed one. */
export interface MigrationState {
  /** Up to where the wanted forms were reached; 0 when they are new to this file. */
  reached(name: CollectionName, wanted: string): number;
  /** Notes a point that was reached; a part of the write group it is called from, if any. */
  remember(reached: Reached): Promise<void>;
}

/** Makes the {@link MigrationState} of an open file. Its table appears with the first note. */
export const createMigrationState = ({
  connection,
}: Pick<Upkeep, 'connection'>): MigrationState => ({
  reached: (name, wanted) =>
    connection.read(({ database }) => {
      const exists = database
        .prepare(
          `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'document_migrations'`,
        )
        .get();
      if (exists === undefined) return 0;
      const row = database
        .prepare('SELECT sequence FROM document_migrations WHERE collection = ? AND forms = ?')
        .get(name, wanted);
      return Number(row?.['sequence'] ?? 0);
    }),
  remember: ({ name, wanted, sequence }) =>
    connection.transaction((database) => {
      database.exec(`CREATE TABLE IF NOT EXISTS document_migrations (
        collection TEXT PRIMARY KEY, forms TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT`);
      database
        .prepare('INSERT OR REPLACE INTO document_migrations VALUES (?, ?, ?)')
        .run(name, wanted, sequence);
    }),
});
