import { decodeText, type TextEncoding } from './encodings.ts';

/**
 * How much the bytes look like a person's text in an encoding: the mean over the letters beyond
 * ASCII, from about -3 (nonsense) to 2; `undefined` when the bytes are not valid in it. `sample`
 * ends at a line's end.
 */
export const plausibility = (sample: Uint8Array, encoding: TextEncoding): number | undefined => {
  const text = decodeText(sample, encoding);
  if (text === undefined) return undefined;
  let sum = 0;
  let count = 0;
  for (const word of text.split(/[\s,;|"'()/.:-]+/u)) {
    if (/^[\0-\u007f]*$/.test(word)) continue;
    for (const letter of word) {
      if (letter <= '\u007f') continue;
      sum += scoreOfLetter(letter, encoding);
      count += 1;
    }
    sum += scoreOfWord(word, encoding);
  }
  return count === 0 ? 0 : sum / count + levelShare(sample, encoding);
};

const scoreOfLetter = (letter: string, encoding: TextEncoding): number => {
  if (/[\p{Co}\p{Cn}\p{Cc}\u{fffd}]/u.test(letter)) return -4;
  if (/[\u3041-\u30ff\u3005]/.test(letter)) return 1.2;
  if (/\p{Script=Han}/u.test(letter)) return 0.5;
  // Half-width katakana are one byte each: nonsense in Shift_JIS is full of them.
  if (/[\uff61-\uff9f]/.test(letter)) return -0.6;
  if (/[\u3000-\u303f\uff00-\uffef]/.test(letter)) return 0.6;
  if (/\p{Script=Cyrillic}/u.test(letter)) return encoding === 'windows-1251' ? 0.8 : -0.6;
  if (/\p{L}/u.test(letter)) return encoding === 'windows-1252' ? 0.6 : 0;
  // Typographic quotation marks and dashes are what text has beside letters.
  return /[‘’“”–—…°ºª«»€№]/.test(letter) ? 0.2 : -1.2;
};

const scoreOfWord = (word: string, encoding: TextEncoding): number => {
  const length = word.length;
  if (encoding === 'windows-1252') {
    const run = longestRun(word, /[\u0080-\u024f]+/gu);
    // Western words have accents among plain letters, not words made of nothing else.
    let score = run >= 3 ? -1.5 * run : 0;
    if (/\p{Ll}\p{Lu}/u.test(word)) score -= 0.8;
    return score;
  }
  if (encoding === 'windows-1251') {
    const isMixed = /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word);
    if (isMixed) return -1.5 * length;
    return /\p{Ll}\p{Lu}/u.test(word) ? -0.8 * length : 0.2 * longestRun(word, /\p{Ll}+/gu);
  }
  // A letter of an Asian encoding that swallowed the accent and the plain letter after it.
  return /[A-Za-z]\p{Script=Han}|\p{Script=Han}[a-z]/u.test(word) ? -1.5 : 0;
};

const longestRun = (word: string, pattern: RegExp): number =>
  Math.max(0, ...(word.match(pattern) ?? []).map((run) => run.length));

// The usual characters of the double-byte sets have their own rows (JIS X 0208 level 1, GB 2312
// level 1); nonsense falls anywhere.
const levelShare = (sample: Uint8Array, encoding: TextEncoding): number => {
  const isUsual = usualLead[encoding];
  if (isUsual === undefined) return 0;
  let usual = 0;
  let all = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const byte = sample[index] ?? 0;
    if (byte < 0x80 || (encoding === 'shift_jis' && byte >= 0xa1 && byte <= 0xdf)) continue;
    all += 1;
    if (isUsual(byte, sample[index + 1] ?? 0)) usual += 1;
    index += 1;
  }
  return all === 0 ? 0 : (usual / all) * 1.2 - 0.4;
};

const usualLead: Partial<Record<TextEncoding, (lead: number, trail: number) => boolean>> = {
  shift_jis: (lead) => (lead >= 0x81 && lead <= 0x83) || (lead >= 0x88 && lead <= 0x97),
  'euc-jp': (lead) => (lead >= 0xa1 && lead <= 0xa5) || (lead >= 0xb0 && lead <= 0xcf),
  gbk: (lead, trail) =>
    trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7)),
};
