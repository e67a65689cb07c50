import { foldText } from './fold.ts';

/**
 * Splits a text into folded words: runs of letters, marks and digits. Apostrophes of all kinds
 * vanish (`O'Brien` is `obrien`), everything else separates. Hangul comes out as conjoining letters
 * (NFD), so that a syllable that is still being typed (기) already finds the finished one (김).
 */
export const splitWords = (text: string): string[] =>
  searchForm(text)
    .split(' ')
    .filter((word) => word !== '');

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
  const folded = foldText(text);
  const form = folded.replace(apostrophes, '').replace(separators, ' ');
  return hangul.test(form) ? form.normalize('NFD') : form;
};

/** True when words of this script are not separated by spaces, so that a match may begin anywhere. */
export const isUnspaced = (word: string): boolean => unspaced.test(word);

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
