import type { TableRow } from './table.ts';

/** How many cells are numbers that a spreadsheet shortened and that lost digits by it. */
export const countShortened = (rows: readonly Pick<TableRow, 'cells'>[]): number => {
  let count = 0;
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (cell.length < 12 && cell.includes('E+') && /^\s*\d(?:[.,]\d+)?E\+\d\d\s*$/.test(cell)) {
        count += 1;
      }
    }
  }
  return count;
};
