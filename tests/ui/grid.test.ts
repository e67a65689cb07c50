import { describe, expect, test } from 'vitest';
import { maxWindow } from '#shared/contract/window.ts';
import { moveInGrid } from '../../renderer/src/ui/grid/keys.ts';
import { isSameData } from '../../renderer/src/ui/grid/sameData.ts';
import { firstWindow, topWindow, wantedWindow } from '../../renderer/src/ui/grid/window.ts';

const size = { rows: 100, columns: 5, page: 10 };

describe('keys in a grid', () => {
  test.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 4, 3],
    ['PageDown', 95, 99],
    ['PageUp', 4, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s in row %i leads to row %i', (key, row, expected) => {
    expect(moveInGrid(key, { row, column: 2 }, size)).toEqual({ row: expected, column: 2 });
  });

  test('up from the first row leads to the header, and down leads back', () => {
    expect(moveInGrid('ArrowUp', { row: 0, column: 1 }, size)).toEqual({ row: -1, column: 1 });
    expect(moveInGrid('ArrowDown', { row: -1, column: 1 }, size)).toEqual({ row: 0, column: 1 });
  });

  test('in the header, left and right choose a column and stop at the ends', () => {
    expect(moveInGrid('ArrowRight', { row: -1, column: 4 }, size)).toEqual({ row: -1, column: 4 });
    expect(moveInGrid('ArrowLeft', { row: -1, column: 4 }, size)).toEqual({ row: -1, column: 3 });
    expect(moveInGrid('ArrowLeft', { row: -1, column: 0 }, size)).toEqual({ row: -1, column: 0 });
  });

  test('an empty grid has only its header', () => {
    expect(moveInGrid('ArrowDown', { row: -1, column: 0 }, { ...size, rows: 0 })?.row).toBe(-1);
    expect(moveInGrid('End', { row: 0, column: 0 }, { ...size, rows: 0 })?.row).toBe(-1);
  });

  test('other keys do not move', () => {
    expect(moveInGrid('a', { row: 3, column: 0 }, size)).toBeUndefined();
    expect(moveInGrid('ArrowLeft', { row: 3, column: 0 }, size)).toBeUndefined();
  });
});

describe('the part of the rows to ask for', () => {
  test('always holds the rows on screen and never more than an answer may', () => {
    for (let first = 0; first < 40_000; first += 37) {
      const last = first + 40;
      const { offset, limit } = wantedWindow(first, last);
      expect(offset).toBeLessThanOrEqual(first);
      expect(offset + limit).toBeGreaterThan(last);
      expect(limit).toBeLessThanOrEqual(maxWindow);
    }
  });

  test('stays the same while scrolling a little', () => {
    expect(wantedWindow(121, 150)).toEqual(wantedWindow(118, 147));
  });

  test('at the top holds the rows of a screen of any height, and not many more', () => {
    for (let last = 0; last < 400; last += 1) {
      const { offset, limit } = wantedWindow(0, last);
      expect(offset).toBe(0);
      expect(limit).toBeGreaterThan(last + 2);
      expect(limit).toBeLessThanOrEqual(Math.max(20, last + 8));
    }
    expect(firstWindow).toEqual(wantedWindow(0, 16));
  });

  test('back at the top keeps what a tall screen has room for', () => {
    expect(topWindow({ offset: 0, limit: 60 })).toEqual({ offset: 0, limit: 60 });
    expect(topWindow({ offset: 50, limit: 100 })).toEqual(firstWindow);
  });
});

test('a row asked for again is known by what it says', () => {
  const row = () => ({ id: 'person:1', fn: 'Sari', tags: ['a'], marks: { fn: [[0, 2]] } });
  expect(isSameData(row(), row())).toBe(true);
  expect(isSameData(undefined, row())).toBe(false);
  expect(isSameData(row(), null)).toBe(false);
  expect(isSameData(row(), { ...row(), tags: [] })).toBe(false);
  expect(isSameData(row(), { ...row(), marks: undefined })).toBe(false);
  expect(isSameData({ ...row(), hit: undefined }, { ...row(), isMinor: undefined })).toBe(false);
  expect(isSameData([], {})).toBe(false);
  expect(isSameData(['a'], ['a', 'b'])).toBe(false);
});
