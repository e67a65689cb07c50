import Papa, { type ParseResult } from 'papaparse';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { importByteLimit, importRowLimit } from '#shared/contract/import.ts';
import { isEmail } from '#shared/domain/import/contact.ts';
import {
  guessDelimiter,
  readSeparatorLine,
  type Delimiter,
} from '#shared/formats/csv/delimiter.ts';
import { findHeader } from '#shared/formats/csv/headerRow.ts';
import { sniffFile } from '#shared/formats/csv/sniff.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Pace } from './pace.ts';

/** A row of a file: its cells, and its number as a spreadsheet shows it (the first row is 1). */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A file read as a table. Blank rows are left out; row numbers count them. */
export interface Table {
  readonly delimiter: Delimiter;
  /** One text per column; empty where the file names none. */
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** The number of a last row that swallowed the rest of the file by a quotation mark never closed. */
  readonly openQuoteRow: number | undefined;
}

interface ReadOptions {
  readonly bytes: Uint8Array;
  readonly pace: Pace;
  readonly onProgress: (share: number) => void;
}

/**
 * Reads a CSV or TSV file in UTF-8. Errors are the `import-…` codes that have to do with the file:
 * too large, not a table, wrong encoding, empty, no rows, too many rows.
 */
export const readTable = async (options: ReadOptions): Promise<Result<Table, AppError>> => {
  const { bytes } = options;
  if (bytes.length > importByteLimit) {
    return err(appError('import-too-large', { limit: importByteLimit / (1024 * 1024) }));
  }
  const sniffed = sniffFile(bytes);
  if (sniffed.kind === 'wide-text') return err(appError('import-wrong-encoding'));
  if (sniffed.kind === 'not-text') {
    return err(appError('import-not-a-table', { kind: sniffed.looksLike }));
  }
  const read = await readRows(options);
  return read.ok ? toTable(read.value) : read;
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
}: ReadOptions): Promise<Result<Rows, AppError>> => {
  const rows: TableRow[] = [];
  const decode = createDecoder();
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

// Decodes piece by piece, answers `undefined` when the bytes are not UTF-8, and makes every line end
// (also inside quoted cells) a `\n`.
const createDecoder = () => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let heldBack = '';
  return (piece: Uint8Array, isLast: boolean): string | undefined => {
    try {
      const text = heldBack + decoder.decode(piece, { stream: !isLast });
      // A CR at the end of a piece may be the first half of CR LF.
      heldBack = !isLast && text.endsWith('\r') ? '\r' : '';
      const whole = heldBack === '' ? text : text.slice(0, -1);
      return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  };
};

const toTable = ({ delimiter, rows, openQuoteRow }: Rows): Result<Table, AppError> => {
  if (rows.length === 0) return err(appError('import-empty'));
  const { header, width } = findHeader(
    rows.slice(0, 20).map(({ cells }) => cells),
    isEmail,
  );
  const headers = rows[header]?.cells ?? [];
  const body = rows.slice(header + 1);
  if (body.length === 0) return err(appError('import-no-rows'));
  return ok({
    delimiter,
    headers: Array.from({ length: width }, (_, index) => headers[index]?.trim() ?? ''),
    rows: body,
    openQuoteRow,
  });
};
