import type { TFunction } from 'i18next';
import type { ReportPerson } from '#shared/contract/report.ts';
import { maxWindow } from '#shared/contract/window.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { writeCsv, type SheetValue } from '#shared/formats/csv/writeCsv.ts';
import { writeWorkbook } from '#shared/formats/xlsx/writeWorkbook.ts';
import { ok, type Result } from '#shared/result.ts';
import type { DataClient } from '../../client/index.ts';
import type { Format } from '../../ui/index.ts';

/** Everybody of a report, asked for window by window. */
export const fetchEveryone = async (
  client: DataClient,
  meetupId: string,
): Promise<Result<readonly ReportPerson[], AppError>> => {
  const rows: ReportPerson[] = [];
  for (;;) {
    const window = { offset: rows.length, limit: maxWindow };
    const answer = await client.query('report.people', { meetupId, filter: 'everyone', window });
    if (!answer.ok) return answer;
    rows.push(...answer.value.rows);
    if (answer.value.rows.length === 0 || rows.length >= answer.value.matching) return ok(rows);
  }
};

/** The table that both files hold: one line per person under a heading. */
export const toTable = (
  people: readonly ReportPerson[],
  { t, format, timeZone }: { t: TFunction<'report'>; format: Format; timeZone: string },
): readonly (readonly SheetValue[])[] => [
  [
    t('people.name'),
    t('people:field.latin'),
    t('dimension.organisation'),
    t('dimension.country'),
    t('dimension.fiscalYear'),
    t('dimension.course'),
    t('dimension.function'),
    t('people.status'),
    t('people.time'),
    t('people.first'),
  ],
  ...people.map((row): readonly SheetValue[] => [
    row.person.fn,
    row.person.latin ?? '',
    row.organisation ?? '',
    row.country === undefined ? '' : format.countryRegion(row.country),
    row.fiscalYear === undefined ? '' : Number(row.fiscalYear),
    row.course ?? '',
    row.function === undefined ? '' : t(`function.${row.function}`),
    t(`status.${row.status}`),
    row.cameAt === undefined ? '' : format.clockIn(row.cameAt, timeZone),
    row.isFirst ? t('people.yes') : '',
  ]),
];

/** The table as a CSV file. */
export const toCsvFile = (rows: readonly (readonly SheetValue[])[]): Blob =>
  new Blob([writeCsv(rows)], { type: 'text/csv;charset=utf-8' });

/** The table as an Excel file. Texts are written as texts, so that none is a formula. */
export const toExcelFile = (rows: readonly (readonly SheetValue[])[], sheet: string): Blob =>
  new Blob([...writeWorkbook({ sheet, rows })], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });

/** `2026-01-17 7th meeting.csv`, without signs that a file name cannot hold. */
export const fileNameOf = (
  meetup: { readonly name: string; readonly startLocal: string },
  extension: string,
): string => {
  const name = meetup.name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 80);
  return `${meetup.startLocal.slice(0, 10)} ${name}.${extension}`;
};
