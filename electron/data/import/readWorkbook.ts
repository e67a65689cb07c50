import { appError, type AppError } from '#shared/contract/errors.ts';
import { importRowLimit, type ImportNotice } from '#shared/contract/import.ts';
import type { SheetContent } from '#shared/formats/xlsx/sheet.ts';
import {
  openWorkbook,
  workbookProblem,
  type Workbook,
  type WorkbookProblem,
} from '#shared/formats/xlsx/workbook.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { countShortened } from './shortenedNumbers.ts';
import { toTable, type ReadOptions, type Table } from './table.ts';

/** Reads a sheet of an XLSX workbook; without a wish, the first one that has rows under a header. */
export const readWorkbook = async ({
  bytes,
  pace,
  onProgress,
  sheet,
}: ReadOptions & { readonly sheet: number | undefined }): Promise<Result<Table, AppError>> => {
  try {
    const workbook = await openWorkbook({
      bytes,
      breathe: pace.breathe,
      onRows: (rows) => {
        onProgress(Math.min(0.9, rows / 50_000));
        return rows <= importRowLimit + 1;
      },
    });
    const read = async (index: number): Promise<Result<Table, AppError>> => {
      const content = await workbook.read(index);
      const shortened = await countShortened(content.rows, pace);
      return toSheetTable({ workbook, sheet: index, content, shortened });
    };
    if (sheet !== undefined) return await read(sheet);
    let first: Result<Table, AppError> | undefined;
    for (const index of workbook.sheets.keys()) {
      const table = await read(index);
      first ??= table;
      if (table.ok || table.error.code === 'import-too-many-rows') return table;
    }
    return first ?? err(appError('import-empty'));
  } catch (error) {
    const problem = workbookProblem(error);
    if (problem === undefined) throw error;
    return err(appError(errorCodes[problem]));
  }
};

const errorCodes = {
  damaged: 'import-damaged',
  'too-large': 'import-unpacks-too-large',
  locked: 'import-locked',
  unsafe: 'import-unsafe',
} as const satisfies Record<WorkbookProblem, string>;

const toSheetTable = ({
  workbook,
  sheet,
  content: { rows, merged, errors },
  shortened,
}: {
  readonly workbook: Workbook;
  readonly sheet: number;
  readonly content: SheetContent;
  readonly shortened: number;
}): Result<Table, AppError> => {
  if (rows.length > importRowLimit + 1) {
    return err(appError('import-too-many-rows', { limit: importRowLimit }));
  }
  const table = toTable({
    source: { kind: 'workbook', sheets: [...workbook.sheets], sheet },
    rows,
    openQuoteRow: undefined,
    notices: [],
  });
  if (!table.ok) return table;
  // A title over the table is merged more often than not, and nobody misses anything there.
  const firstOf = table.value.rows[0];
  const header = rows[rows.findIndex((row) => row === firstOf) - 1] ?? firstOf;
  const top = header?.row ?? 0;
  const counts: readonly ImportNotice[] = [
    { code: 'merged-cells', count: merged.filter((row) => row >= top).length },
    { code: 'formula-errors', count: errors },
    { code: 'shortened-numbers', count: shortened },
  ];
  return ok({ ...table.value, notices: counts.filter(({ count }) => count > 0) });
};
