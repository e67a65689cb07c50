import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoPeople } from '#shared/domain/demo/generateChapter.ts';
import {
  compileFilter,
  sourcesOf,
  type FilterSources,
  type Presence,
} from '#shared/domain/people-filter/compile.ts';
import { personFacts } from '#shared/domain/people-filter/facts.ts';
import {
  peopleFilterSchema,
  type Condition,
  type PeopleFilter,
} from '#shared/domain/people-filter/filter.ts';

const seed = 20_261_124;

const people = demoPeople(
  { people: 1500, seed: 'filter', today: '2026-11-24', mix: 'directory' },
  { start: 0, end: 1500 },
);

const entries = people.map((person) => ({ id: person._id, person, facts: personFacts(person) }));

// Everybody's consent and presence follow from where they stand in the list.
const indexOf = new Map(people.map((person, index) => [person._id, index]));
const presences = people.map((_, index): Presence | undefined =>
  index % 3 === 0
    ? undefined
    : {
        lastSeen: index % 5 === 0 ? undefined : `20${10 + (index % 16)}-06-15T03:00:00.000Z`,
        attended: new Set(index % 5 === 0 ? [] : [`meetup:${index % 4}`]),
        invited: new Set([`meetup:${index % 4}`, `meetup:${index % 7}`]),
      },
);
const sources: FilterSources = {
  consentOf: (id, purpose) =>
    (['granted', 'refused', 'withdrawn', 'not-asked'] as const)[
      ((indexOf.get(id) ?? 0) + purpose.length) % 4
    ] ?? 'not-asked',
  presenceOf: (id) => presences[indexOf.get(id) ?? -1],
};

const valuesOf = (read: (entry: (typeof entries)[number]) => readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...new Set(entries.flatMap(read))), {
    minLength: 1,
    maxLength: 4,
  });
const day = fc.integer({ min: 2010, max: 2026 }).map((year) => `${year}-06-15`);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  valuesOf(({ facts }) => (facts.residence === undefined ? [] : [facts.residence])).map(
    (anyOf): Condition => ({ on: 'residence', anyOf }),
  ),
  fc
    .record(
      {
        since: fc.integer({ min: 2014, max: 2026 }),
        until: fc.integer({ min: 2014, max: 2026 }),
      },
      { requiredKeys: [] },
    )
    .map((range): Condition => ({ on: 'year', ...range })),
  valuesOf(({ facts }) => facts.courses).map((anyOf): Condition => ({ on: 'course', anyOf })),
  valuesOf(({ facts }) => facts.tags).map((anyOf): Condition => ({
    on: 'tag',
    anyOf: anyOf.map((tag) => tag.toUpperCase()),
  })),
  valuesOf(({ facts }) => facts.hosts).map((anyOf): Condition => ({ on: 'host', anyOf })),
  valuesOf(({ facts }) => facts.fields).map((anyOf): Condition => ({ on: 'field', anyOf })),
  valuesOf(({ facts }) => [facts.status]).map((anyOf) => ({ on: 'status', anyOf }) as Condition),
  fc
    .constantFrom('granted' as const, 'not-asked' as const)
    .map((state): Condition => ({ on: 'consent', purpose: 'photo', anyOf: [state] })),
  fc
    .record({ since: day, until: day }, { requiredKeys: [] })
    .map((range): Condition => ({ on: 'lastSeen', ...range })),
  fc
    .constantFrom('attended' as const, 'never' as const)
    .map((is): Condition => ({ on: 'attendance', is })),
  fc
    .record({
      meetupId: fc.constantFrom('meetup:0', 'meetup:1', 'meetup:6'),
      is: fc.constantFrom('attended', 'invited', 'missed', 'not-invited'),
    })
    .map((rest): Condition => ({ on: 'meetup', ...rest })),
);
const filter: fc.Arbitrary<PeopleFilter> = fc.array(condition, { maxLength: 4 });

const passing = (wanted: PeopleFilter): string[] => {
  const test = compileFilter(wanted, sources);
  return entries.filter(({ id, facts }) => test(id, facts)).map(({ id }) => id);
};

test(`a filter leaves those for whom each of its conditions holds alone (seed ${seed})`, () => {
  fc.assert(
    fc.property(filter, (wanted) => {
      const alone = wanted.map((one) => new Set(passing([one])));
      const expected = entries
        .filter(({ id }) => alone.every((set) => set.has(id)))
        .map(({ id }) => id);
      expect(passing(wanted)).toEqual(expected);
    }),
    { seed, numRuns: 300 },
  );
});

test(`the order of conditions and of their alternatives does not matter (seed ${seed})`, () => {
  const reversed = (wanted: PeopleFilter): PeopleFilter =>
    wanted
      .toReversed()
      .map((one) => ('anyOf' in one ? { ...one, anyOf: [...one.anyOf].reverse() } : one))
      .map((one) => one as Condition);
  fc.assert(
    fc.property(filter, (wanted) => {
      expect(passing(reversed(wanted))).toEqual(passing(wanted));
    }),
    { seed, numRuns: 200 },
  );
});

test(`opposite conditions share nobody and leave nobody out (seed ${seed})`, () => {
  const everyone = entries.map(({ id }) => id);
  const halves = (a: Condition, b: Condition): void => {
    const [left, right] = [passing([a]), passing([b])];
    expect(new Set([...left, ...right])).toEqual(new Set(everyone));
    expect(left.length + right.length).toBe(everyone.length);
    expect(passing([a, b])).toEqual([]);
  };
  halves({ on: 'attendance', is: 'attended' }, { on: 'attendance', is: 'never' });
  halves(
    { on: 'meetup', meetupId: 'meetup:1', is: 'invited' },
    { on: 'meetup', meetupId: 'meetup:1', is: 'not-invited' },
  );
});

test('what is told by a person’s own document is read as it is there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2014, max: 2026 }),
      fc.integer({ min: 0, max: 6 }),
      (since, length) => {
        const until = since + length;
        const expected = people
          .filter(({ exchanges }) =>
            exchanges.some(
              ({ fiscalYear }) =>
                fiscalYear !== undefined && fiscalYear >= since && fiscalYear <= until,
            ),
          )
          .map(({ _id }) => _id);
        expect(passing([{ on: 'year', since, until }])).toEqual(expected);
      },
    ),
    { seed, numRuns: 50 },
  );
});

test('a filter survives being stored, and asks no more sources than it needs', () => {
  fc.assert(
    fc.property(filter, (wanted) => {
      expect(peopleFilterSchema.parse(JSON.parse(JSON.stringify(wanted)))).toEqual(wanted);
      const needed = sourcesOf(wanted);
      const asked = { consent: false, presence: false };
      const spying: FilterSources = {
        consentOf: (...question) => {
          asked.consent = true;
          return sources.consentOf(...question);
        },
        presenceOf: (id) => {
          asked.presence = true;
          return sources.presenceOf(id);
        },
      };
      const test = compileFilter(wanted, spying);
      for (const { id, facts } of entries) test(id, facts);
      expect(needed.consent || !asked.consent).toBe(true);
      expect(needed.presence || !asked.presence).toBe(true);
    }),
    { seed, numRuns: 50 },
  );
});
