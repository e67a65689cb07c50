/** The characters that may stand between cells, likeliest first. */
export const delimiters = [',', ';', '\t', '|'] as const;

/** One of {@link delimiters}. */
export type Delimiter = (typeof delimiters)[number];

/**
 * Guesses what stands between cells from the beginning of a table: the delimiter that cuts most
 * lines into the same number of cells, more than one. Text inside quotation marks does not count.
 * A table of one column answers a comma. `text` has `\n` line ends.
 */
export const guessDelimiter = (text: string): Delimiter => {
  const lines = unquotedLines(text);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = scoreOf(lines, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
};

/** Excel's own line `sep=;` before the header: which delimiter it names, and how long the line is. */
export const readSeparatorLine = (
  text: string,
): { readonly delimiter: Delimiter; readonly length: number } | undefined => {
  const match = /^"?sep=([,;\t|])"?\n/i.exec(text);
  const delimiter = delimiters.find((candidate) => candidate === match?.[1]);
  return match === null || delimiter === undefined
    ? undefined
    : { delimiter, length: match[0].length };
};

const longestSample = 200;

// The lines with everything between quotation marks taken out; a break inside quotes ends no line.
const unquotedLines = (text: string): readonly string[] =>
  text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, longestSample);

// How many lines agree on the commonest number of cells, a little more for more cells.
const scoreOf = (lines: readonly string[], delimiter: Delimiter): number => {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const cells = line.split(delimiter).length;
    if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  }
  let best = 0;
  for (const [cells, count] of counts) best = Math.max(best, count * (1 + Math.log2(cells) / 10));
  return best;
};
