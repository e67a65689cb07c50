/** True for a cell that only says that there is nothing: `-`, `n/a`, `なし`. */
export const saysNothing = (cell: string): boolean => cell.length <= 20 && nothing.test(cell);

const nothing =
  /^\s*(?:[-‐-―ー−－_.…*＊?？/・]+|#?n\/?a\.?|nil|null|none|anonymous|匿名|tidak ada|なし|無し|該当なし|特になし)\s*$/i;

/**
 * True for a row under or over a table that is about no person: a sum of the rows (`Total: 6`,
 * `合計 3名`) or a remark in a row of its own (`* from the secretariat`).
 */
export const isAboutNobody = (cells: readonly string[]): boolean => {
  const first = cells.find(isFilled);
  if (first === undefined || first.length > 500) return false;
  const text = first.normalize('NFKC').trim();
  return sum.test(text) || (remark.test(text) && cells.filter(isFilled).length === 1);
};

const isFilled = (cell: string): boolean => cell.trim() !== '';

const remark = /^(?:[*※†•]|notes?:|注[:)])/iu;

const sum =
  /^(?:(?:sub|grand)?[- ]?total|jumlah|(?:総|小)?合?計)\s*(?:\(.{0,20}\))?\s*[:=]?\s*[\d,.\s]*(?:名|人|people|persons|members|orang)?$/iu;
