import type { Handle } from './handle.ts';
import { keepHighWaterMark, type Table } from './table.ts';

/** Tombstones purged by one call at most. */
export const CLEANUP_SLICE = 500;

/** Where the rows lie scattered, or the disk is slow, a call ends after so many milliseconds. */
const SLICE_MS = 12;

/** Rows looked for at once. */
const STEP = 50;

/**
 * Purges up to {@link CLEANUP_SLICE} documents that were deleted before `deletedBefore`
 * (milliseconds of Unix time), oldest first, in the caller's transaction; fewer where that takes
 * long, so that nobody waits for it.
 *
 * @returns whether nothing is left to purge
 */
export function purgeTombstones(options: {
  handle: Handle;
  table: Table;
  deletedBefore: number;
}): boolean {
  const { handle, table, deletedBefore } = options;
  // Without statistics the planner takes deleted rows for few, reads all by another index and sorts.
  const find = handle.prepare(
    `SELECT seq, id FROM "${table.sqlName}" INDEXED BY "${table.sqlName}_tombstones"
     WHERE deleted = 1 AND lwt <= ? ORDER BY lwt LIMIT ?`,
  );
  const purge = handle.prepare(`DELETE FROM "${table.sqlName}" WHERE seq = ?`);
  const until = performance.now() + SLICE_MS;
  for (let purged = 0; purged < CLEANUP_SLICE && performance.now() < until; purged += STEP) {
    const rows = find.all(deletedBefore, STEP) as unknown as readonly (readonly [number, string])[];
    if (purged === 0 && rows.length > 0) keepHighWaterMark(handle, table);
    for (const [sequence, id] of rows) {
      purge.run(sequence);
      if (table.layout.attachments) {
        handle.prepare(`DELETE FROM "${table.sqlName}_attachments" WHERE id = ?`).run(id);
      }
    }
    if (rows.length < STEP) return true;
  }
  return find.get(deletedBefore, 1) === undefined;
}
