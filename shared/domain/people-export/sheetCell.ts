import type { WorkbookValue } from '../../formats/xlsx/writeWorkbook.ts';
import type { ExportField } from './exportFields.ts';

/** A cell of an export as a spreadsheet knows it: years as numbers, days as dates, the rest as text. */
export const sheetCell = (field: ExportField | undefined, text: string): WorkbookValue => {
  if (field === 'fiscalYear' && /^\d{4}$/.test(text)) return Number(text);
  return text !== '' && field !== undefined && days.has(field) ? { day: text } : text;
};

const days: ReadonlySet<ExportField> = new Set(['minorUntil', 'exchangeStart', 'exchangeEnd']);
