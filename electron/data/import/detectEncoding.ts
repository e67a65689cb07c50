import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { encodingOfMark, type TextEncoding } from '#shared/formats/text/encodings.ts';
import { plausibility } from '#shared/formats/text/plausibility.ts';

/**
 * Tells the encoding of a text: by its mark, by zero bytes (UTF-16), by being valid UTF-8 from
 * beginning to end, else by what looks most like text and what chardet says of a sample.
 * `undefined` when it is none of those this version reads.
 */
export const detectEncoding = (bytes: Uint8Array): TextEncoding | undefined => {
  const mark = encodingOfMark(bytes);
  if (mark !== undefined) return mark === 'utf-32' ? undefined : mark;
  const zeros = countZeros(bytes.subarray(0, 64 * 1024));
  if (zeros.even + zeros.odd > 0) return zeros.even > zeros.odd ? 'utf-16be' : 'utf-16le';
  const sample = sampleOf(bytes);
  if (isIso2022Jp(sample)) return 'iso-2022-jp';
  if (isUtf8(bytes)) return 'utf-8';
  return likeliest(sample);
};

const countZeros = (sample: Uint8Array) => {
  const zeros = { even: 0, odd: 0 };
  for (let at = sample.indexOf(0); at !== -1; at = sample.indexOf(0, at + 1)) {
    zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  return zeros;
};

const candidates = ['shift_jis', 'euc-jp', 'gbk', 'windows-1252', 'windows-1251'] as const;

const chardetNames: Readonly<Record<string, TextEncoding>> = {
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  GB18030: 'gbk',
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'windows-1251': 'windows-1251',
};

const likeliest = (sample: Uint8Array): TextEncoding | undefined => {
  const opinions = new Map<TextEncoding, number>();
  for (const { name, confidence } of analyse(sample)) {
    const encoding = chardetNames[name];
    if (encoding !== undefined && !opinions.has(encoding)) opinions.set(encoding, confidence);
  }
  let best: { readonly encoding: TextEncoding; readonly score: number } | undefined;
  for (const encoding of candidates) {
    const looks = plausibility(sample, encoding);
    if (looks === undefined) continue;
    const score = looks + ((opinions.get(encoding) ?? 0) / 100) * 0.4;
    if (best === undefined || score > best.score) best = { encoding, score };
  }
  // Bytes that look like no text in any encoding are no text.
  return best === undefined || best.score < -2.5 ? undefined : best.encoding;
};

// JIS X 0208 is switched on and off by escape sequences (RFC 1468); nothing else uses these.
const isIso2022Jp = (sample: Uint8Array): boolean => {
  for (let at = sample.indexOf(0x1b); at !== -1; at = sample.indexOf(0x1b, at + 1)) {
    const code = sample[at + 2];
    if (sample[at + 1] === 0x24 && (code === 0x40 || code === 0x42)) return true;
  }
  return false;
};

const longestSample = 24 * 1024;

// Whole lines that have something beyond ASCII: a header of plain letters says nothing.
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [];
  let total = 0;
  for (let start = 0; start < bytes.length && total < longestSample;) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    start = end;
    if (line.length > longestSample || !line.some((byte) => byte >= 0x80 || byte === 0x1b))
      continue;
    parts.push(line);
    total += line.length;
  }
  if (parts.length === 0) return bytes.subarray(0, longestSample);
  const sample = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    sample.set(part, at);
    at += part.length;
  }
  return sample;
};
