import { setImmediate } from 'node:timers/promises';
import { noMatch } from '#shared/domain/search/match.ts';
import type { Query, QueryWord } from '#shared/domain/search/query.ts';
import { initialBit } from '#shared/domain/search/searchKey.ts';
import {
  mayHave,
  pairOf,
  rankPair,
  readLetterPairs,
  visitAll,
  type LetterPairs,
} from './letterPairs.ts';
import type { PersonEntry } from './personEntry.ts';
import { plainWord, rankBlock, type JoinedKeys } from './rankBlock.ts';
import { plainLetter, rankLetter, readFirstLetters, type FirstLetters } from './rankLetter.ts';
import { rankOf, toQuery } from './search.ts';

/**
 * The search keys of many people joined to a few long texts, so that a search reads memory in one
 * go instead of visiting every person.
 */
export interface Haystack {
  /** Joins the keys of a list in slices, so that the first search does not have to at once. */
  prepare(list: readonly PersonEntry[]): Promise<void>;
  /**
   * Ranks beforehand whom single letters find, and lets the engine meet the walk along the keys, in
   * slices and as long as it is `wanted`: the first letters somebody types are then answered as fast
   * as later ones.
   */
  warmUp(wanted: () => boolean): Promise<void>;
  /** The people who match, by rank, each rank in the order of the list. */
  ranked(query: Query, list: readonly PersonEntry[]): readonly PersonEntry[][];
}

interface Block extends JoinedKeys {
  readonly entries: readonly PersonEntry[];
  readonly letters: FirstLetters;
  readonly pairs: LetterPairs;
  /** Whom a single letter finds here, by rank, for each letter that was asked for. */
  readonly byLetter: Map<number, readonly PersonEntry[][]>;
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
  // In whose key the text of the longest word (in some spelling) occurs, in the order of the list.
  const candidates = (query: Query, wanted: readonly PersonEntry[]): readonly PersonEntry[] => {
    const word = query.words[0];
    if (word === undefined) return wanted;
    const needles = needlesOf(word);
    if (word.startsOnly) return withInitials(wanted, needles);
    const people =
      last !== undefined && isLonger(word, last.word)
        ? withOneOf(last.people, needles)
        : blocks.flatMap((block) => findIn(block, needles));
    last = { word, people };
    return people;
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
    warmUp: async (wanted) => {
      let since = performance.now();
      for (const block of blocks) {
        if (!wanted()) return;
        for (const { query, letter } of singleLetters) rankLetterIn(block, query, letter);
        for (const { query, word } of usualBeginnings) rankAll([block], query, word);
        if (performance.now() - since < longestRun) continue;
        await setImmediate();
        since = performance.now();
      }
    },
    ranked: (query, wanted) => {
      if (wanted !== list) take(wanted, [...joinBlocks(wanted, blocks)]);
      const letter = plainLetter(query);
      if (letter !== undefined) return rankByLetter(blocks, query, letter);
      const word = plainWord(query);
      const isAmongFew =
        word !== undefined &&
        last !== undefined &&
        last.people.length < few &&
        isLonger(word, last.word);
      if (word !== undefined && !isAmongFew) {
        const { byRank, people } = rankAll(blocks, query, word);
        last = { word, people };
        return byRank;
      }
      const byRank: PersonEntry[][] = [];
      for (const entry of candidates(query, wanted)) {
        const rank = rankOf(query, entry.key);
        if (rank !== undefined) (byRank[rank] ??= []).push(entry);
      }
      return byRank;
    },
  };
};

/** The answer to the last question, in which the next one looks when somebody typed on. */
interface Found {
  readonly word: QueryWord;
  readonly people: readonly PersonEntry[];
}

// So many are visited one by one sooner than all keys are read.
const few = 2000;

const needlesOf = (word: QueryWord): readonly string[] =>
  [word.text, word.loose, word.spelledOut].filter((text) => text !== undefined);

const rankByLetter = (
  blocks: readonly Block[],
  query: Query,
  letter: number,
): readonly PersonEntry[][] => {
  const byRank: PersonEntry[][] = [];
  for (const block of blocks) {
    // Ranks that nobody has are holes, which `forEach` passes over.
    rankLetterIn(block, query, letter).forEach((people, rank) => {
      const all = (byRank[rank] ??= []);
      for (const entry of people) all.push(entry);
    });
  }
  return byRank;
};

const rankLetterIn = (
  { entries, letters, byLetter }: Block,
  query: Query,
  letter: number,
): readonly PersonEntry[][] => {
  const known = byLetter.get(letter);
  if (known !== undefined) return known;
  const byRank: PersonEntry[][] = [];
  rankLetter(letters, letter, (index, told) => {
    const entry = entries[index];
    const rank = entry === undefined ? undefined : (told ?? rankOf(query, entry.key));
    if (entry !== undefined && rank !== undefined) (byRank[rank] ??= []).push(entry);
  });
  byLetter.set(letter, byRank);
  return byRank;
};

const singleLetters = Array.from('abcdefghijklmnopqrstuvwxyz').flatMap((text) => {
  const query = toQuery(text);
  const letter = query === undefined ? undefined : plainLetter(query);
  return query === undefined || letter === undefined ? [] : [{ query, letter }];
});

// Any would do: what they find is not kept. One has a loose spelling.
const usualBeginnings = ['an', 'mar', 'sit'].flatMap((text) => {
  const query = toQuery(text);
  const word = query === undefined ? undefined : plainWord(query);
  return query === undefined || word === undefined ? [] : [{ query, word }];
});

// Milliseconds after which others get a turn.
const longestRun = 4;

const rankAll = (blocks: readonly Block[], query: Query, word: QueryWord) => {
  const byRank: PersonEntry[][] = [];
  const people: PersonEntry[] = [];
  for (const block of blocks) {
    const ranks = rankIn(block, query, word);
    for (let index = 0; index < ranks.length; index += 1) {
      const rank = ranks[index] ?? noMatch;
      const entry = rank === noMatch ? undefined : block.entries[index];
      if (entry === undefined) continue;
      people.push(entry);
      (byRank[rank] ??= []).push(entry);
    }
  }
  return { byRank, people };
};

// The rank of everybody in a block. Reading its text along takes as long as to visit some of them.
const rankIn = (block: Block, query: Query, { text, loose }: QueryWord): Int8Array => {
  const { entries, pairs } = block;
  const ranks = new Int8Array(entries.length).fill(noMatch);
  const note = (index: number, rank: number): void => {
    ranks[index] = rank;
  };
  const visit = (index: number): void => {
    const key = entries[index]?.key;
    if (key !== undefined) note(index, rankOf(query, key) ?? noMatch);
  };
  const pair = pairOf(text);
  if (pair !== undefined) {
    rankPair(pairs, pair, note);
  } else {
    const some = mayHave(pairs, text);
    let count = 0;
    visitAll(some, entries.length, () => (count += 1));
    if (count > entries.length / 10) rankBlock(block, text, note);
    else visitAll(some, entries.length, visit);
  }
  // Found by the loose spelling are Japanese names only.
  if (loose !== undefined) {
    const some = mayHave(pairs, loose).map((people, at) => people & (pairs.japanese[at] ?? 0));
    visitAll(some, entries.length, visit);
  }
  return ranks;
};

// Whoever has the longer text in their key has the shorter one in it. A loose spelling found only
// Japanese names, so it says nothing about those who have it as typed or spelled out.
const isLonger = (word: QueryWord, before: QueryWord): boolean =>
  hasOneOf(word.text, [before.text]) &&
  hasOneOf(word.spelledOut, [before.text, before.spelledOut]) &&
  hasOneOf(word.loose, [before.text, before.loose]);

const hasOneOf = (longer: string | undefined, texts: readonly (string | undefined)[]): boolean =>
  longer === undefined || texts.some((text) => text !== undefined && longer.includes(text));

const withOneOf = (people: readonly PersonEntry[], needles: readonly string[]) =>
  people.filter(({ key }) => needles.some((needle) => key.text.includes(needle)));

const withInitials = (people: readonly PersonEntry[], needles: readonly string[]) => {
  const bits = needles.reduce((all, needle) => all | initialBit(needle), 0);
  return people.filter(({ key }) => (key.initials & bits) !== 0);
};

const blocksAtOnce = 5;

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
  const namesEnds = new Uint32Array(entries.length);
  const readingsEnds = new Uint32Array(entries.length);
  let start = 0;
  for (const [index, { key }] of entries.entries()) {
    namesEnds[index] = start + key.namesEnd;
    readingsEnds[index] = start + key.readingsEnd;
    start += key.text.length;
    ends[index] = start;
  }
  const keys = entries.map(({ key }) => key);
  const text = keys.map((key) => key.text).join('');
  // A piece of the joined text, as the engine keeps one, instead of a text beside it.
  for (const [index, key] of keys.entries()) {
    key.text = text.slice(ends[index - 1] ?? 0, ends[index]);
  }
  return {
    entries,
    ends,
    namesEnds,
    readingsEnds,
    text,
    letters: readFirstLetters(keys),
    pairs: readLetterPairs(keys),
    byLetter: new Map(),
  };
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
