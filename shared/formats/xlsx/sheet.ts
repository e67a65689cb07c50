import { numberText, type NumberKind } from './numberFormat.ts';
import { unescapeText } from './parts.ts';
import type { XmlHandler } from './xml.ts';

/** A row of a sheet that is not blank, with the number a spreadsheet shows. */
export interface SheetRow {
  readonly row: number;
  readonly cells: string[];
}

/** What reading a sheet found. */
export interface SheetContent {
  readonly rows: SheetRow[];
  /** The last row of each group of merged cells; only the first cell of a group holds the value. */
  readonly merged: number[];
  /** Cells whose formula ended in an error; their text is empty. */
  errors: number;
}

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberKind[];
  readonly dates: '1900' | '1904';
}

/** Columns beyond this are not read: a sheet has 16,384, a roster has not. */
const mostColumns = 1000;

/**
 * Collects the cells of a sheet (ECMA-376 18.3): numbers as their format shows them, formulas as the
 * value that was last computed, rich text as plain.
 */
export const sheetHandler = (
  content: SheetContent,
  { strings, styles, dates }: SheetContext,
): XmlHandler => {
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let type = 'n';
  let style = 0;
  let value = '';
  let isValue = false;
  let isReading = false;
  const cellText = (): string => {
    switch (type) {
      case 's':
        return strings[Number(value)] ?? '';
      case 'str':
      case 'inlineStr':
        return unescapeText(value);
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        content.errors += 1;
        return '';
      case 'd':
        return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
      default: {
        const number = Number(value);
        return value === '' || !Number.isFinite(number)
          ? value
          : numberText(number, styles[style] ?? 'number', dates);
      }
    }
  };
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        const told = Number(attributes['r']);
        // A damaged number must not make two rows one.
        row = Number.isInteger(told) && told > row ? told : row + 1;
        cells = [];
        column = 0;
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        value = '';
      } else if (name === 'rPh') isReading = true;
      else if (name === 'v' || name === 't') isValue = !isReading;
      else if (name === 'mergeCell') content.merged.push(lastRowOf(attributes['ref']));
    },
    text: (text) => {
      if (isValue) value += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c') {
        const text = cellText();
        if (text === '' || column > mostColumns) return;
        while (cells.length < column - 1) cells.push('');
        cells[column - 1] = text;
      } else if (name === 'row' && cells.some((cell) => cell.trim() !== '')) {
        content.rows.push({ row, cells });
      }
    },
  };
};

// `A1:H3` ends in row 3.
const lastRowOf = (range = ''): number => Number(/\d+$/.exec(range)?.[0] ?? 0);

// `C12` is column 3, from 1.
const columnOf = (reference: string | undefined): number | undefined => {
  if (reference === undefined) return undefined;
  let column = 0;
  for (const letter of reference) {
    const place = letter.charCodeAt(0) - 64;
    if (place < 1 || place > 26) break;
    column = column * 26 + place;
  }
  return column === 0 ? undefined : column;
};
