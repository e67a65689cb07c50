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
const mostTexts = 1000;

const plainForms = remembered((original): readonly Spelling[] => {
  const plain = spell(original, searchForm);
  const spellings = [plain, withoutSpaces(plain)];
  if (!isAscii.test(original)) {
    spellings.push(spell(original, (piece) => searchForm(spellOutUmlauts(piece) ?? piece)));
  }
  return spellings;
}, mostTexts);

/** A text in its searched form, with the range of the original behind each UTF-16 unit. */
interface Spelling {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

// Printable ASCII: a character is a unit, and no letter has an umlaut.
const isAscii = /^[ -~]*$/;

const spell = (original: string, write: (piece: string) => string): Spelling => {
  if (isAscii.test(original)) return spellAscii(original);
  return spelling(
    Array.from(segmenter.segment(original), ({ segment, index }) => ({
      text: write(segment),
      start: index,
      end: index + segment.length,
    })),
  );
};

const spellAscii = (original: string): Spelling =>
  spelling(
    Array.from(original, (character, start) => ({
      text: asciiForms[character.charCodeAt(0)] ?? '',
      start,
      end: start + 1,
    })),
  );

const asciiForms = Array.from({ length: 127 }, (_, code) => searchForm(String.fromCharCode(code)));

type Piece = Readonly<{ text: string; start: number; end: number }>;

const spelling = (pieces: readonly Piece[]): Spelling => {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { text, start, end } of pieces) {
    for (let unit = 0; unit < text.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { text: pieces.map((piece) => piece.text).join(''), starts, ends };
};

// Min-jun as minjun, 山田 太郎 as 山田太郎. The first unit stays the start of a word.
const withoutSpaces = ({ text, starts, ends }: Spelling): Spelling =>
  spelling(
    Array.from({ length: text.length }, (_, index) => ({
      text: text.charAt(index).trim(),
      start: starts[index] ?? 0,
      end: ends[index] ?? 0,
    })),
  );

// The text as if its Japanese sounds had been typed in Latin letters, in each style.
const romajiForms = remembered((original): readonly Spelling[] => {
  const plain = spell(original, searchForm);
  const morae = readMorae(plain.text);
  const written = stylesFor(morae).map((style) => {
    const texts = writeMorae(morae, style);
    return spelling(
      morae.map((mora, index) => ({
        text: texts[index] ?? '',
        start: plain.starts[mora.start] ?? 0,
        end: plain.ends[mora.end - 1] ?? 0,
      })),
    );
  });
  return [...written, ...written.map(withoutSpaces)];
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
  const atStart: TextRange[] = [];
  const inside: TextRange[] = [];
  for (
    let at = form.text.indexOf(text);
    at !== -1;
    at = form.text.indexOf(text, at + text.length)
  ) {
    const range: TextRange = [form.starts[at] ?? 0, form.ends[at + text.length - 1] ?? 0];
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
