import { appError, type AppError } from '#shared/contract/errors.ts';
import { importByteLimit } from '#shared/contract/import.ts';
import { sniffFile } from '#shared/formats/csv/sniff.ts';
import type { TextEncoding } from '#shared/formats/text/encodings.ts';
import { err, type Result } from '#shared/result.ts';
import { detectEncoding } from './detectEncoding.ts';
import { readText } from './readText.ts';
import type { ReadOptions, Table } from './table.ts';

/** How a person corrected the reading of a file. */
export interface ReadChoices {
  readonly encoding?: TextEncoding | undefined;
  /** Which sheet of a workbook, from 0. */
  readonly sheet?: number | undefined;
}

/**
 * Reads a roster file as a table: text with delimiters in any of the known encodings. Errors are the
 * `import-…` codes that have to do with the file.
 */
export const readTable = async (
  options: ReadOptions & { readonly choices: ReadChoices },
): Promise<Result<Table, AppError>> => {
  const { bytes, choices } = options;
  if (bytes.length > importByteLimit) {
    return err(appError('import-too-large', { limit: importByteLimit / (1024 * 1024) }));
  }
  if (choices.encoding !== undefined) {
    return readText({ ...options, encoding: choices.encoding, strict: false });
  }
  const sniffed = sniffFile(bytes);
  if (sniffed.kind === 'not-text') {
    return err(appError('import-not-a-table', { kind: sniffed.looksLike }));
  }
  const encoding = await detectEncoding(bytes, options.pace);
  if (encoding === undefined) return err(appError('import-wrong-encoding'));
  return readText({ ...options, encoding, strict: true });
};
