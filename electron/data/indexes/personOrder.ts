import type { RosterSort } from '#shared/contract/people.ts';
import type { PersonEntry } from './personEntry.ts';

/** Compares two people for a column, ascending. Never 0 for two different people. */
export const comparePeople = (
  column: RosterSort['column'],
): ((a: PersonEntry, b: PersonEntry) => number) => {
  const byName = (a: PersonEntry, b: PersonEntry): number =>
    collator.compare(a.sortName, b.sortName) || (a.id < b.id ? -1 : 1);
  switch (column) {
    case 'relevance':
    case 'name':
      return byName;
    case 'organisation':
      return (a, b) => compareText(a.row.organisation, b.row.organisation) || byName(a, b);
    case 'residence':
      return (a, b) => compareText(a.row.residence, b.row.residence) || byName(a, b);
    case 'exchange':
      return (a, b) =>
        (a.row.exchange?.fiscalYear ?? 0) - (b.row.exchange?.fiscalYear ?? 0) || byName(a, b);
    case 'updatedAt':
      return (a, b) =>
        a.updatedAt < b.updatedAt ? -1 : a.updatedAt > b.updatedAt ? 1 : byName(a, b);
  }
};

// People without the value come last, whatever the script of the others.
const compareText = (a: string | undefined, b: string | undefined): number => {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return collator.compare(a, b);
};

const collator = new Intl.Collator('en', { sensitivity: 'variant', numeric: true });

/**
 * Puts `added` into `ordered` (both free of entries that are gone) and answers a new ordered list.
 * Each place is found by halving, so that a batch costs few comparisons of the collator.
 */
export const insertOrdered = (
  ordered: readonly PersonEntry[],
  added: readonly PersonEntry[],
  compare: (a: PersonEntry, b: PersonEntry) => number,
): PersonEntry[] => {
  const sorted = added.toSorted(compare);
  const result: PersonEntry[] = [];
  let from = 0;
  for (const entry of sorted) {
    const place = placeOf(ordered, entry, { from, compare });
    for (let index = from; index < place; index += 1) {
      const before = ordered[index];
      if (before !== undefined) result.push(before);
    }
    result.push(entry);
    from = place;
  }
  for (let index = from; index < ordered.length; index += 1) {
    const rest = ordered[index];
    if (rest !== undefined) result.push(rest);
  }
  return result;
};

const placeOf = (
  ordered: readonly PersonEntry[],
  entry: PersonEntry,
  options: { from: number; compare: (a: PersonEntry, b: PersonEntry) => number },
): number => {
  let low = options.from;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = ordered[middle];
    if (other !== undefined && options.compare(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
