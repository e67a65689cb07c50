/** A value of a table that is written to a file. */
export type SheetValue = string | number;

/**
 * Writes a table as CSV (RFC 4180) that Excel opens as UTF-8: byte order mark, commas, CR LF. What a
 * spreadsheet would take for a formula is made text, see {@link formulaSafe}.
 */
export const writeCsv = (rows: readonly (readonly SheetValue[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;

/**
 * A text that no spreadsheet takes for a formula: one that begins with a sign that could start one
 * gets an apostrophe before it (OWASP, "CSV injection"; full-width signs count, Excel folds them).
 * An import takes it away again, see {@link withoutGuard}.
 */
export const formulaSafe = (text: string): string =>
  formula.test(text) || guarded.test(text) ? `'${text}` : text;

/** A cell as {@link formulaSafe} was given it. */
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && guarded.test(cell) ? cell.slice(1) : cell;

/** A cell of a file without guards, so that {@link withoutGuard} gives its text back. */
export const keptFromUnguarding = (text: string): string =>
  guarded.test(text) ? `'${text}` : text;

const csvCell = (value: SheetValue): string => {
  const text = typeof value === 'number' ? String(value) : formulaSafe(value);
  return /[",;\r\n\t]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

// One apostrophe more for texts that begin like a guarded one, so that none is lost.
const guarded = /^'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;
