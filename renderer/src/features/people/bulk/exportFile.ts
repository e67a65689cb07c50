import type { AppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { ExportField } from '#shared/domain/people-export/exportFields.ts';
import { exportHeader, idHeader } from '#shared/domain/people-export/headers.ts';
import { keptFromUnguarding, writeCsv } from '#shared/formats/csv/writeCsv.ts';
import { sheetCell } from '#shared/domain/people-export/sheetCell.ts';
import { writeWorkbook, type WorkbookValue } from '#shared/formats/xlsx/writeWorkbook.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { DataClient } from '../../../client/index.ts';

/** The kinds of file an export can be. */
export const exportFormats = ['xlsx', 'csv', 'vcard4', 'vcard3'] as const;

/** See {@link exportFormats}. */
export type ExportFormat = (typeof exportFormats)[number];

/** What an export is made of. */
export interface ExportOptions {
  readonly client: Pick<DataClient, 'query'>;
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
  const [heading = [], ...lines] = table.map((row) => row.map(keptFromUnguarding));
  const fields = options.withId ? [undefined, ...options.fields] : options.fields;
  const cells = lines.map((row) => row.map((text, column) => sheetCell(fields[column], text)));
  const made = await workbook([heading, ...cells], options);
  return made.ok ? ok({ content: made.value, extension: 'xlsx', count }) : made;
};

const partLength = 250;

// With photos a card is a thousand times as long.
const cardsPartLength = 50;

const fetchRows = async (options: ExportOptions): Promise<Result<string[][], AppError>> => {
  const { client, fields, contact, language } = options;
  const rows: string[][] = [];
  for (const ids of parts(options, partLength)) {
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
  for (const ids of parts(options, cardsPartLength)) {
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

function* parts({ ids, onProgress }: ExportOptions, length: number): Generator<string[]> {
  for (let from = 0; from < ids.length; from += length) {
    onProgress({ done: from, total: ids.length });
    yield ids.slice(from, from + length);
  }
}

const workbook = async (
  table: readonly (readonly WorkbookValue[])[],
  { sheetName, withId, signal }: ExportOptions,
): Promise<Result<Blob, AppError>> => {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (const piece of writeWorkbook({ sheet: sheetName, rows: table, hidesFirstColumn: withId })) {
    pieces.push(piece);
    // The window goes on being drawn while a large file is made.
    await new Promise((resume) => setTimeout(resume));
    if (signal.aborted) return err({ code: 'cancelled' });
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return ok(new Blob(pieces, { type }));
};
