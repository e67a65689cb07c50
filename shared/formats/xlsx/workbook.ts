import type { NumberKind } from './numberFormat.ts';
import {
  relationsHandler,
  stringsHandler,
  stylesHandler,
  workbookHandler,
  type Relations,
  type WorkbookPart,
} from './parts.ts';
import { sheetHandler, type SheetContent, type SheetContext } from './sheet.ts';
import { createXmlReader, XmlError, type XmlHandler } from './xml.ts';
import { openZip, ZipError, type ZipProblem } from './zip.ts';

/** What reading a workbook needs. */
export interface WorkbookOptions {
  readonly bytes: Uint8Array;
  /** Called between two pieces of work, so that others get their turn; may throw to give up. */
  readonly breathe: () => Promise<void>;
  /** Told the rows read so far; answers whether to go on. */
  readonly onRows: (rows: number) => boolean;
}

/** A workbook of which the sheets are known and can be read. */
export interface Workbook {
  /** Names of the sheets; hidden ones only when there are no others. */
  readonly sheets: readonly string[];
  /** Reads a sheet by its place in {@link Workbook.sheets}. */
  read(sheet: number): Promise<SheetContent>;
}

/** Why a workbook is not read; see the errors of the zip and the XML. */
export type WorkbookProblem = ZipProblem | XmlError['problem'];

/** The {@link WorkbookProblem} of something thrown, or `undefined` for a bug or a cancellation. */
export const workbookProblem = (error: unknown): WorkbookProblem | undefined =>
  error instanceof ZipError || error instanceof XmlError ? error.problem : undefined;

/**
 * Opens an XLSX workbook (ECMA-376, ISO/IEC 29500). Throws what {@link workbookProblem} names. Never
 * fetches anything, never computes anything.
 */
export const openWorkbook = async (options: WorkbookOptions): Promise<Workbook> => {
  const zip = openZip(options.bytes);
  const readPart = async (name: string, handler: XmlHandler, goOn = () => true): Promise<void> => {
    const reader = createXmlReader(handler);
    for (const piece of zip.unpack(name)) {
      for (let start = 0; start < piece.length; start += pieceLength) {
        reader.write(piece.subarray(start, start + pieceLength));
        await options.breathe();
        if (!goOn()) return;
      }
    }
    reader.end();
  };
  const relationsOf = async (name: string): Promise<Relations> => {
    const slash = name.lastIndexOf('/');
    const folder = name.slice(0, Math.max(0, slash));
    const file = `${folder === '' ? '' : `${folder}/`}_rels/${name.slice(slash + 1)}.rels`;
    const relations: Relations = { byId: new Map(), byType: new Map() };
    if (zip.has(file)) await readPart(file, relationsHandler(relations, folder));
    return relations;
  };
  const main = (await relationsOf('')).byType.get('officeDocument') ?? 'xl/workbook.xml';
  const book: WorkbookPart = { sheets: [], dates: '1900' };
  await readPart(main, workbookHandler(book));
  const relations = await relationsOf(main);
  const visible = book.sheets.filter(({ isHidden }) => !isHidden);
  const sheets = visible.length > 0 ? visible : book.sheets;
  if (sheets.length === 0) throw new ZipError('damaged');

  let context: SheetContext | undefined;
  const readContext = async (): Promise<SheetContext> => {
    const strings: string[] = [];
    const styles: NumberKind[] = [];
    const stringsPart = relations.byType.get('sharedStrings');
    const stylesPart = relations.byType.get('styles');
    if (stringsPart !== undefined) await readPart(stringsPart, stringsHandler(strings));
    if (stylesPart !== undefined) await readPart(stylesPart, stylesHandler(styles));
    return { strings, styles, dates: book.dates };
  };
  return {
    sheets: sheets.map(({ name }) => name),
    read: async (sheet) => {
      context ??= await readContext();
      const target = relations.byId.get(sheets[sheet]?.relation ?? '');
      if (target === undefined) throw new ZipError('damaged');
      const content: SheetContent = { rows: [], merged: [], errors: 0 };
      await readPart(target, sheetHandler(content, context), () =>
        options.onRows(content.rows.length),
      );
      return content;
    },
  };
};

// Parsed in about two milliseconds.
const pieceLength = 64 * 1024;
