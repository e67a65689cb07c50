import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { formulaSafe, writeCsv } from '#shared/formats/csv/writeCsv.ts';
import { fileNameOf, toExcelFile } from '../../../renderer/src/features/after/exportReport.ts';

const rows = [
  ['Name', 'Year'],
  ['=HYPERLINK("http://x","山田")', 2019],
  ['Nguyễn, Ánh', 2023],
  ['two\nlines', ''],
] as const;

test('a CSV file opens in Excel: byte order mark, quotes, and nothing that is run', () => {
  expect(writeCsv(rows)).toBe(
    '\uFEFFName,Year\r\n"\'=HYPERLINK(""http://x"",""山田"")",2019\r\n"Nguyễn, Ánh",2023\r\n"two\nlines",\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1'])('%j is no formula', (text) => {
  expect(formulaSafe(text)).toBe(`'${text}`);
});

test('ordinary texts stay as they are', () => {
  for (const text of ['Müller', '山田 太郎', 'a=b', '', '2019'])
    expect(formulaSafe(text)).toBe(text);
});

test('an Excel file holds texts as texts and years as numbers, without any formula', async () => {
  const file = await toExcelFile(rows, 'Attendance');
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const read = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const sheet = read('xl/worksheets/sheet1.xml');
  expect(sheet).not.toContain('<f>');
  expect(sheet).toMatch(/<v>2019<\/v>/);
  expect(read('xl/sharedStrings.xml') + sheet).toContain('=HYPERLINK(');
});

test('a file is named after the meetup without signs a file name cannot hold', () => {
  const meetup = { name: 'A/B: "7th"?', startLocal: '2026-01-17T11:00' };
  expect(fileNameOf(meetup, 'csv')).toMatch(/^2026-01-17 A B {2}.7th.*\.csv$/);
});
