import { expect, test } from 'vitest';
import { demoPeople } from '#shared/domain/demo/generateChapter.ts';
import { createHaystack } from '../../electron/data/indexes/haystack.ts';
import { toPersonEntry, type PersonEntry } from '../../electron/data/indexes/personEntry.ts';
import { rankOf, toQuery } from '../../electron/data/indexes/search.ts';
import { createRandom } from '../conformance/support/random.ts';

const seed = 20_261_122;

const content = { people: 3000, seed: 'haystack', today: '2026-11-22' };

const everyone = demoPeople(content, { start: 0, end: content.people }).flatMap(
  (person) => toPersonEntry(person) ?? [],
);

const typed = [
  'y',
  'ya',
  'yamada',
  '山',
  'やま',
  'müller',
  'mueller',
  'ohno',
  'nguyen',
  'x',
  '0812',
  'san yam',
];

test(`finds whom a visit to every person finds, in the same order, as people change (seed ${seed})`, () => {
  const random = createRandom(seed);
  const haystack = createHaystack();
  let list: readonly PersonEntry[] = everyone.slice(0, 2000);
  for (let round = 0; round < 12; round += 1) {
    for (const text of typed) {
      const query = toQuery(text);
      if (query === undefined) throw new Error('A query without words');
      const matches = (entry: PersonEntry): boolean => rankOf(query, entry.key) !== undefined;
      const found = haystack.candidates(query, list).filter(matches);
      expect(found, text).toEqual(list.filter(matches));
    }
    const kept = list.filter(() => !random.chance(0.02));
    const at = random.below(kept.length);
    const added = random.sample(everyone.slice(2000), 5);
    list = [
      ...kept.slice(0, at),
      ...added.filter((entry) => !kept.includes(entry)),
      ...kept.slice(at),
    ];
  }
});

test('an empty roster has nobody', () => {
  const query = toQuery('yamada');
  expect(query && createHaystack().candidates(query, [])).toEqual([]);
});
