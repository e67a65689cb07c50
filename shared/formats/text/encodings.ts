/** The encodings a text file may be in, by their WHATWG label, likeliest first. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gbk',
  'windows-1252',
  'windows-1251',
] as const;

/** One of {@link textEncodings}. */
export type TextEncoding = (typeof textEncodings)[number];

/** Decodes a text piece by piece; `undefined` when the bytes are not in the encoding. */
export type PieceDecoder = (piece: Uint8Array, isLast: boolean) => string | undefined;

interface StreamDecoder {
  decode(bytes: Uint8Array, options: { readonly stream: boolean }): string;
}

// The Encoding Standard's decoder is in every place this runs, but in no library this project may name.
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => StreamDecoder;

/**
 * Makes a {@link PieceDecoder} (WHATWG Encoding). A byte order mark is left out. `strict: false`
 * puts U+FFFD for bytes that mean nothing instead of giving up.
 */
export const createPieceDecoder = (
  encoding: TextEncoding,
  { strict = true }: { readonly strict?: boolean } = {},
): PieceDecoder => {
  const decoder = new TextDecoder(encoding, { fatal: strict });
  return (piece, isLast) => {
    try {
      return decoder.decode(piece, { stream: !isLast });
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  };
};

/** Decodes a whole text, see {@link createPieceDecoder}. */
export const decodeText = (bytes: Uint8Array, encoding: TextEncoding): string | undefined =>
  createPieceDecoder(encoding)(bytes, true);

/** The encoding a byte order mark at the beginning says. UTF-32 has a mark, but nobody writes it. */
export const encodingOfMark = (bytes: Uint8Array): TextEncoding | 'utf-32' | undefined => {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32' : undefined;
};
