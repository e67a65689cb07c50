import * as fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { withoutGuard, writeCsv } from '#shared/formats/csv/writeCsv.ts';

const seed = 20_261_124;

test('nothing in a written table is a formula to a spreadsheet', () => {
  const csv = writeCsv([['=1+1', '+62 812', '-5', '@SUM(A1)', '\tx', "'=x", 'a,b', 'say "hi"']]);
  expect(csv).toBe('\uFEFF\'=1+1,\'+62 812,\'-5,\'@SUM(A1),"\'\tx",\'\'=x,"a,b","say ""hi"""\r\n');
});

test(`a written table is read back cell by cell (seed ${seed})`, () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('=', '+', "'", '"', ',', '\n', '\r', ' ', 'a', '-', '@') }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const { data } = Papa.parse<string[]>(writeCsv(rows).slice(1).replace(/\r\n$/, ''), {
          delimiter: ',',
          newline: '\r\n',
        });
        expect(data.map((row) => row.map(withoutGuard))).toEqual(rows);
        expect(data.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
      },
    ),
    { seed, numRuns: 500 },
  );
});
