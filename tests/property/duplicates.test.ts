import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergePatch } from '#shared/domain/duplicates/mergePeople.ts';
import { undoChange } from '#shared/domain/import/undoChange.ts';
import { sameValue } from '#shared/domain/import/sameValue.ts';
import { createDuplicateFinder, pairKey } from '#shared/domain/duplicates/finder.ts';
import { judge } from '#shared/domain/duplicates/judge.ts';
import { duplicateProfile } from '#shared/domain/duplicates/profile.ts';
import { personSchema, type Person } from '#shared/domain/person/person.ts';

const seed = 20260117;

const names = [
  '山田 太郎',
  'Yamada Taro',
  'やまだたろう',
  'T. Yamada',
  'Ánh Nguyễn',
  'Anh Nguyen',
  'Budi Santoso',
  'Budi Sanotso',
];
const people = fc
  .array(
    fc.record({
      fn: fc.constantFrom(...names),
      latin: fc.option(fc.constantFrom('Yamada Tarō', 'Taro YAMADA'), { nil: undefined }),
      email: fc.option(fc.constantFrom('a@x.org', 'b@x.org'), { nil: undefined }),
      phone: fc.option(fc.constantFrom('+81 90 1234 5678', '09012345678'), { nil: undefined }),
      year: fc.option(fc.constantFrom(2018, 2019), { nil: undefined }),
      city: fc.option(fc.constantFrom('Tokyo', '東京'), { nil: undefined }),
      memberNo: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
    }),
    { maxLength: 14 },
  )
  .map((records) =>
    records.map(({ fn, latin, email, phone, year, city, memberNo }, index): Person =>
      personSchema.parse({
        _id: `person:${String(index).padStart(3, '0')}`,
        type: 'person',
        schema: 1,
        createdAt: '2026-01-01T00:00:00.000Z',
        createdBy: '',
        updatedAt: '2026-01-01T00:00:00.000Z',
        updatedBy: '',
        device: '',
        kind: 'member',
        status: 'active',
        fn,
        latin,
        city,
        memberNo,
        emails: email === undefined ? [] : [{ id: 'e', value: email }],
        phones: phone === undefined ? [] : [{ id: 'p', raw: phone }],
        tags: [],
        exchanges: year === undefined ? [] : [{ id: 'x', fiscalYear: year }],
        affiliations: [],
      }),
    ),
  );

test('looking only where something is shared finds what comparing everybody finds', () => {
  console.log(`duplicates: seed ${seed}`);
  fc.assert(
    fc.property(people, (all) => {
      const profiles = all.map(duplicateProfile);
      const finder = createDuplicateFinder();
      for (const profile of profiles) finder.put(profile);
      const found = finder.candidates().map(({ a, b, score }) => `${pairKey(a, b)} ${score}`);
      const expected = profiles.flatMap((one, index) =>
        profiles.slice(index + 1).flatMap((other) => {
          const candidate = judge(one, other);
          return candidate === undefined
            ? []
            : [`${pairKey(candidate.a, candidate.b)} ${candidate.score}`];
        }),
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
    { seed, numRuns: 300 },
  );
});

test('putting, changing and removing in any order is the same as starting with what is left', () => {
  fc.assert(
    fc.property(people, people, fc.array(fc.nat(13)), (first, second, removed) => {
      const finder = createDuplicateFinder();
      for (const person of [...first, ...second]) finder.put(duplicateProfile(person));
      const left = new Map([...first, ...second].map((person) => [person._id, person]));
      for (const index of removed) {
        const id = `person:${String(index).padStart(3, '0')}`;
        finder.remove(id);
        left.delete(id);
      }
      const fresh = createDuplicateFinder();
      for (const person of left.values()) fresh.put(duplicateProfile(person));
      expect(finder.candidates()).toEqual(fresh.candidates());
    }),
    { seed, numRuns: 300 },
  );
});

test('merging and taking it back leaves the survivor as they were, whatever was chosen', () => {
  const side = fc.constantFrom('survivor' as const, 'loser' as const, 'both' as const);
  const choices = fc.dictionary(
    fc.constantFrom('fn', 'latin', 'city', 'emails', 'exchanges'),
    side,
  );
  fc.assert(
    fc.property(people, choices, (all, chosen) => {
      const [survivor, loser] = all;
      fc.pre(survivor !== undefined && loser !== undefined);
      const patch = mergePatch(survivor, loser, chosen);
      const merged = { ...survivor, ...patch };
      const before = Object.fromEntries(
        Object.keys(patch).map((key) => [key, survivor[key] ?? null]),
      );
      const { fields, kept } = undoChange({ current: merged, before, after: patch });
      expect(kept).toEqual([]);
      for (const [key, value] of Object.entries({ ...merged, ...fields })) {
        expect(sameValue(value ?? null, survivor[key] ?? null)).toBe(true);
      }
    }),
    { seed, numRuns: 300 },
  );
});
