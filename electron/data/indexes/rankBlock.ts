import { matchRank, noMatch } from '#shared/domain/search/match.ts';
import type { Query, QueryWord } from '#shared/domain/search/query.ts';
import { lastSeparator, valueMark } from '#shared/domain/search/searchKey.ts';

/** Search keys of many people joined to one text; positions are indexes in it. */
export interface JoinedKeys {
  readonly text: string;
  /** Where the key of each person ends. */
  readonly ends: Uint32Array;
  /** Where their names end, and where the readings after them do. */
  readonly namesEnds: Uint32Array;
  readonly readingsEnds: Uint32Array;
}

/**
 * The only word of a query, if it is one for which {@link rankBlock} answers as `matchPerson` would:
 * for everybody, or where the word has a loose spelling for everybody who is not marked as Japanese.
 */
export const plainWord = ({ words }: Query): QueryWord | undefined => {
  const [word, another] = words;
  if (word === undefined || another !== undefined) return undefined;
  const isPlain = !word.startsOnly && !word.unspaced && !word.kana;
  return isPlain && word.spelledOut === undefined ? word : undefined;
};

/**
 * Ranks everybody in whose key a text occurs, in one walk along the joined keys: two typed letters
 * are in thousands of keys, and to visit each of those people takes longer. `found` is called in
 * order with the number of the person and the rank that `matchPerson` gives for a {@link plainWord}.
 */
export const rankBlock = (
  { text, ends, namesEnds, readingsEnds }: JoinedKeys,
  word: string,
  found: (index: number, rank: number) => void,
): void => {
  const { length } = word;
  let index = 0;
  let end = ends[0] ?? 0;
  let first = -1;
  let startRank: number = noMatch;
  let valueRank: number = noMatch;
  const finish = (): void => {
    if (first === -1) return;
    const inside =
      first < (readingsEnds[index] ?? 0) ? matchRank.insideName : matchRank.insideOther;
    const isName = startRank !== noMatch && startRank <= matchRank.nameWord + 1;
    const rank = startRank === noMatch ? inside : startRank;
    found(index, isName && valueRank !== noMatch ? valueRank : rank);
    first = -1;
    startRank = noMatch;
    valueRank = noMatch;
  };
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at >= end) {
      finish();
      while (end <= at) {
        index += 1;
        end = ends[index] ?? Infinity;
      }
    }
    if (first === -1) first = at;
    if (text.charCodeAt(at - 1) > lastSeparator) continue;
    const after = text.charCodeAt(at + length);
    const partial = after <= lastSeparator ? 0 : 1;
    const namesEnd = namesEnds[index] ?? 0;
    // The first word that begins so decides, and among the names the first value that does.
    if (startRank === noMatch) {
      const [name, reading, other] = [matchRank.nameWord, matchRank.reading, matchRank.other];
      const place =
        at - 1 < namesEnd ? name : at - 1 < (readingsEnds[index] ?? 0) ? reading : other;
      startRank = place + partial;
    }
    if (valueRank !== noMatch || text.charCodeAt(at - 2) !== mark || at - 2 >= namesEnd) continue;
    valueRank = after === mark ? matchRank.exactName : matchRank.namePrefix + partial;
  }
  finish();
};

const mark = valueMark.charCodeAt(0);
