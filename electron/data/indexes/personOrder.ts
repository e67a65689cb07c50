import type { RosterSort } from '#shared/contract/people.ts';
import { nameSortText } from '#shared/domain/person/naming.ts';
import { personKindSchema, personStatusSchema } from '#shared/domain/person/person.ts';
import type { PersonEntry } from './personEntry.ts';

/** A column whose order follows from the people alone. */
export type PeopleColumn = Exclude<RosterSort['column'], 'relevance' | 'lastSeen' | 'consent'>;

/** Whether people stand in another order in this language than in English. */
export const hasOwnOrder = (language: string | undefined): boolean =>
  language !== undefined && !/^en\b/.test(language);

/**
 * Compares two people for a column, ascending, as a language (BCP 47; English when absent) orders
 * texts. Never 0 for two different people; those without a value come last.
 */
export const comparePeople = (column: PeopleColumn, language?: string): Compare => {
  const { compare } = collatorOf(language);
  const nameOf = isJapanese(language)
    ? ({ row }: PersonEntry): string => nameSortText(row, 'ja')
    : ({ sortName }: PersonEntry): string => sortName;
  const byName: Compare = (a, b) => compare(nameOf(a), nameOf(b)) || (a.id < b.id ? -1 : 1);
  if (column === 'name') return byName;
  if (column === 'exchange') return (a, b) => yearOf(a) - yearOf(b) || byName(a, b);
  if (column === 'updatedAt') {
    return (a, b) =>
      a.updatedAt < b.updatedAt ? -1 : a.updatedAt > b.updatedAt ? 1 : byName(a, b);
  }
  const textOf = sortTexts(language)[column];
  return (a, b) => compareText(textOf(a), textOf(b), compare) || byName(a, b);
};

type Compare = (a: PersonEntry, b: PersonEntry) => number;

/** Who comes last in both directions: the people who have nothing in a column. */
export const lacksValue = (column: PeopleColumn): ((entry: PersonEntry) => boolean) | undefined => {
  if (column === 'name' || column === 'updatedAt') return undefined;
  if (column === 'exchange') return (entry) => yearOf(entry) === Infinity;
  const textOf = sortTexts(undefined)[column];
  return (entry) => textOf(entry) === undefined;
};

const yearOf = (entry: PersonEntry): number => entry.row.exchange?.fiscalYear ?? Infinity;

const sortTexts = (
  language: string | undefined,
): Record<
  Exclude<PeopleColumn, 'name' | 'exchange' | 'updatedAt'>,
  (entry: PersonEntry) => string | undefined
> => {
  const countryRegion = displayNames(language, 'region');
  const languageName = displayNames(language, 'language');
  return {
    organisation: ({ row }) => row.organisation,
    residence: ({ row }) => countryRegion(row.residence),
    nationality: ({ facts }) => countryRegion(facts.nationality),
    region: ({ facts }) => facts.region,
    city: ({ row }) => row.city,
    tags: ({ row }) => row.tags[0],
    host: ({ facts }) => facts.hosts[0],
    field: ({ facts }) => facts.fields[0],
    languages: ({ facts }) => languageName(facts.languages?.[0]),
    email: ({ facts }) => facts.email,
    phone: ({ facts }) => facts.phone,
    memberNo: ({ facts }) => facts.memberNo,
    // In the order in which the screens offer them.
    kind: ({ facts }) => String(personKindSchema.options.indexOf(facts.kind)),
    status: ({ facts }) => String(personStatusSchema.options.indexOf(facts.status)),
  };
};

const compareText = (
  a: string | undefined,
  b: string | undefined,
  compare: (a: string, b: string) => number,
): number => {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return compare(a, b);
};

const isJapanese = (language: string | undefined): boolean => /^ja\b/.test(language ?? '');

// A language tag that is none is as none at all.
const localeOf = (language: string | undefined): string => {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

const collatorOf = (language: string | undefined): Intl.Collator =>
  new Intl.Collator(localeOf(language), { sensitivity: 'variant', numeric: true });

// As the columns show a code, so that Germany stands at G and not at DE.
const displayNames = (
  language: string | undefined,
  type: 'region' | 'language',
): ((code: string | undefined) => string | undefined) => {
  const names = new Intl.DisplayNames(localeOf(language), { type, fallback: 'code' });
  const known = new Map<string, string>();
  return (code) => {
    if (code === undefined) return undefined;
    const before = known.get(code);
    if (before !== undefined) return before;
    const name = nameOf(names, code);
    known.set(code, name);
    return name;
  };
};

const nameOf = (names: Intl.DisplayNames, code: string): string => {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
};

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
