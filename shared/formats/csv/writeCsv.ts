/** A value of a table that is written to a file. */
export type SheetValue = string | number;

/**
 * A table as a CSV file (RFC 4180) that Excel opens rightly: UTF-8 with a byte order mark, CRLF,
 * and no text that Excel would run as a formula.
 */
export const writeCsv = (rows: readonly (readonly SheetValue[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(writeCell).join(',')).join('\r\n')}\r\n`;

/**
 * A text that no spreadsheet takes for a formula: one that begins with a sign that could start one
 * gets an apostrophe before it (OWASP, "CSV injection"). Full-width signs count: Excel folds them.
 */
export const formulaSafe = (text: string): string =>
  /^\s*[=+\-@＝＋－＠\t\r\n]/u.test(text) ? `'${text}` : text;

const writeCell = (value: SheetValue): string => {
  const text = typeof value === 'number' ? String(value) : formulaSafe(value);
  return /[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
