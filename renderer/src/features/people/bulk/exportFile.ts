import writeXlsxFile from 'write-excel-file/universal';
import type { AppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { ExportField } from '#shared/domain/people-export/exportFields.ts';
import { exportHeader, idHeader } from '#shared/domain/people-export/headers.ts';
import { writeCsv } from '#shared/formats/csv/writeCsv.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { DataClient } from '../../../client/index.ts';

/** The kinds of file an export can be. */
export const exportFormats = ['xlsx', 'csv', 'vcard4', 'vcard3'] as const;

/** See {@link exportFormats}. */
export type ExportFormat = (typeof exportFormats)[number];

/** What an export is made of. */
export interface ExportOptions {
  readonly client: DataClient;
  readonly ids: readonly string[];
  readonly format: ExportFormat;
  readonly fields: readonly ExportField[];
  readonly withId: boolean;
  readonly contact: Input<'people.exportRows'>['contact'];
  readonly language: string;
  readonly sheetName: string;
  readonly onProgress: (progress: { done: number; total: number }) => void;
  readonly signal: AbortSignal;
}

/** A finished file. */
export interface ExportedFile {
  readonly content: Blob;
  readonly extension: string;
  readonly count: number;
}

/** Fetches the people in parts and puts the file together. */
export const exportFile = async (
  options: ExportOptions,
): Promise<Result<ExportedFile, AppError>> => {
  const { format } = options;
  if (format === 'vcard3' || format === 'vcard4') return exportCards(options, format);
  const rows = await fetchRows(options);
  if (!rows.ok) return rows;
  const cut = (row: readonly string[]): readonly string[] => (options.withId ? row : row.slice(1));
  const headers = [
    idHeader,
    ...options.fields.map((field) => exportHeader(field, options.language)),
  ];
  const table = [headers, ...rows.value].map(cut);
  const count = rows.value.length;
  if (format === 'csv') {
    const content = new Blob([writeCsv(table)], { type: 'text/csv;charset=utf-8' });
    return ok({ content, extension: 'csv', count });
  }
  return ok({ content: await workbook(table, options), extension: 'xlsx', count });
};

const partLength = 250;

const fetchRows = async (options: ExportOptions): Promise<Result<string[][], AppError>> => {
  const { client, fields, contact, language } = options;
  const rows: string[][] = [];
  for (const ids of parts(options)) {
    const answer = await client.query('people.exportRows', {
      ids,
      fields: [...fields],
      contact,
      language,
    });
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows);
    if (options.signal.aborted) return err({ code: 'cancelled' });
  }
  return ok(rows);
};

const exportCards = async (
  options: ExportOptions,
  format: 'vcard3' | 'vcard4',
): Promise<Result<ExportedFile, AppError>> => {
  const { client, contact, language } = options;
  const texts: string[] = [];
  let count = 0;
  for (const ids of parts(options)) {
    const answer = await client.query('people.exportCards', {
      ids,
      contact,
      language,
      version: format === 'vcard3' ? '3.0' : '4.0',
    });
    if (!answer.ok) return answer;
    texts.push(answer.value.text);
    count += answer.value.count;
    if (options.signal.aborted) return err({ code: 'cancelled' });
  }
  const content = new Blob(texts, { type: 'text/vcard;charset=utf-8' });
  return ok({ content, extension: 'vcf', count });
};

function* parts({ ids, onProgress }: ExportOptions): Generator<string[]> {
  for (let from = 0; from < ids.length; from += partLength) {
    onProgress({ done: from, total: ids.length });
    yield ids.slice(from, from + partLength);
  }
}

// Cells are written as text, so that nothing in them is a formula and phone numbers keep their plus.
const workbook = (table: readonly (readonly string[])[], options: ExportOptions): Promise<Blob> =>
  writeXlsxFile(
    table.map((row, index) =>
      row.map((value) =>
        value === ''
          ? null
          : { value, type: String, ...(index === 0 && { fontWeight: 'bold' as const }) },
      ),
    ),
    {
      sheet: options.sheetName,
      stickyRowsCount: 1,
      columns: (table[0] ?? []).map(() => ({ width: 20 })),
    },
    { features: options.withId ? [hiddenFirstColumn] : [] },
  ).toBlob();

// The library has no hidden columns of its own.
const hiddenFirstColumn = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transformElementAttributes: (
          tagName: string,
          attributes: Record<string, string | number>,
          index: number | undefined,
        ) => (tagName === 'col' && index === 0 ? { ...attributes, hidden: 1 } : attributes),
      },
    },
  },
};

/** Hands a file to the person as a download; the browser or system says where it goes. */
export const saveFile = (content: Blob, name: string): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; until it has, the address must stay.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
