import { nameKeys, type NameParts } from '../import/names.ts';
import { isRomaji, loosen } from '../search/romaji.ts';
import { spellOutUmlauts } from '../search/searchKey.ts';
import { hasKana, isUnspaced, splitWords } from '../search/words.ts';

/** A name prepared for comparison with others, in whatever script they are written. */
export interface NameForms {
  /** The name as shown: folded words in alphabetical order. */
  readonly written: readonly string[];
  /** The name and its transcriptions in Latin letters: kana as romaji, no long vowels, ü as ue. */
  readonly sounded: readonly string[];
  /** Both orders of the words run together, for names that are written without a space. */
  readonly joined: readonly string[];
  /** Every two whole words: what Nguyen Anh and Nguyen Thi Anh share. */
  readonly pairs: readonly string[];
  /** A word and the first letter of another, of a name that is written out: `yamada t`. */
  readonly full: readonly string[];
  /** The same of a name with initials, T. Yamada. */
  readonly abbreviated: readonly string[];
}

/** Prepares every form of a name. */
export const nameForms = (name: NameParts): NameForms => {
  const { latin, phonetic, ...shown } = name;
  const texts = [name.fn, latin, phonetic, partsText(name)].filter(
    (text): text is string => text !== undefined && text !== '',
  );
  const sounded = unique(
    [...new Set(texts)].flatMap(spokenWords).map((words) => words.toSorted().join(' ')),
  );
  const words = sounded
    .map((text) => text.split(' '))
    .filter(({ length }) => length <= longestName);
  return {
    written: nameKeys(shown),
    sounded,
    joined: unique(words.flatMap((own) => [own.join(''), own.toReversed().join('')])),
    pairs: unique(words.flatMap(pairsOf)),
    full: unique(words.filter((own) => !own.some(isInitial)).flatMap(initialsOf)),
    abbreviated: unique(words.filter((own) => own.some(isInitial)).flatMap(initialsOf)),
  };
};

// Whoever has more words than this has a title or an organisation in the name.
const longestName = 5;

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

const isInitial = (word: string): boolean => word.length === 1;

const partsText = ({ family, given }: NameParts): string | undefined =>
  family === undefined || given === undefined ? undefined : `${family} ${given}`;

// The words of a text in Latin letters, in each way they may be spelled; none for Han and others that
// do not tell how they sound.
const spokenWords = (text: string): string[][] => {
  const umlauts = spellOutUmlauts(text);
  const spellings = umlauts === undefined ? [text] : [text, umlauts];
  return spellings.map(splitWords).flatMap((words) => {
    if (words.length === 0) return [];
    const heard = words.map((word) =>
      hasKana(word) || (word.length > 1 && words.every(mayBeJapanese)) ? loosen(word) : word,
    );
    return heard.some(isUnspaced) ? [] : [heard];
  });
};

const mayBeJapanese = (word: string): boolean => isInitial(word) || isRomaji(word);

const pairsOf = (words: readonly string[]): string[] =>
  words.flatMap((one, index) =>
    isInitial(one)
      ? []
      : words.slice(index + 1).flatMap((other) => (isInitial(other) ? [] : [`${one} ${other}`])),
  );

const initialsOf = (words: readonly string[]): string[] =>
  words.flatMap((whole, index) =>
    isInitial(whole)
      ? []
      : words.flatMap((other, at) => (at === index ? [] : [`${whole} ${other.charAt(0)}`])),
  );
