import { setImmediate } from 'node:timers/promises';
import type { Query } from '#shared/domain/search/query.ts';
import { initialBit } from '#shared/domain/search/searchKey.ts';
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
  let last: Found | undefined;
  const take = (wanted: readonly PersonEntry[], joined: readonly Block[]): void => {
    if (wanted !== list) last = undefined;
    blocks = joined;
    list = wanted;
  };
  return {
    prepare: async (wanted) => {
      const joined: Block[] = [];
      for (const block of joinBlocks(wanted, blocks)) {
        joined.push(block);
        if (joined.length % blocksAtOnce === 0) await setImmediate();
      }
      take(wanted, joined);
    },
    candidates: (query, wanted) => {
      // The first word is the longest, which rules out most people.
      const word = query.words[0];
      if (word === undefined) return wanted;
      const needles = [word.text, word.loose, word.spelledOut].filter((text) => text !== undefined);
      if (word.startsOnly) return withInitials(wanted, needles);
      if (wanted !== list) take(wanted, [...joinBlocks(wanted, blocks)]);
      const people =
        last !== undefined && isLonger(needles, last.needles)
          ? withOneOf(last.people, needles)
          : blocks.flatMap((block) => findIn(block, needles));
      last = { needles, people };
      return people;
    },
  };
};

/** The answer to the last question, in which the next one looks when somebody typed on. */
interface Found {
  readonly needles: readonly string[];
  readonly people: readonly PersonEntry[];
}

// Whoever has the longer text in their key has the shorter one in it.
const isLonger = (needles: readonly string[], before: readonly string[]): boolean =>
  needles.every((needle) => before.some((shorter) => needle.includes(shorter)));

const withOneOf = (people: readonly PersonEntry[], needles: readonly string[]) =>
  people.filter(({ key }) => needles.some((needle) => key.text.includes(needle)));

const withInitials = (people: readonly PersonEntry[], needles: readonly string[]) => {
  const bits = needles.reduce((all, needle) => all | initialBit(needle), 0);
  return people.filter(({ key }) => (key.initials & bits) !== 0);
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

const findIn = (block: Block, needles: readonly string[]): readonly PersonEntry[] => {
  const { entries } = block;
  const isFound = new Uint8Array(entries.length);
  for (const needle of needles) addHits(isFound, block, needle);
  return entries.filter((_entry, index) => isFound[index] === 1);
};

// A needle has no mark in it, so it is found inside one key or not at all.
const addHits = (isFound: Uint8Array, { text, ends }: Block, needle: string): void => {
  let index = 0;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, ends[index])) {
    while ((ends[index] ?? Infinity) <= at) index += 1;
    isFound[index] = 1;
  }
};
