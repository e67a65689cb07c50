import type { Query, QueryWord } from './query.ts';
import { spellOutUmlauts } from './searchKey.ts';
import { remembered } from './remembered.ts';
import { readMorae, stylesFor, writeMorae } from './romaji.ts';
import { searchForm } from './words.ts';

/** A part of a text, [start, end) in UTF-16 units. */
export type TextRange = [start: number, end: number];

/**
 * Which parts of a shown text a query matches, to be highlighted: sorted, not overlapping, and on
 * whole characters as readers see them (grapheme clusters). `yama` marks やま in やまだ, `sat` marks
 * `Sat` in `Satō`. Empty when the match is in another field. Meant for the rows on screen.
 */
export const markMatches = (query: Query, original: string): TextRange[] => {
  if (query.words.length === 0 || original === '') return [];
  const ranges = query.words.flatMap((word) => {
    const marks = firstMarks(word, plainForms(original));
    return marks.length > 0 ? marks : firstMarks(word, romajiForms(original));
  });
  return mergeRanges(ranges);
};

// Most rows stay on screen while somebody types, so their texts come again with every letter.
const mostTexts = 3000;

const plainForms = remembered((original): readonly Spelling[] => {
  const plain = spell(original);
  if (isAscii.test(original)) return withSpaceless([plain]);
  const spelledOut = spell(original, spelledOutForm);
  return [...withSpaceless([plain]), ...(spelledOut.text === plain.text ? [] : [spelledOut])];
}, mostTexts);

/** A text in its searched form. Few of them match, so only then is asked where their units stood. */
interface Spelling {
  readonly text: string;
  readonly places: () => Places;
}

/** The range of the original behind each UTF-16 unit of a spelling. */
interface Places {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

// Printable ASCII: a character is a unit, and no letter has an umlaut.
const isAscii = /^[ -~]*$/;

// Scripts without marks of their own, composed: every character is a grapheme cluster.
const isOneByOne = /^[ -~À-ɏḀ-ỿぁ-ゖァ-ヺー一-鿿가-힣]*$/;

const formOfPiece = remembered(searchForm);

const spelledOutForm = (piece: string): string => formOfPiece(spellOutUmlauts(piece) ?? piece);

const spell = (original: string, write = formOfPiece): Spelling =>
  isAscii.test(original)
    ? {
        text: original
          .toLowerCase()
          .replace(/['`]/g, '')
          .replace(/[^a-z0-9]/g, ' '),
        places: () => placesOf(piecesOf(original, formOfPiece)),
      }
    : spelling(piecesOf(original, write));

const piecesOf = (original: string, write: (piece: string) => string): readonly Piece[] => {
  if (!isOneByOne.test(original)) {
    return Array.from(segmenter.segment(original), ({ segment, index }) => ({
      text: write(segment),
      start: index,
      end: index + segment.length,
    }));
  }
  return Array.from(original, (character, start) => ({
    text: write(character),
    start,
    end: start + 1,
  }));
};

type Piece = Readonly<{ text: string; start: number; end: number }>;

const spelling = (pieces: readonly Piece[]): Spelling => ({
  text: pieces.map((piece) => piece.text).join(''),
  places: () => placesOf(pieces),
});

const placesOf = (pieces: readonly Piece[]): Places => {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { text, start, end } of pieces) {
    for (let unit = 0; unit < text.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { starts, ends };
};

// Min-jun as minjun, 山田 太郎 as 山田太郎. The first unit stays the start of a word.
const withSpaceless = (spellings: readonly Spelling[]): readonly Spelling[] => [
  ...spellings,
  ...spellings.flatMap(({ text, places }) => {
    if (!text.includes(' ')) return [];
    const isLetter = (_: number, unit: number): boolean => text.charAt(unit) !== ' ';
    return {
      text: text.replaceAll(' ', ''),
      places: () => {
        const { starts, ends } = places();
        return { starts: starts.filter(isLetter), ends: ends.filter(isLetter) };
      },
    };
  }),
];

// The text as if its Japanese sounds had been typed in Latin letters, in each style. It is asked for
// where the plain forms have no match, so what is spelled like one of them is left out.
const romajiForms = remembered((original): readonly Spelling[] => {
  const plain = spell(original);
  const morae = readMorae(plain.text);
  const written = stylesFor(morae).map((style): Spelling => {
    const texts = writeMorae(morae, style);
    return {
      text: texts.join(''),
      places: () => {
        const { starts, ends } = plain.places();
        return placesOf(
          morae.map((mora, index) => ({
            text: texts[index] ?? '',
            start: starts[mora.start] ?? 0,
            end: ends[mora.end - 1] ?? 0,
          })),
        );
      },
    };
  });
  return withSpaceless(written.filter(({ text }) => text !== plain.text));
}, mostTexts);

// The matches in the first spelling that has any; as typed goes before other ways to type it.
const firstMarks = (word: QueryWord, spellings: readonly Spelling[]): TextRange[] => {
  const texts = [word.text, word.loose, word.spelledOut].filter((text) => text !== undefined);
  for (const text of texts) {
    for (const form of spellings) {
      const ranges = occurrences(text, word, form);
      if (ranges.length > 0) return ranges;
    }
  }
  return [];
};

// Matches at word starts; those inside words only when there are none.
const occurrences = (text: string, word: QueryWord, form: Spelling): TextRange[] => {
  let at = form.text.indexOf(text);
  if (at === -1) return [];
  const { starts, ends } = form.places();
  const atStart: TextRange[] = [];
  const inside: TextRange[] = [];
  for (; at !== -1; at = form.text.indexOf(text, at + text.length)) {
    const range: TextRange = [starts[at] ?? 0, ends[at + text.length - 1] ?? 0];
    const isStart = word.unspaced || at === 0 || form.text.charAt(at - 1) === ' ';
    (isStart ? atStart : inside).push(range);
  }
  return atStart.length > 0 || word.startsOnly ? atStart : inside;
};

const mergeRanges = (ranges: readonly TextRange[]): TextRange[] => {
  const merged: TextRange[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
};
