import { loosen } from './romaji.ts';
import { phoneDigits, spellOutUmlauts, valueMark } from './searchKey.ts';
import { hasKana, isUnspaced, splitWords } from './words.ts';

/** One word of a query. */
export interface QueryWord {
  readonly text: string;
  /** The script has no spaces between words: a match anywhere counts as one at a word start. */
  readonly unspaced: boolean;
  /** A single letter says too little to be looked for inside words. */
  readonly startsOnly: boolean;
  /** Kana: in keys not marked as Japanese only {@link loose} can match, from the start of a word. */
  readonly kana: boolean;
  /** How a Japanese name may be written instead; for Latin words tried on Japanese keys only. */
  readonly loose: string | undefined;
  /** The same with umlauts spelled out (`müller` → `mueller`). */
  readonly spelledOut: string | undefined;
  /** {@link text}, {@link loose} and {@link spelledOut} as they stand in a key at the start of a word. */
  readonly textStart: string;
  readonly looseStart: string;
  readonly spelledOutStart: string;
}

/** What somebody typed, prepared to be matched. Without words it matches everyone. */
export interface Query {
  /** All must match; the longest first, because it rules out most people. */
  readonly words: readonly QueryWord[];
  /** The words in the order typed, as they would stand in a key. */
  readonly phrase: string;
  /** The phrase as it stands in a key at the start of a value. */
  readonly phraseStart: string;
}

/** The most words of a query that are looked at. */
export const maxQueryWords = 12;

/** Prepares what somebody typed. Never fails: what is neither letter nor digit is left out. */
export const createQuery = (text: string): Query => {
  if (phoneLike.test(text.normalize('NFKC').trim())) return phoneQuery(text);
  const typed = splitWords(text).slice(0, maxQueryWords);
  const spelledOut = splitWords(spellOutUmlauts(text) ?? '');
  const words = typed.map((word, index) => queryWord(word, spelledOut[index]));
  return {
    words: words.toSorted((a, b) => b.text.length - a.text.length),
    ...phraseOf(typed.join(' ')),
  };
};

// A number with its international or trunk prefix and whatever people put between digits. The
// prefix is left out, so that 0812… also finds +62 812….
const phoneLike = /^(?:\+|\(?0)[\d\s().\-/+]{4,}$/;

const phoneQuery = (text: string): Query => {
  const digits = phoneDigits(text);
  return { words: digits === '' ? [] : [queryWord(digits, undefined)], ...phraseOf(digits) };
};

const phraseOf = (phrase: string) => ({ phrase, phraseStart: `${valueMark} ${phrase}` });

const queryWord = (text: string, spelledOut: string | undefined): QueryWord => {
  const unspaced = isUnspaced(text);
  const kana = hasKana(text);
  const loose = unspaced && !kana ? text : loosen(text);
  return {
    text,
    unspaced,
    startsOnly: !unspaced && [...text].length === 1,
    kana,
    loose: loose !== text && loose.length > 1 ? loose : undefined,
    spelledOut: spelledOut === text ? undefined : spelledOut,
    textStart: ` ${text}`,
    looseStart: ` ${loose}`,
    spelledOutStart: ` ${spelledOut}`,
  };
};
