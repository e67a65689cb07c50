import { appError, type AppError } from '#shared/contract/errors.ts';
import { importByteLimit } from '#shared/contract/import.ts';
import { sniffFile } from '#shared/formats/csv/sniff.ts';
import type { TextEncoding } from '#shared/formats/text/encodings.ts';
import { err, type Result } from '#shared/result.ts';
import { detectEncoding } from './detectEncoding.ts';
import { readCardTable } from './readCards.ts';
import { readText } from './readText.ts';
import { readWorkbook } from './readWorkbook.ts';
import type { ReadOptions, Table } from './table.ts';

/** How a person corrected the reading of a file. */
export interface ReadChoices {
  readonly encoding?: TextEncoding | undefined;
  /** Which sheet of a workbook, from 0. */
  readonly sheet?: number | undefined;
}

/**
 * Reads a roster file as a table: text with delimiters in any of the
 * known encodings, a sheet of a workbook, or vCards. Errors are the
 * `import-…` codes that have to do with the file.
 */
export const readTable = async (
  options: ReadOptions & { readonly choices: ReadChoices },
): Promise<Result<Table, AppError>> => {
  const { bytes, choices } = options;
  if (bytes.length > importByteLimit) {
    return err(appError('import-too-large', { limit: importByteLimit / (1024 * 1024) }));
  }
  if (isCards(bytes)) {
    const encoding = detectEncoding(unfolded(bytes));
    return readCardTable({ ...options, encoding: encoding ?? 'utf-8' });
  }
  if (choices.encoding !== undefined) {
    return readText({ ...options, encoding: choices.encoding, strict: false });
  }
  const sniffed = sniffFile(bytes);
  if (sniffed.kind === 'not-text' && sniffed.looksLike === 'xlsx') {
    return readWorkbook({ ...options, sheet: choices.sheet });
  }
  if (sniffed.kind === 'not-text' && isLockedWorkbook(bytes)) return err(appError('import-locked'));
  if (sniffed.kind === 'not-text') {
    return err(appError('import-not-a-table', { kind: sniffed.looksLike }));
  }
  const encoding = detectEncoding(bytes);
  if (encoding === undefined) return err(appError('import-wrong-encoding'));
  return readText({ ...options, encoding, strict: true });
};

// Begins with BEGIN:VCARD, in one byte a letter or two, after a mark or blank lines.
const isCards = (bytes: Uint8Array): boolean =>
  /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*BEGIN:VCARD\b/i.test(
    Buffer.from(bytes.subarray(0, 256)).toString('latin1').replaceAll('\0', ''),
  );

// With a password, a workbook is a stream of this name in an OLE file ([MS-OFFCRYPTO] 2.3).
const isLockedWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );

// A fold may stand in the middle of a character, which would then look like no UTF-8.
const unfolded = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.length <= 512 * 1024 ? bytes.length : bytes.lastIndexOf(0x0a, 512 * 1024) + 1;
  const text = Buffer.from(bytes.subarray(0, end)).toString('latin1');
  return Buffer.from(text.replace(/\r?\n[ \t]/g, ''), 'latin1');
};
