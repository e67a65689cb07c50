import { crc32 } from 'node:zlib';

/** How many shards a database has; CouchDB 3's default. */
export const shardCount = 2;

/** One position per shard. */
export type Vector = readonly number[];

export const startVector: Vector = Array.from({ length: shardCount }, () => 0);

/** The shard of a document id: the ranges of its CRC-32, as in CouchDB. */
export const shardOf = (id: string): number => Math.floor((crc32(id) / 2 ** 32) * shardCount);

const mark = 'g1AAAA';

/** A sequence as CouchDB writes it: a number for people, then text that only the server reads. */
export const encodeSequence = (vector: Vector, instance: string): string => {
  const sum = vector.reduce((total, position) => total + position, 0);
  const hidden = Buffer.from(`${instance}:${vector.join('.')}`).toString('base64url');
  return `${sum}-${mark}${hidden}`;
};

/**
 * Reads a sequence. Gives `undefined` when it is malformed, and the start for a sequence of another
 * database: CouchDB rewinds then.
 */
export const decodeSequence = (sequence: string, instance: string): Vector | undefined => {
  if (sequence === '0') return startVector;
  const match = /^(\d+)-g1AAAA([\w-]+)$/.exec(sequence);
  if (match === null) return undefined;
  const hidden = /^([0-9a-f]+):(\d+(?:\.\d+)*)$/.exec(
    Buffer.from(match[2] ?? '', 'base64url').toString(),
  );
  if (hidden === null) return undefined;
  const vector = (hidden[2] ?? '').split('.').map(Number);
  if (vector.length !== shardCount) return undefined;
  return hidden[1] === instance ? vector : startVector;
};
