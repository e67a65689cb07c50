import type { Pace } from './pace.ts';
import type { TableRow } from './table.ts';

/** How many cells are numbers that a spreadsheet shortened and that lost digits by it. */
export const countShortened = async (
  rows: readonly Pick<TableRow, 'cells'>[],
  pace: Pace,
): Promise<number> => {
  let count = 0;
  for (const { cells } of rows) {
    for (const cell of cells) if (isShortened(cell)) count += 1;
    if (pace.isDue()) await pace.rest();
  }
  return count;
};

const isShortened = (cell: string): boolean =>
  cell.length < 12 && cell.includes('E+') && /^\s*\d(?:[.,]\d+)?E\+\d\d\s*$/.test(cell);
