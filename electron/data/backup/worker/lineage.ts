import type { DatabaseSync } from 'node:sqlite';

/**
 * Gives a restored chapter file a new lineage, so that it is never taken for the file it was copied
 * from.
 *
 * What sync remembers (how far it has read the server's feed, what the server has of ours) is only
 * true of the file it was written in. A restored file has fewer documents than sync remembers, and
 * pushing or pulling from there would lose changes silently or bring erased people back. Therefore:
 *
 * - the table `local_facts` of the chapter file holds the lineage, one row `lineage`. It never
 *   leaves this computer except inside a backup, and every restore replaces it;
 * - what sync keeps in the file for a replication (RxDB's collections `rx-replication-meta-…`) is
 *   emptied here;
 * - sync stores the lineage beside every checkpoint it keeps anywhere, and when the lineage of the
 *   open file is another one, it begins anew by comparing with the server.
 *
 * A file that was never restored has no such table: its lineage is the empty text.
 */
export const renewLineage = (database: DatabaseSync, lineage: string): void => {
  database.exec('BEGIN IMMEDIATE');
  for (const table of replicationTables(database)) {
    // The change feed may not fall back when its rows go; see keepHighWaterMark in the storage.
    database
      .prepare(
        `UPDATE storage_tables SET floor = max(floor,
           coalesce((SELECT max(seq) FROM "${table.name}"), 0)) WHERE number = ?`,
      )
      .run(table.number);
    database.exec(`DELETE FROM "${table.name}"`);
  }
  database.exec(
    'CREATE TABLE IF NOT EXISTS local_facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
  );
  database
    .prepare(`INSERT OR REPLACE INTO local_facts (key, value) VALUES ('lineage', ?)`)
    .run(lineage);
  database.exec('COMMIT');
};

const replicationTables = (database: DatabaseSync): { number: number; name: string }[] =>
  database
    .prepare(
      `SELECT number, name FROM storage_tables JOIN sqlite_schema
         ON sqlite_schema.type = 'table'
        AND sqlite_schema.name LIKE 't' || number || '\\_%' ESCAPE '\\'
        AND sqlite_schema.name NOT LIKE '%\\_attachments' ESCAPE '\\'
       WHERE collection LIKE 'rx-replication-meta-%' AND live = 1`,
    )
    .all()
    .map((row) => ({
      number: Number(row['number']),
      name: String(row['name']).replaceAll('"', '""'),
    }));
