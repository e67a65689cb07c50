import type { Handle } from './handle.ts';
import { keepHighWaterMark, type Table } from './table.ts';

/** Tombstones purged by one call: few enough to stay far below 50 ms. */
export const CLEANUP_SLICE = 500;

/**
 * Purges up to {@link CLEANUP_SLICE} documents that were deleted before `deletedBefore`
 * (milliseconds of Unix time), oldest first, in the caller's transaction.
 *
 * @returns whether nothing is left to purge
 */
export function purgeTombstones(options: {
  handle: Handle;
  table: Table;
  deletedBefore: number;
}): boolean {
  const { handle, table, deletedBefore } = options;
  const rows = handle
    .prepare(
      `SELECT seq, id FROM "${table.sqlName}" WHERE deleted = 1 AND lwt <= ? ORDER BY lwt LIMIT ?`,
    )
    .all(deletedBefore, CLEANUP_SLICE + 1) as unknown as readonly (readonly [number, string])[];
  if (rows.length === 0) return true;

  keepHighWaterMark(handle, table);
  const purge = handle.prepare(`DELETE FROM "${table.sqlName}" WHERE seq = ?`);
  for (const [sequence, id] of rows.slice(0, CLEANUP_SLICE)) {
    purge.run(sequence);
    if (table.layout.attachments) {
      handle.prepare(`DELETE FROM "${table.sqlName}_attachments" WHERE id = ?`).run(id);
    }
  }
  return rows.length <= CLEANUP_SLICE;
}
