import type { ImportField } from '../../contract/import.ts';
import { readCountryRegion } from '../import/countryRegion.ts';
import { joinList } from '../import/lists.ts';
import type { Exchange } from '../person/exchange.ts';
import type { Person } from '../person/person.ts';

/** The columns an export can have: those an import reads back into a person, in order. */
export const exportFields = [
  'fn',
  'family',
  'given',
  'additional',
  'latin',
  'phonetic',
  'calling',
  'email',
  'phone',
  'organisation',
  'department',
  'title',
  'residence',
  'nationality',
  'region',
  'city',
  'languages',
  'tags',
  'memberNo',
  'kind',
  'status',
  'programme',
  'course',
  'fiscalYear',
  'exchangeStart',
  'exchangeEnd',
  'hostOrganisation',
  'sendingOrganisation',
  'field',
] as const satisfies readonly ImportField[];

/** One of {@link exportFields}. */
export type ExportField = (typeof exportFields)[number];

/** How a cell is to be written. */
export interface CellOptions {
  /** BCP 47 language of country/region names. */
  readonly language: string;
  /** Whether e-mail addresses and phone numbers may be in the file. */
  readonly withContact: boolean;
}

/** A person's cell: text that an import reads as the same value again. Empty for nothing. */
export const exportCell = (person: Person, field: ExportField, options: CellOptions): string =>
  readers[field](person, options) ?? '';

/** The exchange a row tells of: the latest. */
const latestExchange = (person: Person): Exchange | undefined =>
  person.exchanges.toSorted((a, b) => (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0))[0];

const presentAffiliation = (person: Person): Person['affiliations'][number] | undefined =>
  person.affiliations.find((entry) => entry.current === true) ?? person.affiliations.at(-1);

type Read = (person: Person, options: CellOptions) => string | undefined;

const readers: Readonly<Record<ExportField, Read>> = {
  fn: ({ fn }) => fn,
  family: ({ n }) => n?.family,
  given: ({ n }) => n?.given,
  additional: ({ n }) => n?.additional,
  latin: ({ latin }) => latin,
  phonetic: ({ phonetic }) => phonetic,
  calling: ({ calling }) => calling,
  email: ({ emails }, { withContact }) =>
    withContact ? joinList(emails.map(({ value }) => value)) : undefined,
  phone: ({ phones }, { withContact }) =>
    withContact ? joinList(phones.map(({ raw }) => raw)) : undefined,
  organisation: (person) => presentAffiliation(person)?.organisation,
  department: (person) => presentAffiliation(person)?.department,
  title: (person) => presentAffiliation(person)?.title,
  residence: ({ residence }, { language }) => countryRegion(residence, language),
  nationality: ({ nationality }, { language }) => countryRegion(nationality, language),
  region: ({ region }) => region,
  city: ({ city }) => city,
  languages: ({ languages }) => joinList(languages ?? []),
  tags: ({ tags }) => joinList(tags),
  memberNo: ({ memberNo }) => memberNo,
  kind: ({ kind }) => kind,
  status: ({ status }) => status,
  programme: (person) => latestExchange(person)?.programme,
  course: (person) => latestExchange(person)?.course ?? latestExchange(person)?.courseLabel,
  fiscalYear: (person) => latestExchange(person)?.fiscalYear?.toString(),
  exchangeStart: (person) => latestExchange(person)?.start,
  exchangeEnd: (person) => latestExchange(person)?.end,
  hostOrganisation: (person) => latestExchange(person)?.host?.name,
  sendingOrganisation: (person) => latestExchange(person)?.sending?.name,
  // An import gives a field to the exchange when the row tells of one, else to the person.
  field: (person) => {
    const exchange = latestExchange(person);
    if (exchange === undefined) return joinList(person.fields ?? []);
    return exchange.field === undefined ? undefined : joinList([exchange.field]);
  },
};

const displayNames = new Map<string, Intl.DisplayNames>();

const countryRegion = (code: string | undefined, language: string): string | undefined => {
  if (code === undefined) return undefined;
  try {
    const names =
      displayNames.get(language) ??
      new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' });
    displayNames.set(language, names);
    const name = names.of(code);
    return name !== undefined && readCountryRegion(name) === code ? name : code;
  } catch {
    return code;
  }
};
