import { expect, test } from 'vitest';
import { fieldChanges, mostFieldChanges } from '#shared/domain/journal/fieldChanges.ts';

test('an edit is told by what was there and what is there now', () => {
  expect(
    fieldChanges(
      { city: 'Bandung', region: null, latin: 'Taro' },
      { city: 'Jakarta', region: 'Java', latin: null },
    ),
  ).toEqual([
    { field: 'city', before: 'Bandung', after: 'Jakarta' },
    { field: 'region', before: undefined, after: 'Java' },
    { field: 'latin', before: 'Taro', after: undefined },
  ]);
});

test('of a list only the entries are told that came, went or changed', () => {
  const [home, work] = [
    { id: 'h', value: 'home@x.example' },
    { id: 'w', value: 'work@x.example' },
  ];
  const preferred = { ...home, pref: true };
  expect(
    fieldChanges(
      { emails: [home, work], tags: ['a', 'b'], languages: ['ja', 'en'], fields: null },
      { emails: [preferred], tags: ['b', 'c'], languages: ['en', 'ja'], fields: ['Physics'] },
    ),
  ).toEqual([
    { field: 'emails', before: home, after: preferred },
    { field: 'emails', before: work, after: undefined },
    { field: 'tags', before: 'a', after: undefined },
    { field: 'tags', after: 'c' },
    { field: 'languages', before: ['ja', 'en'], after: ['en', 'ja'] },
    { field: 'fields', after: 'Physics' },
  ]);
});

test('what was too large to be kept, or is not known, is not told', () => {
  const omitted = { omitted: 'too-large', size: 9000 };
  expect(fieldChanges({ tags: omitted, city: 'A' }, { tags: ['a'], city: 'A' })).toEqual([]);
  expect(fieldChanges({ city: 'A' }, undefined)).toEqual([]);
  const many = Array.from({ length: 100 }, (_, index) => `tag ${index}`);
  expect(fieldChanges({ tags: [] }, { tags: many })).toHaveLength(mostFieldChanges);
});
