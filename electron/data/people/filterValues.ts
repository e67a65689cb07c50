import type { valueKinds } from '#shared/contract/roster.ts';
import type { PersonFacts } from '#shared/domain/people-filter/facts.ts';
import type { PersonEntry } from '../indexes/index.ts';

type ValueKind = (typeof valueKinds)[number];

/** What people have for a condition and how many have it, most frequent first. */
export const valuesOf = (
  on: ValueKind,
  everyone: readonly PersonEntry[],
): { value: string; count: number }[] => {
  const counts = new Map<string, number>();
  for (const { facts } of everyone) {
    for (const value of readers[on](facts)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues);
};

const mostValues = 1000;

const one = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);

const readers: Record<ValueKind, (facts: PersonFacts) => readonly string[]> = {
  residence: ({ residence }) => one(residence),
  region: ({ region }) => one(region),
  course: ({ courses }) => courses,
  host: ({ hosts }) => hosts,
  field: ({ fields }) => fields,
  tag: ({ tags }) => tags,
};
