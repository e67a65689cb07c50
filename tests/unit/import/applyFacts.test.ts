import { expect, test } from 'vitest';
import type { ImportField } from '#shared/contract/importFields.ts';
import { applyFacts, blankPerson } from '#shared/domain/import/applyFacts.ts';
import type { PersonFields } from '#shared/domain/person/person.ts';
import { countingIds, facts, person } from './people.ts';

const apply = (
  before: PersonFields,
  cells: Partial<Record<ImportField, string>>,
  spelling: 'as-file' | 'as-roster' = 'as-roster',
) => applyFacts(before, facts(cells), { newId: countingIds(), spelling });

test('somebody new gets everything the row says', () => {
  const { fields } = apply(blankPerson, {
    family: '山田',
    given: '太郎',
    phonetic: 'ヤマダ タロウ',
    email: 'taro@x.example',
    phone: '+81 3-1234-5678',
    residence: '日本',
    fiscalYear: '令和元年度',
    course: 'A',
    hostOrganisation: '東北大学',
    organisation: '産総研',
    tags: 'robotics; returnee',
  });
  expect(fields).toEqual({
    fn: '山田 太郎',
    n: { family: '山田', given: '太郎' },
    nameOrder: 'family-first',
    phonetic: 'ヤマダ タロウ',
    residence: 'JP',
    emails: [{ id: 'new-1', value: 'taro@x.example' }],
    phones: [{ id: 'new-2', raw: '+81 3-1234-5678', e164: '+81312345678' }],
    tags: ['robotics', 'returnee'],
    exchanges: [{ id: 'new-3', fiscalYear: 2019, course: 'A', host: { name: '東北大学' } }],
    affiliations: [{ id: 'new-4', organisation: '産総研', current: true }],
  });
});

test('empty cells and silence erase nothing', () => {
  const before = person({ city: 'Jakarta', tags: ['speaker'], memberNo: 'J-1' });
  expect(apply(before, { fn: 'Budi Santoso', city: '', tags: '' })).toEqual({
    fields: {},
    cells: [],
  });
});

test('a change is told cell by cell, before and after', () => {
  const before = person({
    city: 'Jakarta',
    exchanges: [{ id: 'x', fiscalYear: 2019, course: 'A' }],
  });
  const { fields, cells } = apply(before, {
    fn: 'Budi Santoso',
    city: 'Bandung',
    fiscalYear: '2019',
    hostOrganisation: 'RIKEN',
  });
  expect(cells).toEqual([
    { field: 'city', before: 'Jakarta', after: 'Bandung' },
    { field: 'hostOrganisation', after: 'RIKEN' },
  ]);
  expect(fields.exchanges).toEqual([
    { id: 'x', fiscalYear: 2019, course: 'A', host: { name: 'RIKEN' } },
  ]);
});

test('lists grow by value and never lose anything', () => {
  const before = person({
    emails: [{ id: 'e', value: 'budi@x.example', type: 'work' }],
    phones: [{ id: 'f', raw: '0812-3456-7890' }],
    tags: ['Speaker'],
  });
  const { fields, cells } = apply(before, {
    email: 'BUDI@x.example; second@x.example',
    phone: '+62 812 3456 7890',
    tags: 'speaker, mentor',
  });
  expect(fields).toEqual({
    emails: [...before.emails, { id: 'new-1', value: 'second@x.example' }],
    tags: ['Speaker', 'mentor'],
  });
  expect(cells).toEqual([
    { field: 'email', after: 'second@x.example' },
    { field: 'tags', after: 'mentor' },
  ]);
});

test('another year is another exchange, another host in the same year too', () => {
  const before = person({ exchanges: [{ id: 'x', fiscalYear: 2019, host: { name: 'RIKEN' } }] });
  expect(apply(before, { fiscalYear: '2022' }).fields.exchanges).toHaveLength(2);
  expect(
    apply(before, { fiscalYear: '2019', hostOrganisation: 'Kyoto University' }).fields.exchanges,
  ).toHaveLength(2);
  expect(apply(before, { fiscalYear: '2019', hostOrganisation: 'riken' }).fields).toEqual({});
});

test('a person recognised by name keeps the spelling of the roster', () => {
  const before = person({ fn: 'Nguyễn Thị Ánh', city: 'Hà Nội' });
  expect(apply(before, { fn: 'NGUYEN THI ANH', city: 'Ha Noi' }).cells).toEqual([]);
  expect(apply(before, { fn: 'N. T. Anh' }).cells).toEqual([]);
});

test('a person named by number takes the spelling of the file', () => {
  const before = person({ fn: 'Nguyen Thi Anh' });
  expect(apply(before, { fn: 'Nguyễn Thị Ánh' }, 'as-file').fields).toEqual({
    fn: 'Nguyễn Thị Ánh',
  });
});

test('a Latin name for a name in another script is its transcription', () => {
  const before = person({ fn: '山田 太郎' });
  expect(apply(before, { fn: 'Yamada Taro' }, 'as-file').fields).toEqual({ latin: 'Yamada Taro' });
  expect(
    apply(person({ fn: '山田 太郎', latin: 'Taro Yamada' }), { fn: 'Yamada Taro' }).cells,
  ).toEqual([]);
});

test('applying a row twice changes nothing the second time', () => {
  const cells = {
    ...{ fn: 'Rina Wijaya', email: 'rina@x.example', phone: '0812 111 2222', tags: 'a, b' },
    ...{ fiscalYear: '2019', hostOrganisation: 'RIKEN', course: 'Short', organisation: 'UI' },
    ...{ title: 'Dr', languages: 'English, Indonesian', field: 'Chemistry', family: 'Wijaya' },
  };
  for (const spelling of ['as-file', 'as-roster'] as const) {
    const first = apply(blankPerson, cells, spelling);
    const again = apply({ ...blankPerson, ...first.fields }, cells, spelling);
    expect(again, spelling).toEqual({ fields: {}, cells: [] });
  }
});

test('a year or host put right in an exported sheet is put right, not another visit', () => {
  const visit = {
    id: 'e',
    fiscalYear: 2019,
    start: '2019-07-01',
    course: 'A' as const,
    host: { name: '東北大学' },
  };
  const before = person({ exchanges: [{ id: 'd', fiscalYear: 2015 }, visit] });
  const sheet = { course: 'A', exchangeStart: '2019-07-01', hostOrganisation: '東北大学' };
  const correct = (cells: Partial<Record<ImportField, string>>, lists: 'grow' | 'replace') =>
    applyFacts(before, facts({ ...sheet, ...cells }), {
      ...{ newId: countingIds(), spelling: 'as-file', lists },
    });
  const { cells, fields } = correct({ fiscalYear: '2018' }, 'replace');
  expect(cells).toEqual([{ field: 'fiscalYear', before: '2019', after: '2018' }]);
  expect(fields.exchanges).toEqual([before.exchanges[0], { ...visit, fiscalYear: 2018 }]);
  const host = correct({ fiscalYear: '2019', hostOrganisation: 'Tohoku' }, 'replace');
  expect(host.cells.map(({ field }) => field)).toEqual(['hostOrganisation']);
  // Any other list tells of another visit.
  expect(correct({ fiscalYear: '2018' }, 'grow').fields.exchanges).toHaveLength(3);
});
