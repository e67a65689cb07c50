import type { ImportField } from '../../contract/import.ts';
import { readCountryRegion } from '../import/countryRegion.ts';
import { joinList } from '../import/lists.ts';
import { messengerText } from '../import/messengers.ts';
import { latestExchange } from '../person/latestExchange.ts';
import type { Person } from '../person/person.ts';

/** The columns an export can have: those an import reads back into a person, in order. */
export const exportFields = [
  'fn',
  'family',
  'given',
  'additional',
  'prefix',
  'suffix',
  'latin',
  'phonetic',
  'calling',
  'email',
  'phone',
  'messenger',
  'organisation',
  'department',
  'title',
  'residence',
  'nationality',
  'region',
  'city',
  'timeZone',
  'languages',
  'tags',
  'memberNo',
  'kind',
  'status',
  'minorUntil',
  'programme',
  'course',
  'fiscalYear',
  'exchangeStart',
  'exchangeEnd',
  'hostOrganisation',
  'hostNameJa',
  'hostType',
  'sendingOrganisation',
  'sendingType',
  'sendingCountry',
  'field',
  'level',
  'capacity',
  'group',
  'verified',
] as const satisfies readonly ImportField[];

/** One of {@link exportFields}. */
export type ExportField = (typeof exportFields)[number];

/** How a cell is to be written. */
export interface CellOptions {
  /** BCP 47 language of country/region names. */
  readonly language: string;
  /** Whether e-mail addresses, phone numbers and messengers may be in the file. */
  readonly withContact: boolean;
}

/** A person's cell: text that an import reads as the same value again. Empty for nothing. */
export const exportCell = (person: Person, field: ExportField, options: CellOptions): string =>
  readers[field](person, options) ?? '';

const presentAffiliation = (person: Person): Person['affiliations'][number] | undefined =>
  person.affiliations.find((entry) => entry.current === true) ?? person.affiliations.at(-1);

type Read = (person: Person, options: CellOptions) => string | undefined;

const readers: Readonly<Record<ExportField, Read>> = {
  fn: ({ fn }) => fn,
  family: ({ n }) => n?.family,
  given: ({ n }) => n?.given,
  additional: ({ n }) => n?.additional,
  prefix: ({ n }) => n?.prefix,
  suffix: ({ n }) => n?.suffix,
  latin: ({ latin }) => latin,
  phonetic: ({ phonetic }) => phonetic,
  calling: ({ calling }) => calling,
  email: ({ emails }, { withContact }) =>
    withContact ? joinList(emails.map(({ value }) => value)) : undefined,
  phone: ({ phones }, { withContact }) =>
    withContact ? joinList(phones.map(({ raw }) => raw)) : undefined,
  messenger: ({ im }, { withContact }) =>
    withContact ? joinList((im ?? []).map(messengerText)) : undefined,
  organisation: (person) => presentAffiliation(person)?.organisation,
  department: (person) => presentAffiliation(person)?.department,
  title: (person) => presentAffiliation(person)?.title,
  residence: ({ residence }, { language }) => countryRegion(residence, language),
  nationality: ({ nationality }, { language }) => countryRegion(nationality, language),
  region: ({ region }) => region,
  city: ({ city }) => city,
  timeZone: ({ timeZone }) => timeZone,
  languages: ({ languages }) => joinList(languages ?? []),
  tags: ({ tags }) => joinList(tags),
  memberNo: ({ memberNo }) => memberNo,
  kind: ({ kind }) => kind,
  status: ({ status }) => status,
  minorUntil: ({ minorUntil }) => minorUntil,
  programme: (person) => latestExchange(person.exchanges)?.programme,
  course: (person) =>
    latestExchange(person.exchanges)?.course ?? latestExchange(person.exchanges)?.courseLabel,
  fiscalYear: (person) => latestExchange(person.exchanges)?.fiscalYear?.toString(),
  exchangeStart: (person) => latestExchange(person.exchanges)?.start,
  exchangeEnd: (person) => latestExchange(person.exchanges)?.end,
  hostOrganisation: (person) => latestExchange(person.exchanges)?.host?.name,
  hostNameJa: (person) => latestExchange(person.exchanges)?.host?.nameJa,
  hostType: (person) => latestExchange(person.exchanges)?.host?.type,
  sendingOrganisation: (person) => latestExchange(person.exchanges)?.sending?.name,
  sendingType: (person) => latestExchange(person.exchanges)?.sending?.type,
  sendingCountry: (person, { language }) =>
    countryRegion(latestExchange(person.exchanges)?.sending?.country, language),
  // An import gives a field to the exchange when the row tells of one, else to the person.
  field: (person) => {
    const exchange = latestExchange(person.exchanges);
    if (exchange === undefined) return joinList(person.fields ?? []);
    return exchange.field === undefined ? undefined : joinList([exchange.field]);
  },
  level: (person) => latestExchange(person.exchanges)?.level,
  capacity: (person) => latestExchange(person.exchanges)?.capacity,
  group: (person) => latestExchange(person.exchanges)?.group,
  verified: (person) => latestExchange(person.exchanges)?.verified,
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
