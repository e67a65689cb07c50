import type { Exchange } from '../person/exchange.ts';
import type { Person } from '../person/person.ts';
import type { Prefecture } from '../person/prefectures.ts';
import type { MessengerFacts } from './messengers.ts';

/** What a row says about an exchange. */
export interface ExchangeFacts {
  programme?: Exchange['programme'];
  course?: NonNullable<Exchange['course']>;
  courseLabel?: string;
  fiscalYear?: number;
  start?: string;
  end?: string;
  host?: string;
  hostNameJa?: string;
  hostType?: OrganisationType;
  hostPrefecture?: Prefecture;
  sending?: string;
  sendingType?: OrganisationType;
  sendingCountry?: string;
  field?: string;
  level?: NonNullable<Exchange['level']>;
  capacity?: NonNullable<Exchange['capacity']>;
  group?: string;
  verified?: NonNullable<Exchange['verified']>;
}

type OrganisationType = NonNullable<NonNullable<Exchange['host']>['type']>;

/** What a row says about where somebody works or studies. */
export interface AffiliationFacts {
  organisation?: string;
  department?: string;
  title?: string;
}

/** Fields of a person that a row can give as one text. */
export const textFields = [
  'fn',
  'family',
  'given',
  'additional',
  'prefix',
  'suffix',
  'latin',
  'phonetic',
  'calling',
  'residence',
  'nationality',
  'region',
  'city',
  'timeZone',
  'memberNo',
  'minorUntil',
  'personId',
] as const;

/** One of {@link textFields}. */
export type TextField = (typeof textFields)[number];

/** What one row of a file says about a person. Nothing in it means: the row says nothing about that. */
export interface RowFacts extends Partial<Record<TextField, string>> {
  kind?: Person['kind'];
  /** What a person said about the names of the file. */
  nameOrder?: NonNullable<Person['nameOrder']>;
  status?: Person['status'];
  emails: readonly string[];
  phones: readonly string[];
  messengers: readonly MessengerFacts[];
  languages: readonly string[];
  tags: readonly string[];
  fields: readonly string[];
  notes: readonly string[];
  readonly exchange: ExchangeFacts;
  readonly affiliation: AffiliationFacts;
  consent?: 'granted' | 'refused';
  /** The name of the card's picture. */
  photo?: string;
}

/** Facts that say nothing yet. */
export const noFacts = (): RowFacts => ({
  emails: none,
  phones: none,
  messengers: none,
  languages: none,
  tags: none,
  fields: none,
  notes: none,
  exchange: {},
  affiliation: {},
});

// Most lists of most rows stay empty, and the rows of a large file are kept until they are written.
const none: readonly never[] = [];
