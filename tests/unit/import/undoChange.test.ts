import { expect, test } from 'vitest';
import { digestOf, sameValue } from '#shared/domain/import/sameValue.ts';
import { undoChange } from '#shared/domain/import/undoChange.ts';

test('fields nobody touched since get their earlier value, or go', () => {
  const change = {
    before: { city: 'Jakarta', region: null },
    after: { city: 'Lima', region: 'X' },
  };
  expect(undoChange({ current: { city: 'Lima', region: 'X' }, ...change })).toEqual({
    fields: { city: 'Jakarta', region: null },
    kept: [],
  });
});

test('a field somebody changed since stays and is named', () => {
  expect(
    undoChange({
      current: { city: 'Cusco' },
      before: { city: 'Jakarta' },
      after: { city: 'Lima' },
    }),
  ).toEqual({ fields: {}, kept: ['city'] });
});

test('of a list only what the import added goes', () => {
  const old = { id: '1', value: 'old' };
  const imported = { id: '2', value: 'imported' };
  const later = { id: '3', value: 'later' };
  const change = { before: { emails: [old] }, after: { emails: [old, imported] } };
  expect(undoChange({ current: { emails: [old, imported, later] }, ...change })).toEqual({
    fields: { emails: [old, later] },
    kept: [],
  });
  const edited = { ...imported, value: 'edited' };
  expect(undoChange({ current: { emails: [old, edited] }, ...change })).toEqual({
    fields: {},
    kept: ['emails'],
  });
});

test('an item the import completed is as before, a tag it added is gone', () => {
  const was = { id: 'x', fiscalYear: 2019 };
  const completed = { ...was, course: 'A' };
  const change = {
    before: { exchanges: [was], tags: ['a'] },
    after: { exchanges: [completed], tags: ['a', 'b'] },
  };
  const current = { exchanges: [completed, { id: 'y' }], tags: ['a', 'b', 'c'] };
  expect(undoChange({ current, ...change })).toEqual({
    fields: { exchanges: [was, { id: 'y' }], tags: ['a', 'c'] },
    kept: [],
  });
});

test('taking back twice is the same as once', () => {
  const change = { before: { city: null, tags: ['a'] }, after: { city: 'Lima', tags: ['a', 'b'] } };
  expect(undoChange({ current: { tags: ['a'] }, ...change })).toEqual({ fields: {}, kept: [] });
});

test('values are compared by content, whatever the order of keys', () => {
  expect(sameValue({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(sameValue({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  expect(sameValue([1, 2], [2, 1])).toBe(false);
});

test('a digest changes with the content and not with the bookkeeping', () => {
  const document = { _id: 'p', fn: 'Budi', updatedAt: 'then', tags: ['a'] };
  expect(digestOf({ ...document, updatedAt: 'now' })).toBe(digestOf(document));
  expect(digestOf({ tags: ['a'], fn: 'Budi', _id: 'p' })).toBe(digestOf(document));
  expect(digestOf({ ...document, fn: 'Bud' })).not.toBe(digestOf(document));
});
