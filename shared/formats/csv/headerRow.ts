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
  const median = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 1;
  const usual = Math.max(median, mostFrequent(lengths));
  const index = first.findIndex((row) => filledCells(row) >= Math.max(1, usual * 0.6));
  const row = first[index] ?? [];
  // Cells of the header without a word still are columns when there is something under them.
  const width = Math.max(trimmedLength(row), Math.min(row.length, Math.max(...lengths)));
  return row.some(isValue) ? { header: -1, width } : { header: index, width };
};

// Over a short table a report may put more lines than it has rows: their widths differ, those of rows
// do not. Of widths that are as frequent the larger one.
const mostFrequent = (lengths: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [most] = [...counts].toSorted(([a, m], [b, n]) => n - m || b - a);
  return most === undefined || most[1] < 2 ? 0 : most[0];
};

const trimmedLength = (row: readonly string[]): number =>
  row.findLastIndex((cell) => cell.trim() !== '') + 1;

const filledCells = (row: readonly string[]): number =>
  row.filter((cell) => cell.trim() !== '').length;
