import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { SheetValue } from '../csv/writeCsv.ts';

/** A cell of a workbook: what other tables hold, or a day (ISO 8601) as a date of the spreadsheet. */
export type WorkbookValue = SheetValue | { readonly day: string };

/** What is put into {@link writeWorkbook}. */
export interface WorkbookOptions {
  /** Name of the only sheet; what Excel refuses in one is replaced. */
  readonly sheet: string;
  /** The first row is the heading: bold, and it stays in sight. */
  readonly rows: readonly (readonly WorkbookValue[])[];
  /** Whether the first column is hidden. */
  readonly hidesFirstColumn?: boolean;
}

/**
 * Writes a table as an Excel workbook (ECMA-376), piece by piece: between two pieces the caller may
 * let others have their turn. Texts are written as texts, so that none of them is a formula and
 * phone numbers keep their plus; numbers and days are ones to sort and reckon with.
 */
export function* writeWorkbook(options: WorkbookOptions): Generator<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  for (const [name, text] of Object.entries(fixedParts(options.sheet))) {
    const part = new ZipDeflate(name);
    part.mtime = zipBegin;
    zip.add(part);
    part.push(strToU8(text), true);
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml');
  sheet.mtime = zipBegin;
  zip.add(sheet);
  for (const text of sheetXml(options)) {
    sheet.push(strToU8(text));
    yield* pieces.splice(0);
  }
  const width = Math.max(1, options.rows[0]?.length ?? 1);
  const whole = `A1:${columnName(width - 1)}${Math.max(1, options.rows.length)}`;
  // With a filter over all of it, sorting in the spreadsheet takes hidden cells along.
  sheet.push(strToU8(`</sheetData><autoFilter ref="${whole}"/></worksheet>`), true);
  zip.end();
  yield* pieces.splice(0);
}

// The same table gives the same file; dates of a ZIP begin with 1980.
const zipBegin = new Date(1980, 0, 1);

const rowsAtOnce = 200;

function* sheetXml({ rows, hidesFirstColumn }: WorkbookOptions): Generator<string> {
  const width = Math.max(1, rows[0]?.length ?? 1);
  const shown = '<col min="%" max="#" width="20" customWidth="1"/>';
  const columns = (from: number, to: number, more = ''): string =>
    from > to ? '' : shown.replace('%', `${from}`).replace('#', `${to}`).replace('/>', `${more}/>`);
  yield [
    head,
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0">',
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '</sheetView></sheetViews><cols>',
    hidesFirstColumn === true
      ? columns(1, 1, ' hidden="1"') + columns(2, width)
      : columns(1, width),
    '</cols><sheetData>',
  ].join('');
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    yield rows
      .slice(from, from + rowsAtOnce)
      .map((row, index) => rowXml(row, from + index))
      .join('');
  }
}

const rowXml = (row: readonly WorkbookValue[], index: number): string => {
  const style = index === 0 ? ' s="1"' : '';
  const cells = row.map((value, column) => {
    if (value === '') return '';
    const at = `${columnName(column)}${index + 1}`;
    if (typeof value === 'object') {
      const serial = serialOfDay(value.day);
      return serial === undefined
        ? textXml(at, style, value.day)
        : `<c r="${at}" s="2"><v>${serial}</v></c>`;
    }
    return typeof value === 'number'
      ? `<c r="${at}"${style}><v>${value}</v></c>`
      : textXml(at, style, value);
  });
  return `<row r="${index + 1}">${cells.join('')}</row>`;
};

const textXml = (at: string, style: string, text: string): string =>
  `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

// Days since 1899-12-30. Before March 1900 spreadsheets disagree by a day, after 9999 they have none.
const serialOfDay = (day: string): number | undefined => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return undefined;
  const serial = time / 86_400_000 + 25_569;
  return serial > 60 ? serial : undefined;
};

/** A, B … Z, AA … */
const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26));

// Excel takes 32,767 characters in a cell. What XML cannot hold is left out; `_x0041_` would be read
// as an escape (ECMA-376 22.9.2.19), and a carriage return must be one.
const xmlText = (text: string): string => {
  const written = plain.test(text)
    ? text
    : [...text.slice(0, longestCell)]
        .filter((letter) => !unwritable.test(letter))
        .join('')
        .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
        .replaceAll('\r', '_x000D_');
  return written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
};

const plain = /^[ -^`-~]{0,1000}$/;

const longestCell = 32_767;

// eslint-disable-next-line no-control-regex -- control characters are what is removed here
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/u;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const sheetName = (name: string): string =>
  xmlText(name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)).replaceAll('"', '&quot;') || 'Sheet1';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const fixedParts = (sheet: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml':
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  '_rels/.rels':
    `${head}<Relationships xmlns="${relations}">` +
    `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml':
    `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
    `<sheet name="${sheetName(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    `${head}<Relationships xmlns="${relations}">` +
    `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml':
    `${head}<styleSheet xmlns="${main}">` +
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
});
