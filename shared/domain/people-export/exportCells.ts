import { readCountryRegion } from '../import/countryRegion.ts';
import { joinList } from '../import/lists.ts';
import { messengerText } from '../import/messengers.ts';
import type { Exchange } from '../person/exchange.ts';
import { latestExchange } from '../person/latestExchange.ts';
import type { Person } from '../person/person.ts';
import { isPrefecture, prefectureName } from '../person/prefectures.ts';
import type { ExportField } from './exportFields.ts';

/** How a cell is to be written. */
export interface CellOptions {
  /** BCP 47 language of country/region names. */
  readonly language: string;
  /** Whether e-mail addresses, phone numbers and messengers may be in the file. */
  readonly withContact: boolean;
}

/** A person's cell: text that an import reads as the same value again. Empty for nothing. */
export const exportCell = (person: Person, field: ExportField, options: CellOptions): string =>
  exportCells(person, [field], options)[0] ?? '';

/** A person's cells in the order of `fields`, see {@link exportCell}. */
export const exportCells = (
  person: Person,
  fields: readonly ExportField[],
  options: CellOptions,
): string[] => {
  const subject: Subject = {
    ...{ person, exchange: latestExchange(person.exchanges) },
    affiliation:
      person.affiliations.find((entry) => entry.current === true) ?? person.affiliations.at(-1),
  };
  return fields.map((field) => readers[field](subject, options) ?? '');
};

/** A person with what a table with one line a person tells of several. */
interface Subject {
  readonly person: Person;
  readonly exchange: Exchange | undefined;
  readonly affiliation: Person['affiliations'][number] | undefined;
}

type Read = (subject: Subject, options: CellOptions) => string | undefined;

const readers: Readonly<Record<ExportField, Read>> = {
  fn: ({ person: { fn } }) => fn,
  family: ({ person: { n } }) => n?.family,
  given: ({ person: { n } }) => n?.given,
  additional: ({ person: { n } }) => n?.additional,
  prefix: ({ person: { n } }) => n?.prefix,
  suffix: ({ person: { n } }) => n?.suffix,
  latin: ({ person: { latin } }) => latin,
  phonetic: ({ person: { phonetic } }) => phonetic,
  calling: ({ person: { calling } }) => calling,
  email: ({ person: { emails } }, { withContact }) =>
    withContact ? joinList(emails.map(({ value }) => value)) : undefined,
  phone: ({ person: { phones } }, { withContact }) =>
    withContact ? joinList(phones.map(({ raw }) => raw)) : undefined,
  messenger: ({ person: { im } }, { withContact }) =>
    withContact ? joinList((im ?? []).map(messengerText)) : undefined,
  organisation: ({ affiliation }) => affiliation?.organisation,
  department: ({ affiliation }) => affiliation?.department,
  title: ({ affiliation }) => affiliation?.title,
  residence: ({ person: { residence } }, { language }) => countryRegion(residence, language),
  nationality: ({ person: { nationality } }, { language }) => countryRegion(nationality, language),
  region: ({ person: { region } }) => region,
  city: ({ person: { city } }) => city,
  timeZone: ({ person: { timeZone } }) => timeZone,
  languages: ({ person: { languages } }) => joinList(languages ?? []),
  tags: ({ person: { tags } }) => joinList(tags),
  memberNo: ({ person: { memberNo } }) => memberNo,
  kind: ({ person: { kind } }) => kind,
  status: ({ person: { status } }) => status,
  minorUntil: ({ person: { minorUntil } }) => minorUntil,
  programme: ({ exchange }) => exchange?.programme,
  course: ({ exchange }) => exchange?.course ?? exchange?.courseLabel,
  fiscalYear: ({ exchange }) => exchange?.fiscalYear?.toString(),
  exchangeStart: ({ exchange }) => exchange?.start,
  exchangeEnd: ({ exchange }) => exchange?.end,
  hostOrganisation: ({ exchange }) => exchange?.host?.name,
  hostNameJa: ({ exchange }) => exchange?.host?.nameJa,
  hostType: ({ exchange }) => exchange?.host?.type,
  // What is no prefecture would not be read back.
  hostPrefecture: ({ exchange }, { language }) => {
    const code = exchange?.host?.prefecture;
    return code !== undefined && isPrefecture(code) ? prefectureName(code, language) : undefined;
  },
  sendingOrganisation: ({ exchange }) => exchange?.sending?.name,
  sendingType: ({ exchange }) => exchange?.sending?.type,
  sendingCountry: ({ exchange }, { language }) =>
    countryRegion(exchange?.sending?.country, language),
  // An import gives a field to the exchange when the row tells of one, else to the person.
  field: ({ person, exchange }) => {
    if (exchange === undefined) return joinList(person.fields ?? []);
    return exchange.field === undefined ? undefined : joinList([exchange.field]);
  },
  level: ({ exchange }) => exchange?.level,
  capacity: ({ exchange }) => exchange?.capacity,
  group: ({ exchange }) => exchange?.group,
  verified: ({ exchange }) => exchange?.verified,
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
