import { foldHan } from './hanVariants.ts';
import { remembered } from './remembered.ts';

/**
 * Folds a text so that what differs only in how it was typed becomes equal: Unicode NFKC, lower
 * case, hiragana for katakana, ASCII digits for those of other scripts, and no diacritics. Folding
 * twice changes nothing. The order and number of words stay.
 *
 * Dropped: the combining marks of Latin, Greek and Cyrillic (also of `й` and `ё`: keyboards without
 * them are common and hardly two names differ by them), Hebrew points, Arabic harakat and tatweel,
 * and characters that cannot be seen (joiners, variation selectors, soft hyphens). Kept: the vowel
 * signs and tone marks of Thai, Devanagari and their relatives, and the voicing marks of kana,
 * because without them different words would be equal.
 */
export const foldText = (text: string): string => {
  if (plainAscii.test(text)) return text.toLowerCase();
  // Nothing about a word depends on its neighbours.
  return text.includes(' ') ? text.split(' ').map(foldWord).join(' ') : foldWord(text);
};

const plainAscii = /^[ -~]*$/;

const foldUnicode = (text: string): string => {
  const decomposed = text.normalize('NFKC').toLowerCase().normalize('NFD');
  const bare = decomposed
    .replace(dropped, '')
    .replace(katakana, (kana) => String.fromCharCode(kana.charCodeAt(0) - katakanaOffset))
    .replace(foldedLetter, (letter) => letters.get(letter) ?? letter)
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
  return foldHan(bare.normalize('NFC'));
};

const foldWord = remembered(foldUnicode);

// Combining marks used with Latin, Greek and Cyrillic; Hebrew points; Arabic marks and tatweel;
// and everything Unicode lists as invisible.
const dropped = new RegExp(
  [
    '[\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed',
    '\\p{Default_Ignorable_Code_Point}]',
  ].join(''),
  'gu',
);

const katakana = /[ァ-ヶヽヾ]/g;
const katakanaOffset = 0x60;

const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Latin letters that have no decomposition in Unicode.
    ...{ ß: 'ss', đ: 'd', ð: 'd', ɖ: 'd', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', ı: 'i', þ: 'th' },
    ...{ ħ: 'h', ŧ: 't', ŋ: 'ng', ə: 'e', ɛ: 'e', ɔ: 'o', ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y', ĸ: 'k' },
    // Greek final sigma.
    ς: 'σ',
    // Arabic: what is left of the alef, yeh, heh and kaf forms after their marks are gone.
    ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ے: 'ي', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ۃ: 'ه', ک: 'ك' },
  }),
);

const foldedLetter = new RegExp(`[${[...letters.keys()].join('')}]`, 'gu');

// Every run of decimal digits in Unicode has ten members in order, beginning at a multiple of ten
// steps from its zero; these are the zeros of the scripts that people write numbers in.
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xe50, 0xed0, 0x1040, 0x17e0];

const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
};
