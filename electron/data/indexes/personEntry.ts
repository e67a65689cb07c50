import type { RosterRow } from '#shared/contract/people.ts';
import { isErased } from '#shared/domain/erasure/scrub.ts';
import { langOfName } from '#shared/domain/search/langOfName.ts';
import { createSearchKey, type SearchKey } from '#shared/domain/search/searchKey.ts';
import { latestExchange } from '#shared/domain/person/latestExchange.ts';
import { nameSortText } from '#shared/domain/person/naming.ts';
import { personFacts, type PersonFacts } from '#shared/domain/people-filter/facts.ts';
import { personSchema, type Person } from '#shared/domain/person/person.ts';
import type { StoredDocument } from '../database/schemas.ts';

/** A person as the in-memory index holds one: what rows show, what search scans, what order needs. */
export interface PersonEntry {
  readonly id: string;
  readonly row: Omit<RosterRow, 'marks' | 'hit' | 'consent' | 'isMinor' | 'cells'>;
  /** What filters and further columns read. */
  readonly facts: PersonFacts;
  /** Its text always says the same, but may become a piece of a longer one to take no room twice. */
  readonly key: SearchKey & { text: string };
  /** The name's sort text for every language but Japanese, see `nameSortText`. */
  readonly sortName: string;
  readonly updatedAt: string;
}

/** The entry of a stored person; `undefined` for one that was merged away, erased or cannot be read. */
export const toPersonEntry = (document: StoredDocument): PersonEntry | undefined => {
  const parsed = personSchema.safeParse(document);
  if (!parsed.success || parsed.data.mergedInto !== undefined) return undefined;
  const person = parsed.data;
  if (isErased(person)) return undefined;
  return {
    id: person._id,
    row: toRow(person),
    facts: personFacts(person),
    key: createSearchKey(person),
    sortName: nameSortText(person, 'en'),
    updatedAt: person.updatedAt,
  };
};

const toRow = (person: Person): PersonEntry['row'] => {
  const lang = langOfPerson(person);
  const exchange = exchangeOf(person);
  return {
    id: person._id,
    fn: person.fn,
    ...(lang !== undefined && { lang }),
    ...(person.latin !== undefined && { latin: person.latin }),
    ...(person.phonetic !== undefined && { phonetic: person.phonetic }),
    ...(person.calling !== undefined && { calling: person.calling }),
    ...optional('organisation', organisationOf(person)),
    ...(person.city !== undefined && { city: person.city }),
    ...(person.residence !== undefined && { residence: person.residence }),
    ...(exchange !== undefined && { exchange }),
    tags: person.tags,
    status: person.status,
  };
};

/** The BCP 47 tag under which a person's name should be drawn. */
export const langOfPerson = (person: Person): string | undefined => langOfName(person.fn, person);

/** Where a person is now: the current affiliation, else the newest one, else who sent them. */
export const organisationOf = (person: Person): string | undefined => {
  const affiliation =
    person.affiliations.find((entry) => entry.current === true) ?? person.affiliations.at(-1);
  return affiliation?.organisation ?? person.exchanges.at(-1)?.sending?.name;
};

const exchangeOf = (person: Person): RosterRow['exchange'] => {
  const latest = latestExchange(person.exchanges);
  if (latest === undefined) return undefined;
  return {
    ...optional('fiscalYear', latest.fiscalYear),
    ...optional('course', latest.course ?? latest.courseLabel),
    ...optional('programme', latest.programme),
  };
};

const optional = <Key extends string, Value>(
  key: Key,
  value: Value | undefined | null,
): Partial<Record<Key, Value>> =>
  value === undefined || value === null ? {} : ({ [key]: value } as Record<Key, Value>);
