import { appError, type AppError } from '#shared/contract/errors.ts';
import type { ImportNotice, ImportSource } from '#shared/contract/import.ts';
import type { ImportField } from '#shared/contract/importFields.ts';
import { isEmail } from '#shared/domain/import/contact.ts';
import { findHeader } from '#shared/formats/csv/headerRow.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { CardPhotos } from './cardPhotos.ts';
import type { Pace } from './pace.ts';

/** What reading a file needs. */
export interface ReadOptions {
  readonly bytes: Uint8Array;
  readonly pace: Pace;
  /** Told the share that is done, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** A row of a file: its cells, and its number as a spreadsheet shows it (the first row is 1). */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A file read as a table. Blank rows are left out; row numbers count them. */
export interface Table {
  readonly source: ImportSource;
  /** One text per column; empty where the file names none. */
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** The number of a last row that swallowed the rest of the file by a quotation mark never closed. */
  readonly openQuoteRow: number | undefined;
  /** What the columns become, where the format itself says so. */
  readonly fields?: readonly ImportField[];
  /** The pictures of cards. */
  readonly photos?: CardPhotos;
  /** What a person should know about how the file was read. */
  readonly notices: readonly ImportNotice[];
}

/** Makes a {@link Table} of all rows of a file that are not blank, by finding its header. */
export const toTable = ({
  rows,
  ...rest
}: Pick<Table, 'source' | 'rows' | 'openQuoteRow' | 'notices'>): Result<Table, AppError> => {
  if (rows.length === 0) return err(appError('import-empty'));
  const { header, width } = findHeader(
    rows.slice(0, 20).map(({ cells }) => cells),
    isEmail,
  );
  const headers = rows[header]?.cells ?? [];
  const body = rows.slice(header + 1);
  if (body.length === 0) return err(appError('import-no-rows'));
  return ok({
    ...rest,
    headers: Array.from(
      { length: Math.min(width, mostColumns) },
      (_, index) => headers[index]?.trim() ?? '',
    ),
    rows: body,
  });
};

const mostColumns = 1000;
