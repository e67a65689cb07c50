import type { MangoQuery } from 'rxdb';
import { describe, expect, test, vi } from 'vitest';
import { idsOf, insert, openInstance, prepare, remove, type Person } from './support/documents.ts';
import { createSqliteStorage, STORAGES } from './support/storages.ts';

const PEOPLE: Person[] = [
  { id: 'a', name: 'Aoki', age: 30, active: true, city: 'Hanoi' },
  { id: 'b', name: 'Braun', age: 20, active: false, city: 'Berlin' },
  { id: 'c', name: 'Chen', age: 30, active: true, city: 'Berlin' },
  { id: 'd', name: 'Devi', age: 10, active: false, city: 'Pune' },
  { id: 'e', name: 'Endo', age: 40, active: true, city: 'Sendai' },
];

const QUERIES: [string, MangoQuery<Person>, string[]][] = [
  ['everyone by an indexed field', { sort: [{ name: 'desc' }] }, ['e', 'd', 'c', 'b', 'a']],
  ['ties in the order of ids', { sort: [{ age: 'desc' }] }, ['e', 'a', 'c', 'b', 'd']],
  ['an order without an index', { sort: [{ city: 'asc' }] }, ['b', 'c', 'a', 'd', 'e']],
  [
    'two directions at once',
    { sort: [{ city: 'asc' }, { id: 'desc' }] },
    ['c', 'b', 'a', 'd', 'e'],
  ],
  ['a range', { selector: { age: { $gt: 10, $lte: 30 } }, sort: [{ id: 'asc' }] }, ['a', 'b', 'c']],
  ['a range of text', { selector: { name: { $gte: 'C', $lt: 'E' } } }, ['c', 'd']],
  ['an exact value', { selector: { age: 30 }, sort: [{ id: 'asc' }] }, ['a', 'c']],
  ['one of several', { selector: { name: { $in: ['Endo', 'Aoki', 'Nobody'] } } }, ['a', 'e']],
  ['none of several', { selector: { age: { $nin: [10, 20, 30] } } }, ['e']],
  [
    'an indexed and an open field',
    { selector: { age: { $gte: 20 }, city: 'Berlin' }, sort: [{ name: 'asc' }] },
    ['b', 'c'],
  ],
  [
    'either of two',
    { selector: { $or: [{ age: 10 }, { city: 'Hanoi' }] }, sort: [{ id: 'asc' }] },
    ['a', 'd'],
  ],
  ['neither of two', { selector: { $nor: [{ age: 30 }, { active: false }] } }, ['e']],
  ['not', { selector: { age: { $not: { $lt: 30 } } }, sort: [{ id: 'asc' }] }, ['a', 'c', 'e']],
  ['a pattern', { selector: { name: { $regex: 'en' } } }, ['c']],
  [
    'a boolean and an order',
    { selector: { active: true }, sort: [{ age: 'asc' }] },
    ['a', 'c', 'e'],
  ],
  ['a window', { sort: [{ name: 'asc' }], skip: 1, limit: 2 }, ['b', 'c']],
  [
    'a window of filtered rows',
    { selector: { city: { $ne: 'Berlin' } }, sort: [{ name: 'asc' }], skip: 1, limit: 1 },
    ['d'],
  ],
  ['a window past the end', { sort: [{ name: 'asc' }], skip: 4, limit: 10 }, ['e']],
  ['nothing when the limit is zero', { limit: 0 }, []],
  ['nobody', { selector: { age: { $gt: 1000 } } }, []],
];

describe.each(STORAGES)('reading from $name', ({ create }) => {
  test.each(QUERIES)('finds %s', async (_, query, expected) => {
    const instance = await openInstance({ storage: create() });
    await insert(instance, PEOPLE);
    expect(await idsOf(instance, query)).toEqual(expected);
  });

  test.each(QUERIES)('counts %s', async (_, { selector = {} }) => {
    const instance = await openInstance({ storage: create() });
    await insert(instance, PEOPLE);
    const { count } = await instance.count(prepare(instance, { selector }));
    expect(count).toBe((await idsOf(instance, { selector })).length);
  });

  test('a query sees the newest state of every document', async () => {
    const instance = await openInstance({ storage: create() });
    const [a] = await insert(instance, PEOPLE);
    if (!a) throw new Error('nothing inserted');
    await remove(instance, a);
    expect(await idsOf(instance, { sort: [{ name: 'asc' }] })).toEqual(['b', 'c', 'd', 'e']);
  });

  test('documents are found by id, unknown ids are passed over', async () => {
    const instance = await openInstance({ storage: create() });
    const documents = await insert(instance, PEOPLE);
    const found = await instance.findDocumentsById(['e', 'nobody', 'a'], false);
    expect(found).toEqual([documents[4], documents[0]]);
    expect(await instance.findDocumentsById([], false)).toEqual([]);
  });

  test('text is ordered by UTF-16 code unit', async () => {
    const instance = await openInstance({ storage: create() });
    const names = ['\ue000', '😀', 'z', '\uffff', 'Z', '\ud7ff', 'é'];
    await insert(
      instance,
      names.map((name, index) => ({ id: `p${index}`, name })),
    );
    const { documents } = await instance.query(prepare(instance, { sort: [{ name: 'asc' }] }));
    expect(documents.map(({ name }) => name)).toEqual(names.toSorted());
  });
});

describe('reading from node-sqlite', () => {
  test('a missing value comes before null, and no range finds either', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    const rows = [{ id: 'zero', age: 0 }, { id: 'missing' }, { id: 'null', age: null }];
    await insert(instance, rows as Person[]);
    expect(await idsOf(instance, { sort: [{ age: 'asc' }] })).toEqual(['missing', 'null', 'zero']);
    expect(await idsOf(instance, { sort: [{ age: 'desc' }] })).toEqual(['zero', 'null', 'missing']);
    expect(await idsOf(instance, { selector: { age: { $lte: 10 } } })).toEqual(['zero']);
  });

  test('text with control characters keeps its order, which the memory storage gets wrong', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    const names = ['a', 'a\u0000', 'a ', 'a\t', '\u0001', ''];
    await insert(
      instance,
      names.map((name, index) => ({ id: `p${index}`, name })),
    );
    const { documents } = await instance.query(prepare(instance, { sort: [{ name: 'asc' }] }));
    expect(documents.map(({ name }) => name)).toEqual(names.toSorted());
  });

  test('values beyond the bounds of the schema are compared as they are', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    const ages = [-5, 0, 200, 201, 1e308, 0.5];
    await insert(
      instance,
      ages.map((age) => ({ id: String(age), age })),
    );
    expect(
      await idsOf(instance, { selector: { age: { $gt: 200 } }, sort: [{ age: 'asc' }] }),
    ).toEqual(['201', '1e+308']);
    expect(
      await idsOf(instance, { selector: { age: { $lt: 0.5 } }, sort: [{ age: 'asc' }] }),
    ).toEqual(['-5', '0']);
  });

  test('a list of many thousand values is no problem', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    await insert(instance, PEOPLE);
    for (const length of [5000, 20_000]) {
      const $in = [...Array.from({ length }, (_, index) => `n${index}`), 'Chen'];
      expect(await idsOf(instance, { selector: { name: { $in } } })).toEqual(['c']);
    }
  });

  test('an array in an indexed field is matched as RxDB matches arrays', async () => {
    const storage = createSqliteStorage();
    const databaseName = 'arrays';
    const instance = await openInstance({ storage, databaseName });
    const rows = [
      { id: 'list', name: ['Chen', 'Devi'] },
      { id: 'text', name: 'Chen' },
    ];
    await insert(instance, rows as unknown as Person[]);
    const query = { selector: { name: 'Chen' }, sort: [{ id: 'asc' as const }] };
    expect(await idsOf(instance, query)).toEqual(['list', 'text']);
    await instance.close();
    const again = await openInstance({ storage, databaseName });
    expect(await idsOf(again, query)).toEqual(['list', 'text']);
  });

  test('counting says whether it had to read the documents', async () => {
    const instance = await openInstance({ storage: createSqliteStorage() });
    const modeOf = async (selector: MangoQuery<Person>['selector']) =>
      (await instance.count(prepare(instance, selector ? { selector } : {}))).mode;
    expect(await modeOf({ age: { $gt: 3 } })).toBe('fast');
    expect(await modeOf({ city: 'Berlin' })).toBe('slow');
  });

  test('the newest few come from the index, without sorting the table', async () => {
    const storage = createSqliteStorage();
    const instance = await openInstance({ storage, databaseName: 'plan' });
    const plan = storage
      .connection('plan')
      .database.prepare(
        `EXPLAIN QUERY PLAN SELECT doc FROM "${instance.internals.table}"
         WHERE deleted = 0 ORDER BY k0 DESC, id LIMIT 50`,
      )
      .all()
      .map((row) => String(row['detail']));
    expect(plan[0]).toMatch(/USING INDEX/);
    expect(plan.join()).not.toMatch(/TEMP B-TREE FOR ORDER BY/);
  });

  test('a range of ids is looked up as one, whatever order RxDB gives the query', async () => {
    const storage = createSqliteStorage();
    const instance = await openInstance({ storage, databaseName: 'ids' });
    await insert(
      instance,
      Array.from({ length: 30 }, (_, index) => ({ id: `p${10 + index}`, name: `${index % 3}` })),
    );
    const { database } = storage.connection('ids');
    const planOf = async (query: MangoQuery<Person>): Promise<string[]> => {
      const asked = vi.spyOn(database, 'prepare');
      await instance.query(prepare(instance, query));
      await instance.count(prepare(instance, query));
      const sqls = asked.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('WHERE'));
      asked.mockRestore();
      return sqls.flatMap((sql) =>
        database
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...Array.from({ length: sql.split('?').length - 1 }, () => 1))
          .map((step: Record<string, unknown>) => String(step['detail'])),
      );
    };
    const range = { id: { $gt: 'p12', $lt: 'p15' } };
    expect((await idsOf(instance, { selector: range })).toSorted()).toEqual(['p13', 'p14']);
    for (const query of [
      { selector: { ...range, name: { $gt: '0' } } },
      { selector: { id: { $gte: 'p38' } }, sort: [{ id: 'asc' as const }], limit: 5 },
      { selector: { id: 'p20' } },
    ]) {
      const plan = await planOf(query);
      const searches = plan.filter((step) => step.startsWith('SEARCH'));
      expect(searches).toHaveLength(2);
      for (const step of searches) expect(step).toMatch(/autoindex_\w+_1 \(id[=<>]/);
    }
  });
});
