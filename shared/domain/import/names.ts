import type { Person } from '../person/person.ts';
import { isUnspaced, splitWords } from '../search/words.ts';
import type { RowFacts } from './rowFacts.ts';

/** A name as separate texts, as far as known. */
export interface NameParts {
  readonly fn?: string | undefined;
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  readonly additional?: string | undefined;
  readonly latin?: string | undefined;
  readonly phonetic?: string | undefined;
  /** In which order family and given name are said, where that is known. */
  readonly nameOrder?: NameOrder | undefined;
}

/** Which part of a name comes first. */
export type NameOrder = NonNullable<Person['nameOrder']>;

/**
 * The name to show for a row: as it stands in the file, or put together from its parts in the order
 * its script uses. `undefined` when the row has no name.
 */
export const nameOfRow = (facts: RowFacts): string | undefined =>
  facts.fn ?? composeName(facts) ?? facts.latin;

/**
 * Puts family and given name together: in the order that is known, else family first for Han, kana
 * and Hangul, given first for other scripts.
 */
export const composeName = ({
  family,
  given,
  additional,
  nameOrder,
}: NameParts): string | undefined => {
  if (family === undefined && given === undefined) return undefined;
  const byScript = isFamilyFirst(`${family ?? ''}${given ?? ''}`);
  const isFirst = nameOrder === undefined ? byScript : nameOrder === 'family-first';
  // Nguyễn Thị Ánh: what stands between is what Vietnamese put there.
  const familyFirst = byScript ? [family, given, additional] : [family, additional, given];
  const order = isFirst ? familyFirst : [given, additional, family];
  return order.filter((part) => part !== undefined).join(' ');
};

/** True for names in scripts whose languages put the family name first. */
export const isFamilyFirst = (name: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々・\s]+$/u.test(name);

/**
 * What the ways of writing one name have in common: folded words in alphabetical order, so that the
 * order of family and given name does not matter; in scripts without spaces, spaces neither.
 */
export const nameKey = (name: string): string => {
  const words = splitWords(name);
  if (words.length === 1) return words[0] ?? '';
  return words.every(isUnspaced) ? words.join('') : inOrder(words).join(' ');
};

// Sorting makes copies for itself, and most names are two words.
const inOrder = (words: string[]): readonly string[] => {
  if (words.length !== 2) return words.sort();
  const [first = '', second = ''] = words;
  return second < first ? [second, first] : words;
};

/** The keys of every form of a name. */
export const nameKeys = (name: NameParts): readonly string[] => {
  const keys: string[] = [];
  addNameKey(keys, name.fn);
  addNameKey(keys, composeName(name));
  addNameKey(keys, name.latin);
  addNameKey(keys, name.phonetic);
  return keys;
};

const addNameKey = (keys: string[], form: string | undefined): void => {
  const key = form === undefined ? '' : nameKey(form);
  if (key !== '' && !keys.includes(key)) keys.push(key);
};

/** How two people's names stand to each other. */
export type NameLikeness =
  | 'same'
  /** One leaves out or abbreviates parts of the other, or differs by a typing error. */
  | 'similar'
  | 'different'
  /** They are written in different scripts and nothing transcribes them. */
  | 'incomparable';

/** Compares two people's names by their {@link nameKeys}. */
export const compareNames = (one: readonly string[], other: readonly string[]): NameLikeness => {
  if (one.some((key) => other.includes(key))) return 'same';
  let comparable = false;
  for (const a of one) {
    for (const b of other) {
      if (isUnspaced(a) !== isUnspaced(b)) continue;
      comparable = true;
      if (areSimilar(a, b)) return 'similar';
    }
  }
  return comparable ? 'different' : 'incomparable';
};

const areSimilar = (a: string, b: string): boolean => {
  const [shorter, longer] = [a.split(' '), b.split(' ')].toSorted(
    (left, right) => left.length - right.length,
  );
  if (shorter === undefined || longer === undefined) return false;
  const unused = [...longer];
  const fits = shorter.every((word) => {
    const index = unused.findIndex(
      (candidate) =>
        candidate === word ||
        (word.length === 1 && candidate.startsWith(word)) ||
        (candidate.length === 1 && word.startsWith(candidate)),
    );
    if (index === -1) return false;
    unused.splice(index, 1);
    return true;
  });
  // Initials alone are no evidence: at least one whole word must agree.
  if (fits && shorter.some((word) => word.length > 1 && longer.includes(word))) return true;
  const limit = Math.min(2, Math.floor(Math.max(a.length, b.length) / 5));
  return limit > 0 && editDistance(a, b, limit) <= limit;
};

// Levenshtein distance, given up as soon as it must exceed the limit.
const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const value = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
      );
      current.push(value);
      smallest = Math.min(smallest, value);
    }
    if (smallest > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length] ?? 0;
};
