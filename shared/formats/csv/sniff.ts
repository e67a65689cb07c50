/** What the first bytes of a file say about it. */
export type Sniffed =
  | { readonly kind: 'text' }
  /** Text in an encoding that is not UTF-8: UTF-16 or UTF-32, by mark or by its zero bytes. */
  | { readonly kind: 'wide-text' }
  | { readonly kind: 'not-text'; readonly looksLike: FileKind };

/** Kinds of files people choose by mistake; each has a name in the catalogues. */
export type FileKind = 'xlsx' | 'zip' | 'pdf' | 'image' | 'office' | 'sqlite' | 'rtf' | 'binary';

/**
 * Tells text from what is certainly not a table of text, by the well-known first bytes of the
 * formats (PKZIP APPNOTE 4.3.7, ISO 32000, PNG, JPEG, [MS-CFB] …) and by bytes that no text has.
 */
export const sniffFile = (bytes: Uint8Array): Sniffed => {
  const known = signatures.find(({ start }) => startsWith(bytes, start));
  if (known?.kind === 'zip') return { kind: 'not-text', looksLike: zipKind(bytes) };
  if (known !== undefined) return { kind: 'not-text', looksLike: known.kind };
  if (wideMarks.some((mark) => startsWith(bytes, mark))) return { kind: 'wide-text' };
  const controls = countControls(bytes.subarray(0, sampleLength));
  // Every other byte of UTF-16 text in a Western script is zero; binary files have fewer or more.
  if (controls.zeros > 0) {
    const share = controls.zeros / Math.min(bytes.length, sampleLength);
    const oneSided = Math.max(controls.evenZeros, controls.oddZeros) / controls.zeros > 0.95;
    return share > 0.3 && share < 0.6 && oneSided && controls.others === 0
      ? { kind: 'wide-text' }
      : { kind: 'not-text', looksLike: 'binary' };
  }
  return controls.others > 0 ? { kind: 'not-text', looksLike: 'binary' } : { kind: 'text' };
};

const sampleLength = 64 * 1024;

const ascii = (text: string): readonly number[] =>
  Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

const signatures: readonly { readonly kind: FileKind; readonly start: readonly number[] }[] = [
  { kind: 'zip', start: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', start: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'pdf', start: ascii('%PDF-') },
  { kind: 'image', start: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'image', start: [0xff, 0xd8, 0xff] },
  { kind: 'image', start: ascii('GIF8') },
  { kind: 'office', start: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { kind: 'sqlite', start: ascii('SQLite format 3\0') },
  { kind: 'rtf', start: ascii('{\\rtf') },
  { kind: 'binary', start: [0x1f, 0x8b] },
  { kind: 'binary', start: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
];

const wideMarks: readonly (readonly number[])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x00, 0x00, 0xfe, 0xff],
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

// An XLSX is a ZIP that lists its content types or its `xl/` folder near the beginning, or at the
// end, where the table of contents is. Other documents of the family have other folders.
const zipKind = (bytes: Uint8Array): FileKind => {
  const ends = [bytes.subarray(0, 4096), bytes.subarray(-16_384)];
  const names = ends
    .map((part) => Array.from(part, (byte) => String.fromCharCode(byte)).join(''))
    .join('');
  if (names.includes('word/') || names.includes('ppt/')) return 'office';
  return names.includes('[Content_Types].xml') || names.includes('xl/') ? 'xlsx' : 'zip';
};

const countControls = (sample: Uint8Array) => {
  const counts = { zeros: 0, evenZeros: 0, oddZeros: 0, others: 0 };
  for (let index = 0; index < sample.length; index += 1) {
    const byte = sample[index] ?? 0x20;
    if (byte >= 0x20) continue;
    if (byte === 0) {
      counts.zeros += 1;
      if (index % 2 === 0) counts.evenZeros += 1;
      else counts.oddZeros += 1;
    } else if (!textControls.has(byte)) counts.others += 1;
  }
  return counts;
};

// Tab, line feed, vertical tab (a line break inside a cell of some programs), form feed, carriage
// return, end of file (DOS) and escape (ISO-2022-JP, which is then told apart as a wrong encoding).
const textControls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);
