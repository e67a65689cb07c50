import { kindOfFormat, type NumberKind } from './numberFormat.ts';
import { attribute, type XmlHandler } from './xml.ts';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

/** What `workbook.xml` says. */
export interface WorkbookPart {
  readonly sheets: SheetEntry[];
  dates: '1900' | '1904';
}

/** Collects a {@link WorkbookPart} (ECMA-376 18.2). */
export const workbookHandler = (part: WorkbookPart): XmlHandler => ({
  open: (name, attributes) => {
    if (name === 'workbookPr') {
      const flag = attributes['date1904'];
      part.dates = flag === '1' || flag === 'true' ? '1904' : '1900';
    } else if (name === 'sheet') {
      part.sheets.push({
        name: attributes['name'] ?? '',
        relation: attribute(attributes, 'id') ?? '',
        isHidden: attributes['state'] !== undefined && attributes['state'] !== 'visible',
      });
    }
  },
});

/** Targets by relation id, and by the last part of their type (Open Packaging Conventions 9.3). */
export interface Relations {
  readonly byId: Map<string, string>;
  readonly byType: Map<string, string>;
}

/** Collects {@link Relations} of the part in `folder`; what lies outside of the file is passed over. */
export const relationsHandler = (relations: Relations, folder: string): XmlHandler => ({
  open: (name, attributes) => {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
    const target = resolve(folder, attributes['Target'] ?? '');
    relations.byId.set(attributes['Id'] ?? '', target);
    const type = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
    if (!relations.byType.has(type)) relations.byType.set(type, target);
  },
});

const resolve = (folder: string, target: string): string => {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : `${folder}/${target}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
};

/** Collects shared strings (ECMA-376 18.4): rich text as plain, readings (`rPh`) left out. */
export const stringsHandler = (strings: string[]): XmlHandler => {
  let current = '';
  let isText = false;
  let isReading = false;
  return {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescapeText(current));
      else if (name === 'rPh') isReading = false;
      else if (name === 't') isText = false;
    },
  };
};

/** Characters XML cannot hold are written `_x000D_` (ECMA-376 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** Collects what each cell style makes of numbers (ECMA-376 18.8). */
export const stylesHandler = (styles: NumberKind[]): XmlHandler => {
  const codes = new Map<number, string>();
  let isCellStyles = false;
  return {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      } else if (name === 'cellXfs') isCellStyles = true;
      else if (name === 'xf' && isCellStyles) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(kindOfFormat(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false;
    },
  };
};
