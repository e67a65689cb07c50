import { setImmediate } from 'node:timers/promises';
import type { Query } from '#shared/domain/search/query.ts';
import type { PersonEntry } from './personEntry.ts';

/**
 * The search keys of many people joined to a few long texts, so that a search reads memory in one
 * go instead of visiting every person. It only rules out: who is left is matched one by one.
 */
export interface Haystack {
  /** Joins the keys of a list in slices, so that the first search does not have to at once. */
  prepare(list: readonly PersonEntry[]): Promise<void>;
  /** The people, in the order of the list, in whose key each word's text (in some spelling) occurs. */
  candidates(query: Query, list: readonly PersonEntry[]): readonly PersonEntry[];
}

interface Block {
  readonly entries: readonly PersonEntry[];
  readonly text: string;
  /** Where in `text` the key of each entry ends. */
  readonly ends: Uint32Array;
}

/** Makes a {@link Haystack}; what it joined is kept and joined again only where people changed. */
export const createHaystack = (): Haystack => {
  let list: readonly PersonEntry[] | undefined;
  let blocks: readonly Block[] = [];
  return {
    prepare: async (wanted) => {
      const joined: Block[] = [];
      for (const block of joinBlocks(wanted, blocks)) {
        joined.push(block);
        if (joined.length % blocksAtOnce === 0) await setImmediate();
      }
      blocks = joined;
      list = wanted;
    },
    candidates: (query, wanted) => {
      // The first word is the longest, which rules out most people.
      const word = query.words[0];
      if (word === undefined) return wanted;
      if (wanted !== list) {
        blocks = [...joinBlocks(wanted, blocks)];
        list = wanted;
      }
      const needles = [word.text, word.loose, word.spelledOut]
        .filter((text) => text !== undefined)
        .map((text) => (word.startsOnly ? ` ${text}` : text));
      return blocks.flatMap((block) => findIn(block, needles));
    },
  };
};

const blocksAtOnce = 10;

// Blocks end at people chosen by their id, so that somebody added or gone changes one block only.
function* joinBlocks(list: readonly PersonEntry[], before: readonly Block[]): Generator<Block> {
  const known = new Map(before.map((block) => [block.entries[0], block]));
  for (let start = 0; start < list.length;) {
    const end = endOfBlock(list, start);
    const old = known.get(list[start]);
    const isKnown = old !== undefined && isSame(old, list, { start, end });
    yield isKnown ? old : join(list.slice(start, end));
    start = end;
  }
}

const endOfBlock = (list: readonly PersonEntry[], start: number): number => {
  const limit = Math.min(list.length, start + longestBlock);
  for (let index = start; index < limit; index += 1) {
    if (endsBlock(list[index]?.id ?? '')) return index + 1;
  }
  return limit;
};

// One in 256 of random ids.
const endsBlock = (id: string): boolean => id.endsWith('a7');

const longestBlock = 1024;

const isSame = (
  block: Block,
  list: readonly PersonEntry[],
  { start, end }: { start: number; end: number },
): boolean => {
  if (block.entries.length !== end - start) return false;
  return block.entries.every((entry, index) => list[start + index] === entry);
};

const join = (entries: readonly PersonEntry[]): Block => {
  const ends = new Uint32Array(entries.length);
  let end = 0;
  for (const [index, { key }] of entries.entries()) {
    end += key.text.length;
    ends[index] = end;
  }
  return { entries, ends, text: entries.map(({ key }) => key.text).join('') };
};

const findIn = ({ entries, text, ends }: Block, needles: readonly string[]): PersonEntry[] => {
  const found = new Set<number>();
  for (const needle of needles) addHits(found, { text, needle, ends });
  const order = needles.length === 1 ? [...found] : [...found].toSorted((a, b) => a - b);
  return order.flatMap((index) => entries[index] ?? []);
};

// A needle has no mark in it, so it is found inside one key or not at all.
const addHits = (
  found: Set<number>,
  { text, needle, ends }: { text: string; needle: string; ends: Uint32Array },
): void => {
  let index = 0;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, ends[index])) {
    while ((ends[index] ?? Infinity) <= at) index += 1;
    found.add(index);
  }
};
