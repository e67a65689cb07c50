import type { Query, QueryWord } from './query.ts';
import { initialBit, lastSeparator, valueMark, type SearchKey } from './searchKey.ts';

/** What {@link matchPerson} answers for a person who does not match. */
export const noMatch = -1;

/**
 * Ranks, best first. Between `exactName` and `insideName` the rank after each (plus one) means that
 * only the beginning of a word was typed.
 */
export const matchRank = {
  exactName: 0,
  namePrefix: 2,
  nameWord: 4,
  reading: 6,
  other: 8,
  insideName: 10,
  insideOther: 11,
} as const;

/**
 * How well a person matches a query: a rank of {@link matchRank}, smaller is better, or
 * {@link noMatch}. Every word must match somewhere; the worst one decides. A query without words
 * matches everyone with the best rank.
 */
export const matchPerson = (query: Query, key: SearchKey): number => {
  let worst: number = matchRank.exactName;
  for (const word of query.words) {
    const rank = rankOf(word, key);
    if (rank === noMatch) return noMatch;
    if (rank > worst) worst = rank;
  }
  return worst <= matchRank.nameWord + 1 && query.words.length > 0
    ? phraseRank(query, key, worst)
    : worst;
};

const rankOf = (word: QueryWord, key: SearchKey): number => {
  if (word.kana && !key.japanese) return borrowedRank(word, key);
  const rank = rankOfText(word.text, word.textStart, word, key);
  if (rank !== noMatch && rank < matchRank.insideName) return rank;
  const other = alternativeRank(word, key);
  return rank === noMatch || (other !== noMatch && other < rank) ? other : rank;
};

// Robert Yamada is not marked as Japanese, but one of his names may be typed as it sounds: from the
// start of a word only, because any name has some syllables somewhere.
const borrowedRank = ({ loose, looseStart }: QueryWord, key: SearchKey): number => {
  const rank = loose === undefined ? noMatch : firstStart(looseStart, key, 0);
  return rank === noMatch ? noMatch : Math.max(rank, matchRank.reading);
};

// Another spelling of the word is worth a reading at best.
const alternativeRank = (word: QueryWord, key: SearchKey): number => {
  let best: number = noMatch;
  if (word.loose !== undefined && key.japanese)
    best = rankOfText(word.loose, word.looseStart, word, key);
  if (best === noMatch && word.spelledOut !== undefined) {
    best = rankOfText(word.spelledOut, word.spelledOutStart, word, key);
  }
  return best === noMatch ? noMatch : Math.max(best, matchRank.reading);
};

// Called for every person: `start` is the text with the space before it, made once for all of them.
const rankOfText = (text: string, start: string, word: QueryWord, key: SearchKey): number => {
  if (word.startsOnly) return firstStart(start, key, 0);
  const first = key.text.indexOf(text);
  if (first === -1) return noMatch;
  if (word.unspaced || isWordStart(key.text, first)) {
    return startRank(first - 1, start, key);
  }
  const atStart = firstStart(start, key, first);
  if (atStart !== noMatch) return atStart;
  return first < key.readingsEnd ? matchRank.insideName : matchRank.insideOther;
};

const firstStart = (start: string, key: SearchKey, from: number): number =>
  (key.initials & initialBit(start, 1)) === 0
    ? noMatch
    : startRank(key.text.indexOf(start, from), start, key);

const startRank = (space: number, start: string, key: SearchKey): number => {
  if (space === -1) return noMatch;
  const partial = isWordEnd(key.text, space + start.length) ? 0 : 1;
  if (space < key.namesEnd) return matchRank.nameWord + partial;
  return (space < key.readingsEnd ? matchRank.reading : matchRank.other) + partial;
};

const phraseRank = (query: Query, key: SearchKey, otherwise: number): number => {
  const phrase = query.phraseStart;
  const at = key.text.indexOf(phrase);
  if (at === -1 || at >= key.namesEnd) return otherwise;
  const end = at + phrase.length;
  if (key.text.startsWith(valueMark, end)) return matchRank.exactName;
  return matchRank.namePrefix + (isWordEnd(key.text, end) ? 0 : 1);
};

const isWordStart = (text: string, index: number): boolean =>
  text.charCodeAt(index - 1) <= lastSeparator;

const isWordEnd = (text: string, index: number): boolean => text.charCodeAt(index) <= lastSeparator;
