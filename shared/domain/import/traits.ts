import { foldText } from '../search/fold.ts';
import { splitWords } from '../search/words.ts';
import type { Person } from '../person/person.ts';
import { emailKey, phoneKey, phoneKeys } from './contact.ts';
import { nameKeys } from './names.ts';
import { remembered } from '../search/remembered.ts';
import type { RowFacts } from './rowFacts.ts';

/** What tells people apart, prepared for comparison. */
export interface Traits {
  readonly id: string;
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly memberNo: string | undefined;
  readonly years: readonly number[];
  readonly hosts: readonly string[];
  /** Where the person is: city and organisations. */
  readonly places: readonly string[];
}

/** A member number as it is compared: however it was typed. */
export const numberKey = (memberNo: string): string => foldText(memberNo).trim();

/** The traits of a stored person. */
export const traitsOfPerson = (person: Person): Traits => ({
  id: person._id,
  names: nameKeys({ ...person.n, fn: person.fn, latin: person.latin, phonetic: person.phonetic }),
  emails: person.emails.map((email) => emailKey(email.value)),
  phones: person.phones.flatMap(phoneKeys),
  memberNo: person.memberNo === undefined ? undefined : numberKey(person.memberNo),
  years: person.exchanges.flatMap(({ fiscalYear }) => fiscalYear ?? []),
  hosts: keysOf(person.exchanges.map((exchange) => exchange.host?.name)),
  places: keysOf([
    person.city,
    ...person.affiliations.map((affiliation) => affiliation.organisation),
    ...person.exchanges.map((exchange) => exchange.sending?.name),
  ]),
});

/** The traits of a row; `id` names the row. */
export const traitsOfRow = (id: string, facts: RowFacts): Traits => ({
  id,
  names: nameKeys(facts),
  emails: facts.emails.length === 0 ? none : facts.emails.map(emailKey),
  phones: facts.phones.length === 0 ? none : facts.phones.map(phoneKey),
  memberNo: facts.memberNo === undefined ? undefined : numberKey(facts.memberNo),
  years: facts.exchange.fiscalYear === undefined ? none : [facts.exchange.fiscalYear],
  hosts: facts.exchange.host === undefined ? none : hostKeys(facts.exchange.host),
  places: keysOf([facts.city, facts.affiliation.organisation, facts.exchange.sending]),
});

const keysOf = (texts: readonly (string | undefined)[]): readonly string[] => {
  let keys: string[] | undefined;
  for (const text of texts) {
    const key = text === undefined ? '' : placeKey(text);
    if (key !== '') (keys ??= []).push(key);
  }
  return keys ?? none;
};

const none: readonly never[] = [];

// Thousands of rows name the same host.
const hostKeys = remembered((host: string) => keysOf([host]));

const placeKey = remembered((name: string) => splitWords(name).join(' '));
