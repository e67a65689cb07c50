import { expect, test } from 'vitest';
import type { ImportField } from '#shared/contract/importFields.ts';
import { createMatchIndex, type Match } from '#shared/domain/import/matchIndex.ts';
import { traitsOfPerson, traitsOfRow } from '#shared/domain/import/traits.ts';
import type { Person } from '#shared/domain/person/person.ts';
import { facts, person } from './people.ts';

const find = (
  people: readonly Partial<Person>[],
  cells: Partial<Record<ImportField, string>>,
): Match => {
  const index = createMatchIndex();
  people.forEach((fields, at) => index.add(traitsOfPerson(person({ _id: `p${at}`, ...fields }))));
  const row = facts(cells);
  return index.find(traitsOfRow('row', row), row.personId);
};

const email = (value: string): Pick<Person, 'emails'> => ({ emails: [{ id: 'e', value }] });
const year = (fiscalYear: number): Pick<Person, 'exchanges'> => ({
  exchanges: [{ id: 'x', fiscalYear }],
});
const nobody = { kind: 'nobody' };
const one = (id: string, exact = false) => ({ kind: 'one', id, exact });

test('the hidden id names a person, whatever else the row says', () => {
  expect(find([{}], { personId: 'p0', fn: 'Somebody Else' })).toEqual(one('p0', true));
  expect(find([{}], { personId: 'gone', fn: 'Somebody Else' })).toEqual(nobody);
});

test('the member number names a person unless the name is another', () => {
  const people = [{ memberNo: 'J-1' }];
  expect(find(people, { memberNo: 'j-1', fn: 'Budi Santoso' })).toEqual(one('p0', true));
  expect(find(people, { memberNo: 'J-1' })).toEqual(one('p0', true));
  expect(find(people, { memberNo: 'J-1', fn: 'Rina Wijaya' })).toEqual({
    kind: 'name-differs',
    id: 'p0',
  });
});

test('e-mail and a similar name are the same person, in any order and with initials or a slip', () => {
  const people = [email('budi@x.example')];
  for (const fn of ['Budi Santoso', 'SANTOSO Budi', 'B. Santoso', 'Budi', 'Budi Santosa']) {
    expect(find(people, { fn, email: 'BUDI@x.example' }), fn).toEqual(one('p0'));
  }
});

test('two people who share an address are two people', () => {
  expect(find([email('home@x.example')], { fn: 'Rina Wijaya', email: 'home@x.example' })).toEqual(
    nobody,
  );
});

test('a name in another script at the same address is asked about, unless it is transcribed', () => {
  const yamada = { fn: '山田 太郎', ...email('taro@x.example') };
  const row = { fn: 'Taro Yamada', email: 'taro@x.example' };
  expect(find([yamada], row)).toEqual({ kind: 'name-differs', id: 'p0' });
  expect(find([{ ...yamada, latin: 'Yamada Taro' }], row)).toEqual(one('p0'));
});

test('phone and a similar name are the same person', () => {
  const people = [{ phones: [{ id: 'f', raw: '0812-3456-7890' }] }];
  expect(find(people, { fn: 'Santoso Budi', phone: '+62 812 3456 7890' })).toEqual(one('p0'));
});

test('a folded name counts together with year, host or place', () => {
  const people = [{ fn: 'Nguyễn Thị Ánh', city: 'Hà Nội', ...year(2019) }];
  expect(find(people, { fn: 'Nguyen Thi Anh', fiscalYear: '2019' })).toEqual(one('p0'));
  expect(find(people, { fn: 'Anh Nguyen Thi', city: 'ha noi' })).toEqual(one('p0'));
  expect(find(people, { fn: 'Nguyen Thi Anh', fiscalYear: '2021' })).toEqual(nobody);
});

test('a name alone decides nothing', () => {
  expect(find([{}], { fn: 'Budi Santoso' })).toEqual({
    kind: 'maybe',
    id: 'p0',
    contradicted: false,
  });
});

test('the same name and year with another address is asked about; more agreement decides', () => {
  const people = [{ ...email('old@x.example'), ...year(2019), city: 'Jakarta' }];
  const row = { fn: 'Budi Santoso', email: 'new@x.example', fiscalYear: '2019' } as const;
  expect(find(people, row)).toEqual({ kind: 'maybe', id: 'p0', contradicted: true });
  expect(find(people, { ...row, city: 'Jakarta' })).toEqual(one('p0'));
});

test('different member numbers are different people', () => {
  const people = [{ memberNo: 'J-1', ...year(2019) }];
  expect(find(people, { memberNo: 'J-2', fn: 'Budi Santoso', fiscalYear: '2019' })).toEqual(nobody);
});

test('several people who fit equally are all named', () => {
  const match = find([year(2019), year(2019)], { fn: 'Budi Santoso', fiscalYear: '2019' });
  expect(match).toEqual({ kind: 'several', ids: ['p0', 'p1'] });
});

test('one name among thousands of its bearers is still found by what else agrees', () => {
  const index = createMatchIndex();
  for (let at = 0; at < 20_000; at += 1) {
    index.add(traitsOfPerson(person({ _id: `p${at}`, city: `City ${at}` })));
  }
  const start = performance.now();
  for (let at = 0; at < 2000; at += 1) {
    const row = facts({ fn: 'Budi Santoso', city: `City ${at * 7}` });
    expect(index.find(traitsOfRow('row', row), undefined)).toEqual(one(`p${at * 7}`));
  }
  // Comparing with every bearer would be forty million comparisons.
  expect(performance.now() - start).toBeLessThan(5000);
});
