import { matchRank } from '#shared/domain/search/match.ts';
import type { Query } from '#shared/domain/search/query.ts';
import {
  initialBit,
  lastSeparator,
  valueMark,
  type SearchKey,
} from '#shared/domain/search/searchKey.ts';

/**
 * The first letters of the words of many people, a number with a bit per letter (see
 * {@link initialBit}) for each: of words of names, of readings, of anything, of whole names, and the
 * letters that stand alone somewhere.
 */
export interface FirstLetters {
  readonly names: Uint32Array;
  readonly readings: Uint32Array;
  readonly all: Uint32Array;
  readonly values: Uint32Array;
  readonly alone: Uint32Array;
}

/** The bit of the only letter of a query for which {@link rankLetter} answers, if it is one. */
export const plainLetter = ({ words }: Query): number | undefined => {
  const [word, another] = words;
  if (word === undefined || another !== undefined || word.spelledOut !== undefined)
    return undefined;
  return /^[a-z]$/.test(word.text) ? initialBit(word.text) : undefined;
};

/** Reads {@link FirstLetters} from search keys. */
export const readFirstLetters = (keys: readonly SearchKey[]): FirstLetters => {
  const make = (): Uint32Array => new Uint32Array(keys.length);
  const letters = { names: make(), readings: make(), all: make(), values: make(), alone: make() };
  for (const [index, key] of keys.entries()) readKey(letters, index, key);
  return letters;
};

const readKey = (
  { names, readings, all, values, alone }: FirstLetters,
  index: number,
  { text, namesEnd, readingsEnd }: SearchKey,
): void => {
  const add = (into: Uint32Array, bit: number): void => {
    into[index] = (into[index] ?? 0) | bit;
  };
  for (let space = text.indexOf(' '); space !== -1; space = text.indexOf(' ', space + 1)) {
    const bit = initialBit(text, space + 1);
    add(all, bit);
    if (space < namesEnd) add(names, bit);
    else if (space < readingsEnd) add(readings, bit);
    if (space - 1 < namesEnd && text.charAt(space - 1) === valueMark) add(values, bit);
    if (text.charCodeAt(space + 2) <= lastSeparator) add(alone, bit);
  }
};

/**
 * Ranks everybody one of whose words begins with a letter, which is half a chapter, without visiting
 * them. `found` is called in order with the number of the person and the rank that `matchPerson`
 * gives for a {@link plainLetter}; `undefined` for somebody who has to be asked, because the letter
 * stands alone there.
 */
export const rankLetter = (
  { names, readings, all, values, alone }: FirstLetters,
  bit: number,
  found: (index: number, rank: number | undefined) => void,
): void => {
  const has = (letters: Uint32Array, index: number): boolean => ((letters[index] ?? 0) & bit) !== 0;
  for (let index = 0; index < all.length; index += 1) {
    if (!has(all, index)) continue;
    if (has(alone, index)) found(index, undefined);
    else if (has(values, index)) found(index, matchRank.namePrefix + 1);
    else if (has(names, index)) found(index, matchRank.nameWord + 1);
    else found(index, (has(readings, index) ? matchRank.reading : matchRank.other) + 1);
  }
};
