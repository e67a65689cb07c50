import { expect, test } from 'vitest';
import { createDuplicateFinder } from '#shared/domain/duplicates/finder.ts';
import { duplicateProfile } from '#shared/domain/duplicates/profile.ts';
import type { Person } from '#shared/domain/person/person.ts';

const person = (id: string, fields: Partial<Person> & { fn: string }): Person => ({
  _id: `person:${id}`,
  type: 'person',
  schema: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'test',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'test',
  device: 'test',
  kind: 'member',
  emails: [],
  phones: [],
  tags: [],
  status: 'active',
  exchanges: [],
  affiliations: [],
  ...fields,
});

const compare = (
  one: Partial<Person> & { fn: string },
  other: Partial<Person> & { fn: string },
) => {
  const finder = createDuplicateFinder();
  finder.put(duplicateProfile(person('1', one)));
  finder.put(duplicateProfile(person('2', other)));
  const [found] = finder.candidates();
  return found === undefined
    ? undefined
    : { score: found.score, kinds: found.reasons.map(({ kind }) => kind) };
};

const in2019 = { exchanges: [{ id: 'x', fiscalYear: 2019 }] };
const email = (value: string) => ({ emails: [{ id: value, value }] });
const phone = (raw: string) => ({ phones: [{ id: raw, raw }] });

test.each([
  ['Han and its transcription', { fn: '山田 太郎', latin: 'Yamada Tarō' }, { fn: 'Taro Yamada' }],
  ['Han and its reading', { fn: '山田太郎', phonetic: 'やまだ たろう' }, { fn: 'Yamada Taro' }],
  ['hiragana and katakana', { fn: 'やまだ たろう' }, { fn: 'ヤマダ タロウ' }],
  ['kana without a space', { fn: 'やまだたろう' }, { fn: 'Yamada Tarou' }],
  ['long vowels', { fn: 'Satō Yūki' }, { fn: 'Satoh Yuuki' }],
  ['diacritics', { fn: 'Nguyễn Thị Ánh' }, { fn: 'Nguyen Thi Anh' }],
  ['umlauts spelled out', { fn: 'Jürgen Müller' }, { fn: 'Juergen Mueller' }],
  ['the other order', { fn: 'Budi Santoso' }, { fn: 'Santoso, Budi' }],
  [
    'parts of the name',
    { fn: 'B. S.', n: { family: 'Santoso', given: 'Budi' } },
    { fn: 'Budi Santoso' },
  ],
  ['Hangul run together', { fn: '김 민준' }, { fn: '김민준' }],
])('%s make one name, which a year supports', (_what, one, other) => {
  const found = compare({ ...one, ...in2019 }, { ...other, ...in2019 });
  expect(found?.kinds).toContain('year');
  expect(found?.score).toBeGreaterThanOrEqual(50);
});

test.each([
  ['an initial', { fn: 'T. Yamada' }, { fn: 'Taro Yamada' }],
  ['a middle name left out', { fn: 'Nguyen Anh' }, { fn: 'Nguyen Thi Anh' }],
  ['swapped letters', { fn: 'Budi Sanotso' }, { fn: 'Budi Santoso' }],
])('%s is similar, which a telephone supports', (_what, one, other) => {
  const found = compare(
    { ...one, ...phone('+62 812 3456 789') },
    { ...other, ...phone('0812-3456-789') },
  );
  expect(found?.kinds).toEqual(['name-similar', 'phone']);
});

test('the tiers are in order', () => {
  const fn = 'Budi Santoso';
  const scores = [
    compare({ fn, memberNo: 'A-1' }, { fn, memberNo: 'a-1' }),
    compare({ fn, ...email('b@x.org') }, { fn, ...email('B@x.org') }),
    compare({ fn, ...phone('+628123456789') }, { fn, ...phone('08123456789') }),
    compare({ fn, ...in2019 }, { fn, ...in2019 }),
  ].map((found) => found?.score ?? 0);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBe(4);
});

test('a name alone, and an address with another name, are nothing', () => {
  expect(compare({ fn: 'Budi Santoso' }, { fn: 'Budi Santoso' })).toBeUndefined();
  expect(
    compare({ fn: 'Budi Santoso', ...email('x@x.org') }, { fn: 'Ani Wijaya', ...email('x@x.org') }),
  ).toBeUndefined();
});

test('other member numbers speak against', () => {
  expect(
    compare({ fn: 'Budi', memberNo: '1', ...in2019 }, { fn: 'Budi', memberNo: '2', ...in2019 }),
  ).toBeUndefined();
});
