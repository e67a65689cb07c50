import type { Card } from '../../formats/vcard/card.ts';
import type { Person } from '../person/person.ts';
import { uuidOfId } from '../ids.ts';
import { exportCell, type CellOptions, type ExportField } from './exportFields.ts';

/** A person as a vCard, with what the roster knows and a card has a place for. */
export const personCard = (person: Person, options: CellOptions): Card => {
  const { n, emails, phones } = person;
  const contacts = options.withContact ? { emails, phones } : { emails: [], phones: [] };
  return {
    uid: `urn:uuid:${uuidOfId(person._id)}`,
    fn: person.fn,
    ...given('family', n?.family),
    ...given('given', n?.given),
    ...given('additional', n?.additional),
    ...given('nickname', person.calling),
    emails: contacts.emails.map(({ value, type }) => ({ value, ...given('type', type) })),
    phones: contacts.phones.map(({ raw, e164, type }) => ({
      value: e164 ?? raw,
      ...given('type', type),
    })),
    ...given('city', person.city),
    ...given('region', person.region),
    ...cell(person, 'country', 'residence', options),
    ...cell(person, 'organisation', 'organisation', options),
    ...cell(person, 'department', 'department', options),
    ...cell(person, 'title', 'title', options),
    notes: [],
    categories: person.tags,
  };
};

const given = <Key extends string>(
  key: Key,
  value: string | undefined,
): Partial<Record<Key, string>> =>
  value === undefined || value === '' ? {} : ({ [key]: value } as Record<Key, string>);

const cell = <Key extends string>(
  person: Person,
  key: Key,
  field: ExportField,
  options: CellOptions,
): Partial<Record<Key, string>> => given(key, exportCell(person, field, options));
