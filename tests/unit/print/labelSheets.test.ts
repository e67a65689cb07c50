import { describe, expect, test } from 'vitest';
import { labelSheetIds, labelSheets, layOut, papers } from '#shared/domain/print/labelSheets.ts';
import { blankLines, signInPages } from '#shared/domain/print/signInPages.ts';

describe.each(labelSheetIds)('labels of %s', (id) => {
  const sheet = labelSheets[id];
  const perSheet = sheet.columns * sheet.rows;
  const items = Array.from({ length: perSheet * 2 + 1 }, (_, index) => index);

  test('lie on the paper and never over each other', () => {
    for (const places of layOut(sheet, items)) {
      for (const a of places) {
        expect(a.left).toBeGreaterThanOrEqual(0);
        expect(a.top).toBeGreaterThanOrEqual(0);
        expect(a.left + sheet.width).toBeLessThanOrEqual(sheet.paper.width);
        expect(a.top + sheet.height).toBeLessThanOrEqual(sheet.paper.height);
        for (const b of places) {
          if (a.item === b.item) continue;
          const isApart =
            Math.abs(a.left - b.left) >= sheet.width - 1e-6 ||
            Math.abs(a.top - b.top) >= sheet.height - 1e-6;
          expect(isApart).toBe(true);
        }
      }
    }
  });

  test('take everybody in order, also on a sheet that has begun', () => {
    expect(layOut(sheet, items).map((places) => places.length)).toEqual([perSheet, perSheet, 1]);
    const begun = layOut(sheet, items, perSheet - 1);
    expect(begun[0]?.map(({ item }) => item)).toEqual([0]);
    expect(begun.flat().map(({ item }) => item)).toEqual(items);
    expect(layOut(sheet, items, 10_000).flat()).toHaveLength(items.length);
    expect(layOut(sheet, [])).toEqual([]);
  });
});

test('the sheets have the published number and size of labels', () => {
  const facts = labelSheetIds.map((id) => {
    const { columns, rows, width, height } = labelSheets[id];
    return [id, columns * rows, Number(width.toFixed(1)), Number(height.toFixed(1))];
  });
  expect(facts).toEqual([
    ['5395', 8, 85.7, 59.3],
    ['plain-a4', 10, 86, 55],
    ['plain-letter', 8, 86, 55],
    ['L4784', 27, 63.5, 29.6],
    ['L7160', 21, 63.5, 38.1],
    ['L7418', 8, 86.5, 55.5],
  ]);
});

test.each(Object.values(papers))(
  'the sign-in sheet on $id has every guest and 20 blank lines',
  (paper) => {
    const guests = Array.from({ length: 60 }, (_, index) => `guest ${index}`);
    const rows = signInPages(guests, paper).flat();
    expect(rows.slice(0, 60).map(({ number, guest }) => [number, guest])).toEqual(
      guests.map((guest, index) => [index + 1, guest]),
    );
    expect(rows.slice(60)).toHaveLength(blankLines);
    expect(rows.slice(60).every(({ guest }) => guest === undefined)).toBe(true);
  },
);
