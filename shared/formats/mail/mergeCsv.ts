/**
 * Rows for a mail merge: UTF-8 with a mark that Excel needs, CRLF (RFC 4180). A cell that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 */
export const mergeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
