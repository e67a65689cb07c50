import Papa, { type ParseResult } from 'papaparse';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { importRowLimit } from '#shared/contract/import.ts';
import {
  guessDelimiter,
  readSeparatorLine,
  type Delimiter,
} from '#shared/formats/csv/delimiter.ts';
import { createPieceDecoder, type TextEncoding } from '#shared/formats/text/encodings.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { countShortened } from './shortenedNumbers.ts';
import { toTable, type ReadOptions, type Table, type TableRow } from './table.ts';

/**
 * Reads a table of text whose encoding is known. `strict: false` where a person chose the encoding:
 * a byte that means nothing in it is then a sign in a cell, not the end.
 */
export const readText = async (
  options: ReadOptions & { readonly encoding: TextEncoding; readonly strict: boolean },
): Promise<Result<Table, AppError>> => {
  const read = await readRows(options);
  if (!read.ok) return read;
  const { rows, openQuoteRow, delimiter } = read.value;
  const source = { kind: 'text', encoding: options.encoding, delimiter } as const;
  const shortened = await countShortened(rows, options.pace);
  const notices = shortened > 0 ? [{ code: 'shortened-numbers' as const, count: shortened }] : [];
  return toTable({ source, rows, openQuoteRow, notices });
};

interface Rows {
  readonly delimiter: Delimiter;
  readonly rows: TableRow[];
  readonly openQuoteRow: number | undefined;
}

const pieceLength = 128 * 1024;
const guessLength = 32 * 1024;

/** A single row longer than this is a quotation mark that is never closed, not a row. */
const longestRow = 1024 * 1024;

const readRows = async ({
  bytes,
  pace,
  onProgress,
  encoding,
  strict,
}: Parameters<typeof readText>[0]): Promise<Result<Rows, AppError>> => {
  const rows: TableRow[] = [];
  const decode = withPlainLineEnds(createPieceDecoder(encoding, { strict }));
  let parser: Papa.Parser | undefined;
  let delimiter: Delimiter = ',';
  let pending = '';
  let row = 0;
  let openQuoteRow: number | undefined;
  for (let start = 0; start < bytes.length && openQuoteRow === undefined; start += pieceLength) {
    const end = Math.min(start + pieceLength, bytes.length);
    const isLast = end === bytes.length;
    const text = decode(bytes.subarray(start, end), isLast);
    if (text === undefined) return err(appError('import-wrong-encoding'));
    pending += text;
    if (parser === undefined) {
      const separator = readSeparatorLine(pending);
      pending = pending.slice(separator?.length ?? 0);
      delimiter = separator?.delimiter ?? guessDelimiter(pending.slice(0, guessLength));
      parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' });
    }
    const parsed: ParseResult<string[]> = parser.parse(pending, 0, !isLast);
    for (const cells of parsed.data) {
      row += 1;
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
    }
    if (rows.length > importRowLimit + 1) {
      return err(appError('import-too-many-rows', { limit: importRowLimit }));
    }
    pending = isLast ? '' : pending.slice(parsed.meta.cursor);
    const isOpen = parsed.errors.some(({ code }) => code === 'MissingQuotes');
    if (isLast && isOpen) openQuoteRow = row;
    if (pending.length > longestRow) {
      row += 1;
      rows.push({ row, cells: [pending.slice(0, 200)] });
      openQuoteRow = row;
    }
    onProgress(end / bytes.length);
    await pace.breathe();
  }
  return ok({ delimiter, rows, openQuoteRow });
};

// Every line end (also inside quoted cells) becomes a `\n`.
const withPlainLineEnds = (decode: ReturnType<typeof createPieceDecoder>) => {
  let heldBack = '';
  return (piece: Uint8Array, isLast: boolean): string | undefined => {
    const decoded = decode(piece, isLast);
    if (decoded === undefined) return undefined;
    const text = heldBack + decoded;
    // A CR at the end of a piece may be the first half of CR LF.
    heldBack = !isLast && text.endsWith('\r') ? '\r' : '';
    const whole = heldBack === '' ? text : text.slice(0, -1);
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  };
};
