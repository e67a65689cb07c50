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

// Some who live where there is an umlaut, and have a member number of two parts.
const placed = demoPeople({ ...content, seed: 'placed' }, { start: 0, end: 60 }).flatMap(
  (person, index) =>
    toPersonEntry({ ...person, city: 'Köln', memberNo: `JKT-${String(index).padStart(4, '0')}` }) ??
    [],
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
  'a',
  's',
  'n',
  'o',
  'q',
  'ü',
  'an',
  'ana',
  'anan',
  'ng',
  'sa',
  'si',
  'sit',
  'siti',
  'sitil',
  'shi',
  'tu',
  'abdu',
  'abdul',
  'ohta',
  'in',
  'id',
  'son',
  'rahma',
  'mar',
  'tan',
  'zu',
  'hu',
  'ti',
  'um',
  'ara',
  'a1',
  'ra1',
  'é',
  'él',
  'ñan',
  'qx',
  '81',
  'mail',
  'x',
  '0812',
  'san yam',
  'koeln',
  'köln',
  'koe',
  'jkt0001',
  'jkt0',
  'jkt 0001',
];

const namesOf = (byRank: readonly PersonEntry[][]) =>
  Array.from(byRank, (list) => list?.map(({ id }) => id) ?? []);

test(`finds whom a visit to every person finds, in the same order, as people change (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const haystack = createHaystack();
  let list: readonly PersonEntry[] = [...placed, ...everyone.slice(0, 2000)];
  for (let round = 0; round < 12; round += 1) {
    for (const text of typed) {
      const query = toQuery(text);
      if (query === undefined) throw new Error('A query without words');
      const wanted: PersonEntry[][] = [];
      for (const entry of list) {
        const rank = rankOf(query, entry.key);
        if (rank !== undefined) (wanted[rank] ??= []).push(entry);
      }
      expect(namesOf(haystack.ranked(query, list)), text).toEqual(namesOf(wanted));
    }
    // What is ranked beforehand belongs to the people of that moment.
    if (round % 2 === 1) await haystack.warmUp(() => true);
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
  expect(query && createHaystack().ranked(query, [])).toEqual([]);
});
