/**
 * Writes a table as CSV (RFC 4180) that spreadsheets open as it is: with a byte order mark, CR LF,
 * and an apostrophe before what they would take for a formula (OWASP: `= + - @`, tab, CR).
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`;

const cellOf = (text: string): string => {
  // A telephone number is no formula.
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^\+[\d\s().-]+$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
