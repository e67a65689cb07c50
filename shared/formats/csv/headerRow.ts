/** Where a table's header is. */
export interface HeaderPlace {
  /** Index of the header among the rows, or -1 when the table begins with its data. */
  readonly header: number;
  /** How many columns the table has. */
  readonly width: number;
}

/**
 * Finds the header among the first rows of a table: the first row that is about as wide as most
 * of them, so that a title above the table is passed over. `isValue` says whether a cell can
 * only be data (an address, a number): a row that has one is no header.
 */
export const findHeader = (
  rows: readonly (readonly string[])[],
  isValue: (cell: string) => boolean,
): HeaderPlace => {
  const first = rows.slice(0, 20);
  const lengths = first.map(trimmedLength).filter((length) => length > 0);
  if (lengths.length === 0) return { header: -1, width: 0 };
  const usual = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 1;
  const index = first.findIndex((row) => filledCells(row) >= Math.max(1, usual * 0.6));
  const row = first[index] ?? [];
  // Cells of the header without a word still are columns when there is something under them.
  const width = Math.max(trimmedLength(row), Math.min(row.length, Math.max(...lengths)));
  return row.some(isValue) ? { header: -1, width } : { header: index, width };
};

const trimmedLength = (row: readonly string[]): number =>
  row.findLastIndex((cell) => cell.trim() !== '') + 1;

const filledCells = (row: readonly string[]): number =>
  row.filter((cell) => cell.trim() !== '').length;
