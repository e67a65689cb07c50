import { foldText } from './fold.ts';
import { remembered } from './remembered.ts';

/**
 * Splits a text into folded words: runs of letters, marks and digits. Apostrophes of all kinds
 * vanish (`O'Brien` is `obrien`), everything else separates. Hangul comes out as conjoining letters
 * (NFD), so that a syllable that is still being typed (기) already finds the finished one (김).
 */
export const splitWords = (text: string): string[] => {
  const words: string[] = [];
  for (const chunk of text.split(' ')) {
    if (plainAscii.test(chunk)) addAsciiWords(words, chunk);
    else words.push(...wordsOfChunk(chunk));
  }
  return words;
};

// Letter by letter: an address has no other letters, and there is one for everybody.
const addAsciiWords = (words: string[], chunk: string): void => {
  const lower = chunk.toLowerCase();
  let word = '';
  let start = 0;
  for (let index = 0; index <= lower.length; index += 1) {
    const code = lower.charCodeAt(index);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) continue;
    word += lower.slice(start, index);
    start = index + 1;
    if (code === apostrophe || code === backtick) continue;
    if (word !== '') words.push(word);
    word = '';
  }
};

const apostrophe = 0x27;
const backtick = 0x60;

/**
 * The text that is searched: folded, without apostrophes, a space for each run of separators. May
 * begin or end with a space.
 */
export const searchForm = (text: string): string => {
  if (plainAscii.test(text)) {
    return text
      .toLowerCase()
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ');
  }
  const form = foldText(text).replace(apostrophes, '').replace(separators, ' ');
  return hangul.test(form) ? form.normalize('NFD') : form;
};

// Nothing about a word depends on its neighbours, and names repeat.
const wordsOfChunk = remembered((chunk): readonly string[] =>
  searchForm(chunk)
    .split(' ')
    .filter((word) => word !== ''),
);

/** True when words of this script are not separated by spaces, so that a match may begin anywhere. */
export const isUnspaced = (word: string): boolean => !plainAscii.test(word) && unspaced.test(word);

/** True when the (folded or unfolded) text has hiragana or katakana in it. */
export const hasKana = (text: string): boolean => kana.test(text);

// Most texts; the same answer several times faster.
const plainAscii = /^[ -~]*$/;
const apostrophes = /['`´‘’ʻʼʽ՚＇ʹʾʿ]/gu;
const separators = /[^\p{L}\p{M}\p{N}]+/gu;
const hangul = /[가-힣]/;
const kana = /[ぁ-ゖァ-ヺｦ-ﾟ]/;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
