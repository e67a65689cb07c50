import { createPieceDecoder, type TextEncoding } from '../text/encodings.ts';
import { latin, type ContentLine } from './lines.ts';

/** The text of a line's value, still escaped; `undefined` for pictures, sounds and the like. */
export const textOfLine = (line: ContentLine, fallback: TextEncoding): string | undefined => {
  const encoding = line.params.get('ENCODING')?.[0]?.toUpperCase();
  if (encoding === 'B' || encoding === 'BASE64') return undefined;
  const bytes = encoding === 'QUOTED-PRINTABLE' ? decodeQuotedPrintable(line.value) : line.value;
  return decode(bytes, charsetOf(line) ?? fallback);
};

const decode = (bytes: Uint8Array, encoding: TextEncoding): string =>
  createPieceDecoder(encoding, { strict: false })(bytes, true) ?? '';

const charsetOf = (line: ContentLine): TextEncoding | undefined =>
  charsets[line.params.get('CHARSET')?.[0]?.toUpperCase() ?? ''];

const charsets: Readonly<Record<string, TextEncoding>> = {
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
  'US-ASCII': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
  'WINDOWS-1252': 'windows-1252',
  'WINDOWS-1251': 'windows-1251',
  SHIFT_JIS: 'shift_jis',
  'SHIFT-JIS': 'shift_jis',
  SJIS: 'shift_jis',
  CP932: 'shift_jis',
  'WINDOWS-31J': 'shift_jis',
  'EUC-JP': 'euc-jp',
  'ISO-2022-JP': 'iso-2022-jp',
  GBK: 'gbk',
  GB2312: 'gbk',
  GB18030: 'gbk',
};

// RFC 2045 6.7; what is no valid sequence stands for itself.
const decodeQuotedPrintable = (bytes: Uint8Array): Uint8Array => {
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const code = bytes[at] === 0x3d ? latin(bytes.subarray(at + 1, at + 3)) : '';
    if (/^[\da-f]{2}$/i.test(code)) {
      decoded[length] = Number.parseInt(code, 16);
      at += 2;
    } else decoded[length] = bytes[at] ?? 0;
    length += 1;
  }
  return decoded.subarray(0, length);
};

/** Splits a value at a separator that is not escaped, and takes the escapes away (RFC 6350 3.4). */
export const splitValue = (text: string, separator: ';' | ','): readonly string[] => {
  const parts: string[] = [];
  let current = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\' && at + 1 < text.length) {
      at += 1;
      const escaped = text.charAt(at);
      current += escaped === 'n' || escaped === 'N' ? '\n' : escaped;
    } else if (letter === separator) {
      parts.push(current);
      current = '';
    } else current += letter;
  }
  return [...parts, current];
};

/** A value of one text without its escapes. */
export const plainValue = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(.)/gsu, (_, letter: string) => (/^n$/i.test(letter) ? '\n' : letter))
    : text;

/** A text with what would mean something in a value escaped. */
export const escapeValue = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** Whether a text is written in Latin letters. */
export const isLatin = (text: string): boolean =>
  /\p{Script=Latin}/u.test(text) && !/(?!\p{Script=Latin})\p{L}/u.test(text);
