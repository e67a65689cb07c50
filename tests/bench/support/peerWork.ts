import type { RxCollection, RxDatabase, RxJsonSchema } from 'rxdb';

/** A person of the size that the association's directory has. */
export interface PeerPerson {
  readonly id: string;
  readonly fn: string;
  readonly country: string;
  readonly updatedAt: string;
  readonly rest: string;
}

/** The collection of {@link PeerPerson}s. */
export const peerSchema: RxJsonSchema<PeerPerson> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    fn: { type: 'string', maxLength: 200 },
    country: { type: 'string', maxLength: 2 },
    updatedAt: { type: 'string', maxLength: 30 },
    rest: { type: 'string' },
  },
  required: ['id', 'fn', 'country', 'updatedAt'],
  indexes: ['fn', 'updatedAt'],
};

/** What a storage took for the same work, in milliseconds. */
export interface PeerTimes {
  readonly bulkInsert: number;
  /** One insert each, sorted. */
  readonly singles: readonly number[];
  /** The newest 50, sorted. */
  readonly newest: readonly number[];
}

const batch = 500;

/** Puts people into a new collection, then single ones, then asks for the newest: the same for every storage. */
export const runPeerWork = async (database: RxDatabase, people: number): Promise<PeerTimes> => {
  const collections = await database.addCollections({ people: { schema: peerSchema } });
  const collection = collections.people as RxCollection<PeerPerson>;
  const start = performance.now();
  for (let from = 0; from < people; from += batch) {
    await collection.bulkInsert(
      Array.from({ length: Math.min(batch, people - from) }, (_, index) => personAt(from + index)),
    );
  }
  const bulkInsert = performance.now() - start;
  const singles = await timed(100, (index) => collection.insert(personAt(people + index)));
  // Fewer, because a peer takes seconds for one.
  const newest = await timed(12, (index) =>
    collection
      .find({
        // Another text each time, so that no answer comes from a cache of queries.
        selector: { updatedAt: { $lt: `2026-12-${String(10 + (index % 20))}T${index}` } },
        sort: [{ updatedAt: 'desc' }],
        limit: 50,
      })
      .exec(),
  );
  return { bulkInsert, singles, newest };
};

const timed = async (
  repeats: number,
  work: (index: number) => Promise<unknown>,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let index = 0; index < repeats; index += 1) {
    const start = performance.now();
    await work(index);
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b);
};

/** A made-up person; the same for the same number. */
export const personAt = (index: number): PeerPerson => {
  const mixed = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return {
    id: `person:${mixed.toString(16).padStart(8, '0')}-${index}`,
    fn: `Person ${mixed}`,
    country: 'ID',
    updatedAt: new Date(Date.UTC(2026, 0, 1) + (mixed % 28_000_000) * 1000).toISOString(),
    rest: 'x'.repeat(700),
  };
};
