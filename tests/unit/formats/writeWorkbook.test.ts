import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportCells } from '#shared/domain/people-export/exportCells.ts';
import { exportFields } from '#shared/domain/people-export/exportFields.ts';
import { sheetCell } from '#shared/domain/people-export/sheetCell.ts';
import { personSchema } from '#shared/domain/person/person.ts';
import { kindOfFormat, numberText } from '#shared/formats/xlsx/numberFormat.ts';
import { writeWorkbook } from '#shared/formats/xlsx/writeWorkbook.ts';

const partsOf = (rows: Parameters<typeof writeWorkbook>[0]['rows']) => {
  const parts = unzipSync(Buffer.concat([...writeWorkbook({ sheet: 'People', rows })]));
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  return { sheet: text('xl/worksheets/sheet1.xml'), styles: text('xl/styles.xml') };
};

test('a year is a number and a day a date of the spreadsheet; what is neither stays a text', () => {
  const { sheet, styles } = partsOf([
    ['Fiscal year', 'Start date'],
    [
      sheetCell('fiscalYear', '2019'),
      sheetCell('exchangeStart', '2019-04-03'),
      sheetCell('exchangeEnd', '2019-02-30'),
      sheetCell('minorUntil', '1900-01-01'),
      sheetCell('memberNo', '2019'),
      sheetCell('fn', '2019-04-03'),
      sheetCell('fiscalYear', ''),
    ],
  ]);
  const second = sheet.split('<row r="2">')[1] ?? '';
  expect(second).toContain('<c r="A2"><v>2019</v></c><c r="B2" s="2"><v>43558</v></c>');
  for (const [at, text] of Object.entries({
    ...{ C2: '2019-02-30', D2: '1900-01-01', E2: '2019', F2: '2019-04-03' },
  })) {
    expect(second).toContain(
      `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`,
    );
  }
  expect(second).not.toContain('G2');
  // The third style is the one of days.
  const days = [...styles.matchAll(/<xf numFmtId="(\d+)"/g)].at(-1)?.[1];
  const code = new RegExp(`numFmtId="${days}" formatCode="([^"]+)"`).exec(styles)?.[1];
  expect(code).toBe('yyyy\\-mm\\-dd');
  expect(numberText(43_558, kindOfFormat(Number(days), code), '1900')).toBe('2019-04-03');
});

test('the exchange that an export tells of is looked for once a person, however many columns there are', () => {
  let looked = 0;
  const person = personSchema.parse({
    ...{ _id: 'person:1', type: 'person', kind: 'member', fn: 'Ani', status: 'active' },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
    ...{ createdBy: 'x', updatedBy: 'x', schema: 1, device: 'd' },
    ...{ emails: [], phones: [], tags: [], affiliations: [], exchanges: [] },
  });
  const exchanges = [
    { id: 'a', fiscalYear: 2015, group: 'older' },
    { id: 'b', fiscalYear: 2019, group: 'latest', host: { name: 'RIKEN', prefecture: 'JP-11' } },
    { id: 'c', fiscalYear: 2019, group: 'entered later', host: { name: '', prefecture: 'Kantō' } },
  ];
  const watched = {
    ...person,
    get exchanges() {
      looked += 1;
      return exchanges;
    },
  };
  const options = { language: 'ja', withContact: true };
  const cells = exportCells(watched, exportFields, options);
  expect(looked).toBe(1);
  expect(cells[exportFields.indexOf('group')]).toBe('latest');
  expect(cells[exportFields.indexOf('hostPrefecture')]).toBe('埼玉県');
  // What is no prefecture stays out: it would not come back.
  const [elsewhere] = exchanges.slice(2);
  const one = { ...person, exchanges: elsewhere === undefined ? [] : [elsewhere] };
  expect(exportCells(one, ['hostPrefecture'], options)).toEqual(['']);
});
