/**
 * Writes a table as CSV (RFC 4180) that Excel opens as UTF-8: byte order mark, commas, CR LF. What a
 * spreadsheet would take for a formula is made text by an apostrophe (OWASP, CSV injection); an
 * import takes it away again, see {@link withoutGuard}.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;

/** A cell as {@link writeCsv} was given it, without the apostrophe that guards against formulas. */
export const withoutGuard = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);

const csvCell = (text: string): string => {
  const safe = formula.test(text) || guarded.test(text) ? `'${text}` : text;
  return /[",\r\n\t]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const formula = /^[=+\-@\t\r＝＋－＠]/u;

// One apostrophe more for texts that begin like a guarded one, so that none is lost.
const guarded = /^'+[=+\-@\t\r＝＋－＠]/u;
