import { matchRank, noMatch } from '#shared/domain/search/match.ts';
import { lastSeparator, valueMark, type SearchKey } from '#shared/domain/search/searchKey.ts';

/**
 * Which two letters, a to z, stand side by side in the search keys of some people. Two typed letters
 * are answered from it alone; for a longer word it says who may have it, so that texts in which it
 * cannot be are not read. Sets of people are bits, 32 in each number.
 */
export interface LetterPairs {
  /** Numbers in one set of people. */
  readonly width: number;
  /** A set for each pair: who has it at all, and who has it in a name or a reading. */
  readonly anywhere: Uint32Array;
  readonly named: Uint32Array;
  /** A set for each pair: who has the two letters with one letter, a to z, between them. */
  readonly apart: Uint32Array;
  /** Those with a word that begins so, pair after pair, and where each pair begins. */
  readonly beginners: Uint16Array;
  readonly ranks: Uint8Array;
  readonly from: Uint32Array;
  /** Who may be found by another spelling of a Japanese name. */
  readonly japanese: Uint32Array;
}

/** The number of a text of two letters, a to z; `undefined` for others. */
export const pairOf = (text: string): number | undefined => {
  const pair = text.length === 2 ? pairAt(text, 0) : none;
  return pair === none ? undefined : pair;
};

/** Reads {@link LetterPairs} from the keys of at most 65,536 people. */
export const readLetterPairs = (keys: readonly SearchKey[]): LetterPairs => {
  const width = Math.ceil(keys.length / 32);
  const anywhere = new Uint32Array(pairs * width);
  const named = new Uint32Array(pairs * width);
  const apart = new Uint32Array(pairs * width);
  const japanese = new Uint32Array(width);
  const begun: Beginning[] = [];
  const ranks = new Int8Array(pairs).fill(noMatch);
  for (let person = 0; person < keys.length; person += 1) {
    const key = keys[person];
    if (key === undefined) continue;
    const number = person >> 5;
    const bit = 1 << (person & 31);
    if (key.japanese) japanese[number] = (japanese[number] ?? 0) | bit;
    let [first, second] = [none, none];
    for (let place = 0; place < key.text.length; place += 1) {
      const third = letterAt(key.text, place);
      if (second !== none && third !== none) {
        const people = place <= key.readingsEnd ? named : anywhere;
        const at = (second * letters + third) * width + number;
        people[at] = (people[at] ?? 0) | bit;
        if (first !== none) {
          const far = (first * letters + third) * width + number;
          apart[far] = (apart[far] ?? 0) | bit;
        }
      }
      first = second;
      second = third;
    }
    readBeginnings(key, ranks, (pair, rank) => begun.push({ pair, person, rank }));
  }
  for (let place = 0; place < named.length; place += 1) {
    anywhere[place] = (anywhere[place] ?? 0) | (named[place] ?? 0);
  }
  return { width, anywhere, named, apart, japanese, ...byPair(begun) };
};

/**
 * Ranks everybody who has a pair of letters. `found` is called in order with the number of the person
 * and the rank that `matchPerson` gives for a word of these two letters as it is typed.
 */
export const rankPair = (
  { width, anywhere, named, beginners, ranks, from }: LetterPairs,
  pair: number,
  found: (index: number, rank: number) => void,
): void => {
  let next = from[pair] ?? 0;
  const end = from[pair + 1] ?? 0;
  for (let at = 0; at < width; at += 1) {
    const inName = named[pair * width + at] ?? 0;
    let left = anywhere[pair * width + at] ?? 0;
    while (left !== 0) {
      const place = 31 - Math.clz32(left & -left);
      left &= left - 1;
      const index = at * 32 + place;
      if (next < end && beginners[next] === index) {
        found(index, ranks[next] ?? noMatch);
        next += 1;
      } else {
        found(index, (inName >>> place) & 1 ? matchRank.insideName : matchRank.insideOther);
      }
    }
  }
};

/** Those who have every pair of letters of a text, among whom everyone is who has the text. */
export const mayHave = ({ width, anywhere, apart }: LetterPairs, text: string): Uint32Array => {
  const people = new Uint32Array(width).fill(0xff_ff_ff_ff);
  const keep = (set: Uint32Array, pair: number): void => {
    for (let at = 0; at < width; at += 1) {
      people[at] = (people[at] ?? 0) & (set[pair * width + at] ?? 0);
    }
  };
  let [first, second] = [none, none];
  for (let place = 0; place < text.length; place += 1) {
    const third = letterAt(text, place);
    if (second !== none && third !== none) {
      keep(anywhere, second * letters + third);
      if (first !== none) keep(apart, first * letters + third);
    }
    first = second;
    second = third;
  }
  return people;
};

/** Calls `visit` with the number of everyone in a set; numbers from `count` on are nobody. */
export const visitAll = (
  people: Uint32Array,
  count: number,
  visit: (index: number) => void,
): void => {
  for (const [at, set] of people.entries()) {
    let left = set;
    while (left !== 0) {
      const index = at * 32 + 31 - Math.clz32(left & -left);
      left &= left - 1;
      if (index < count) visit(index);
    }
  }
};

const letters = 26;
const pairs = letters * letters;
const none = -1;

const letterAt = (text: string, at: number): number => {
  const letter = text.charCodeAt(at) - 97;
  return letter >= 0 && letter < letters ? letter : none;
};

const pairAt = (text: string, at: number): number => {
  const first = letterAt(text, at);
  const second = letterAt(text, at + 1);
  return first === none || second === none ? none : first * letters + second;
};

interface Beginning {
  readonly pair: number;
  readonly person: number;
  readonly rank: number;
}

const mark = valueMark.charCodeAt(0);

// The first word that begins so decides, and among the names the first value that does. `ranks` has
// no rank in it, before and after.
const readBeginnings = (
  { text, namesEnd, readingsEnd }: SearchKey,
  ranks: Int8Array,
  found: (pair: number, rank: number) => void,
): void => {
  const begun: number[] = [];
  for (let space = text.indexOf(' '); space !== -1; space = text.indexOf(' ', space + 1)) {
    const pair = pairAt(text, space + 1);
    if (pair === none) continue;
    const known = ranks[pair] ?? noMatch;
    if (known === noMatch) begun.push(pair);
    const after = text.charCodeAt(space + 3);
    const partial = after <= lastSeparator ? 0 : 1;
    const isValue = space - 1 < namesEnd && text.charCodeAt(space - 1) === mark;
    if (isValue && (known === noMatch || known >= matchRank.nameWord)) {
      ranks[pair] = after === mark ? matchRank.exactName : matchRank.namePrefix + partial;
    } else if (known === noMatch) {
      const { nameWord, reading, other } = matchRank;
      ranks[pair] = partial + (space < namesEnd ? nameWord : space < readingsEnd ? reading : other);
    }
  }
  for (const pair of begun) {
    found(pair, ranks[pair] ?? noMatch);
    ranks[pair] = noMatch;
  }
};

// Sorted by counting, each pair in the order of the people.
const byPair = (begun: readonly Beginning[]) => {
  const from = new Uint32Array(pairs + 1);
  for (const { pair } of begun) from[pair + 1] = (from[pair + 1] ?? 0) + 1;
  for (let pair = 0; pair < pairs; pair += 1) {
    from[pair + 1] = (from[pair + 1] ?? 0) + (from[pair] ?? 0);
  }
  const free = from.slice();
  const beginners = new Uint16Array(begun.length);
  const ranks = new Uint8Array(begun.length);
  for (const { pair, person, rank } of begun) {
    const at = free[pair] ?? 0;
    free[pair] = at + 1;
    beginners[at] = person;
    ranks[at] = rank;
  }
  return { from, beginners, ranks };
};
