import { shardCount, shardOf, type Vector } from './sequence.ts';

/** One row of a feed: which document, and the vector after it. */
export interface ChangeRow {
  id: string;
  vector: Vector;
}

/** What a feed gives: rows, where they end, and how many remain. */
export interface ChangePage {
  rows: readonly ChangeRow[];
  last: Vector;
  pending: number;
}

/**
 * The order of changes. Every shard counts on its own and a document appears once per shard log, at
 * its last change. Feeds give one shard after the other, so rows are not in the order of writing.
 */
export class ChangeLog {
  readonly #shards: { seq: number; entries: { seq: number; id: string }[] }[] = Array.from(
    { length: shardCount },
    () => ({ seq: 0, entries: [] }),
  );
  readonly #latest = new Map<string, number>();

  /** The vector after everything written so far. */
  get vector(): Vector {
    return this.#shards.map(({ seq }) => seq);
  }

  /** Notes that a document changed. Gives the shard it is in. */
  record(id: string): number {
    const index = shardOf(id);
    const shard = this.#shards[index];
    if (shard === undefined) throw new Error('no such shard');
    shard.seq += 1;
    shard.entries.push({ seq: shard.seq, id });
    this.#latest.set(id, shard.seq);
    if (shard.entries.length > 1000 && shard.entries.length > this.#latest.size * 3)
      shard.entries = shard.entries.filter((entry) => this.#latest.get(entry.id) === entry.seq);
    return index;
  }

  /** Forgets a purged document; sequences move on, as in CouchDB. */
  forget(id: string): void {
    const shard = this.#shards[shardOf(id)];
    if (shard !== undefined) shard.seq += 1;
    this.#latest.delete(id);
  }

  /** Rows after a vector. `shards` limits the answer to some of the shards. */
  page(options: {
    since: Vector;
    limit: number;
    descending: boolean;
    wanted: (id: string) => boolean;
    only?: number | undefined;
  }): ChangePage {
    const { limit, descending, wanted, only } = options;
    const rows: ChangeRow[] = [];
    // A descending feed has no start: CouchDB reads it from the end to `since`.
    const vector = [...options.since];
    let pending = 0;
    for (const [index, shard] of this.#shards.entries()) {
      const from = options.since[index] ?? 0;
      if (only !== undefined && only !== index) continue;
      const live = shard.entries
        .slice(firstAfter(shard.entries, from))
        .filter(({ seq, id }) => this.#latest.get(id) === seq);
      if (descending) live.reverse();
      for (const entry of live) {
        if (rows.length >= limit) {
          pending += 1;
          continue;
        }
        vector[index] = entry.seq;
        if (wanted(entry.id)) rows.push({ id: entry.id, vector: [...vector] });
      }
      if (rows.length < limit) vector[index] = Math.max(shard.seq, from);
    }
    return { rows, last: vector, pending };
  }

  clone(): ChangeLog {
    const copy = new ChangeLog();
    for (const [index, shard] of this.#shards.entries())
      copy.#shards[index] = { seq: shard.seq, entries: [...shard.entries] };
    for (const [id, seq] of this.#latest) copy.#latest.set(id, seq);
    return copy;
  }
}

/** The index of the first entry behind a position. */
const firstAfter = (entries: readonly { seq: number }[], position: number): number => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.seq ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
};
