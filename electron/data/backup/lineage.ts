import type { DatabaseSync } from 'node:sqlite';

/**
 * The lineage of an open chapter file; the empty text when it was never restored. Whatever is
 * remembered about a server belongs to one lineage; see `worker/lineage.ts`.
 */
export const readLineage = (database: DatabaseSync): string => {
  const table = database
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'local_facts'`)
    .get();
  if (table === undefined) return '';
  const row = database.prepare(`SELECT value FROM local_facts WHERE key = 'lineage'`).get();
  return String(Object.values(row ?? {})[0] ?? '');
};
