import { createPieceDecoder } from '../text/encodings.ts';
import type { ContentLine } from './lines.ts';
import { plainValue, textOfLine } from './values.ts';

/**
 * The picture a PHOTO line holds, as a `data:` URL (2.1 and 3.0 write base64, 4.0 such a URL), or the
 * address where it lies. `undefined` for a line without a value.
 */
export const photoOfLine = (line: ContentLine): string | undefined => {
  const encoding = line.params.get('ENCODING')?.[0]?.toUpperCase();
  if (encoding === 'B' || encoding === 'BASE64') {
    const data = decode(line.value).replaceAll(/\s+/g, '');
    const type = line.params.get('TYPE')?.[0]?.toLowerCase() ?? '';
    return data === ''
      ? undefined
      : `data:image/${typeName.test(type) ? type : 'jpeg'};base64,${data}`;
  }
  const address = plainValue(textOfLine(line, 'utf-8') ?? '').trim();
  return address === '' ? undefined : address;
};

// Base64 is letters that every encoding has; this one refuses none.
const decode = (bytes: Uint8Array): string =>
  createPieceDecoder('windows-1252', { strict: false })(bytes, true) ?? '';

const typeName = /^[a-z][a-z\d.+-]*$/;

/** The lines of a card's picture: a URL as it is in 4.0 (RFC 6350 6.2.4), base64 in 3.0 (RFC 2426 3.1.4). */
export const photoLines = (
  photo: string | undefined,
  version: '3.0' | '4.0',
): readonly string[] => {
  if (photo === undefined) return [];
  if (version === '4.0') return [`PHOTO:${photo}`];
  const inline = /^data:image\/([^;,]+);base64,/.exec(photo);
  return inline === null
    ? [`PHOTO;VALUE=uri:${photo}`]
    : [`PHOTO;ENCODING=b;TYPE=${inline[1]?.toUpperCase()}:${photo.slice(inline[0].length)}`];
};
