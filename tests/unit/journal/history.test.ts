import { expect, test } from 'vitest';
import {
  boundedChange,
  longestKeptRecord,
  longestKeptValue,
} from '#shared/domain/journal/boundedChange.ts';
import { expendableEdits } from '#shared/domain/journal/expendableEdits.ts';

test('usual values are kept as they are', () => {
  const values = { city: 'Bandung', tags: ['a', 'b'], latin: null };
  expect(boundedChange(values)).toBe(values);
});

test('a large text keeps its beginning and its size, a large list its size', () => {
  const text = 'x'.repeat(longestKeptValue + 1);
  expect(boundedChange({ city: 'Bandung', note: text, tags: [text] })).toEqual({
    city: 'Bandung',
    note: { omitted: 'too-large', size: text.length + 2, beginning: 'x'.repeat(80) },
    tags: { omitted: 'too-large', size: text.length + 4 },
  });
});

test('many middling values leave, the largest first, until the record is small enough', () => {
  const values = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`field${index}`, 'x'.repeat(1000 + index * 40)]),
  );
  const bounded = boundedChange(values);
  expect(Object.keys(bounded)).toEqual(Object.keys(values));
  expect(bounded['field0']).toBe(values['field0']);
  expect(bounded['field19']).toMatchObject({ omitted: 'too-large' });
  expect(JSON.stringify(bounded).length).toBeLessThan(longestKeptRecord * 1.5);
});

const limits = { newest: 5, lasting: 2, oldBefore: '2026-01-01T00:00:00.000Z' };

const edit = (number: number, at: string) => ({ _id: `change:${number}`, at });

test('the newest edits stay, whatever order they come in', () => {
  const edits = Array.from({ length: 8 }, (_, day) =>
    edit(day, `2026-03-0${day + 1}T00:00:00.000Z`),
  );
  const gone = ['change:2', 'change:1', 'change:0'];
  expect(expendableEdits(edits, limits)).toEqual(gone);
  expect(expendableEdits(edits.toReversed(), limits)).toEqual(gone);
});

test('old edits go but for a few', () => {
  const edits = Array.from({ length: 4 }, (_, day) =>
    edit(day, `2024-03-0${day + 1}T00:00:00.000Z`),
  );
  expect(expendableEdits(edits, limits)).toEqual(['change:1', 'change:0']);
});

test('edits of one moment are told apart by their ids', () => {
  const at = '2026-03-01T00:00:00.000Z';
  const edits = Array.from({ length: 7 }, (_, number) => edit(number, at));
  expect(expendableEdits(edits, limits)).toEqual(['change:1', 'change:0']);
});

test('nothing to thin is nothing', () => {
  expect(expendableEdits([], limits)).toEqual([]);
});
