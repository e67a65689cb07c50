import type { Upkeep } from '../database/upkeep.ts';

/** How large a chapter's file is, in bytes. */
export interface FileSize {
  readonly bytes: number;
  /** Of these, in pages that hold nothing. */
  readonly free: number;
  /** How much smaller compacting would make it; 0 when that is not worth the wait. */
  readonly reclaimable: number;
}

/** Reads the size from the file's own counters; costs no walk over the file. */
export const readFileSize = ({ connection }: Pick<Upkeep, 'connection'>): FileSize =>
  connection.read(({ database }) => {
    const ask = (pragma: string): number =>
      Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0);
    const page = ask('page_size');
    const bytes = page * ask('page_count');
    const free = page * ask('freelist_count');
    return { bytes, free, reclaimable: pays({ bytes, free }) ? free : 0 };
  });

const pays = ({ bytes, free }: { bytes: number; free: number }): boolean =>
  free > leastShare * bytes && free > leastBytes;

const leastShare = 0.25;
const leastBytes = 10 * 2 ** 20;
