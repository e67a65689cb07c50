import { nameKeys, type NameParts } from '../import/names.ts';
import { hasKana, isUnspaced, splitWords } from '../search/words.ts';
import { isRomaji, loosen } from '../search/romaji.ts';
import { spellOutUmlauts } from '../search/searchKey.ts';

/** A name prepared for comparison with others, in whatever script they are written. */
export interface NameForms {
  /** The name as shown: folded words in alphabetical order. */
  readonly written: readonly string[];
  /** The name and its transcriptions in Latin letters: kana as romaji, no long vowels, ü as ue. */
  readonly sounded: readonly string[];
  /** Both orders of the words run together, for names that are written without a space. */
  readonly joined: readonly string[];
  /** One word with the first letter of another: `yamada t` is what 山田 T. and Yamada Tarō share. */
  readonly initials: readonly string[];
}

/** Prepares every form of a name. */
export const nameForms = (name: NameParts): NameForms => {
  const { latin: _latin, phonetic: _phonetic, ...shown } = name;
  const written = nameKeys(shown);
  const texts = [name.fn, name.latin, name.phonetic, partsText(name)].filter(
    (text): text is string => text !== undefined && text !== '',
  );
  const spoken = unique(texts.flatMap(spokenWords).map((words) => words.join(' '))).map((text) =>
    text.split(' '),
  );
  const sounded = unique(spoken.map((words) => words.toSorted().join(' ')));
  return {
    written,
    sounded,
    joined: unique(
      spoken.flatMap((words) =>
        words.length > longestName ? [] : [words.join(''), words.toReversed().join('')],
      ),
    ),
    initials: unique(spoken.flatMap(initialsOf)),
  };
};

// Whoever has more words than this has a title or an organisation in the name.
const longestName = 5;

const unique = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text) => text !== '');

const partsText = ({ family, given }: NameParts): string | undefined =>
  family === undefined || given === undefined ? undefined : `${family} ${given}`;

// The words of a text in Latin letters, in each way they may be spelled; none for Han and others that
// do not tell how they sound.
const spokenWords = (text: string): string[][] => {
  const words = splitWords(text);
  const spellings = [words];
  const umlauts = spellOutUmlauts(text);
  if (umlauts !== undefined) spellings.push(splitWords(umlauts));
  return spellings.flatMap((spelling) => {
    if (spelling.length === 0) return [];
    const heard = spelling.map((word) =>
      hasKana(word) || (spelling.every(isRomaji) && word.length > 1) ? loosen(word) : word,
    );
    return heard.some(isUnspaced) ? [] : [heard];
  });
};

const initialsOf = (words: readonly string[]): string[] =>
  words.length < 2 || words.length > longestName
    ? []
    : words.flatMap((whole, index) =>
        whole.length < 2
          ? []
          : words.flatMap((other, at) => (at === index ? [] : [`${whole} ${other.charAt(0)}`])),
      );
