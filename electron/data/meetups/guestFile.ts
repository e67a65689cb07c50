import { appError, type AppError } from '#shared/contract/errors.ts';
import { guessColumns } from '#shared/domain/import/guessColumns.ts';
import { composeName } from '#shared/domain/import/names.ts';
import { mostPasted } from '#shared/domain/meetup/pastedGuests.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { createPace, readTable } from '../import/index.ts';

/**
 * Reads a file of guests (CSV, workbook or cards, as the import does) as one line each: name and
 * address, as somebody would have pasted them. Columns are found by their headers or by what is in
 * them. Errors are those of reading a file; `guest-file-no-names` when no column has names or
 * addresses.
 */
export const readGuestFile = async (
  bytes: Uint8Array,
): Promise<Result<{ text: string; lines: number; leftOut: number }, AppError>> => {
  const read = await readTable({
    bytes,
    pace: createPace(),
    onProgress: () => undefined,
    choices: {},
  });
  if (!read.ok) return read;
  const { headers, rows } = read.value;
  const fields =
    read.value.fields ??
    guessColumns(
      headers.map((header, column) => ({
        header,
        values: rows
          .slice(0, 200)
          .map(({ cells }) => cells[column]?.trim() ?? '')
          .filter((value) => value !== ''),
      })),
    );
  const cellOf = (cells: readonly string[], field: string): string | undefined => {
    for (const [column, is] of fields.entries()) {
      const value = is === field ? cells[column]?.replaceAll(/\s+/g, ' ').trim() : undefined;
      if (value !== undefined && value !== '') return value;
    }
    return undefined;
  };
  const lines = rows
    .map(({ cells }) => {
      const name =
        cellOf(cells, 'fn') ??
        composeName({
          family: cellOf(cells, 'family'),
          given: cellOf(cells, 'given'),
          additional: cellOf(cells, 'additional'),
        }) ??
        cellOf(cells, 'latin');
      const email = cellOf(cells, 'email');
      // A comma in a name would be read as the end of it.
      return [name?.replaceAll(/[,;\t]\s*/g, ' '), email === undefined ? undefined : `<${email}>`]
        .filter((part) => part !== undefined)
        .join(' ');
    })
    .filter((line) => line !== '');
  if (lines.length === 0) return err(appError('guest-file-no-names'));
  return ok({
    text: lines.slice(0, mostPasted).join('\n'),
    lines: Math.min(lines.length, mostPasted),
    leftOut: rows.length - Math.min(lines.length, mostPasted),
  });
};
