import type { Card } from '../../formats/vcard/card.ts';
import type { Person } from '../person/person.ts';
import { uuidOfId } from '../ids.ts';
import { exportCell, type CellOptions } from './exportCells.ts';
import type { ExportField } from './exportFields.ts';

/** A person as a vCard, with what the roster knows and a card has a place for. */
export const personCard = (person: Person, options: CellOptions): Card => {
  const { n, emails, phones } = person;
  const contacts = options.withContact
    ? { emails, phones, im: person.im ?? [] }
    : { emails: [], phones: [], im: [] };
  return {
    uid: `urn:uuid:${uuidOfId(person._id)}`,
    fn: person.fn,
    ...given('latin', person.latin === person.fn ? undefined : person.latin),
    ...given('family', n?.family),
    ...given('given', n?.given),
    ...given('additional', n?.additional),
    ...given('nickname', person.calling),
    ...given('prefix', n?.prefix),
    ...given('suffix', n?.suffix),
    ...phoneticParts(person.phonetic),
    emails: contacts.emails.map(({ value, ...email }) => ({ value, ...kindOf(email) })),
    phones: contacts.phones.map(({ raw, e164, ...phone }) => ({
      value: e164 ?? raw,
      ...kindOf(phone),
    })),
    messengers: contacts.im.map(({ service, handle }) => ({ service, handle })),
    languages: person.languages ?? [],
    ...given('timeZone', person.timeZone),
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

const kindOf = ({ type, pref }: { type?: string | undefined; pref?: boolean | undefined }) => ({
  ...(type !== undefined && type !== 'other' && { type }),
  ...(pref === true && { isPreferred: true }),
});

// A reading of two words is of the family and the given name, in this order wherever readings are used.
const phoneticParts = (phonetic: string | undefined) => {
  const [family, second, ...more] = phonetic?.split(' ') ?? [];
  return second !== undefined && more.length === 0
    ? { ...given('phoneticFamily', family), ...given('phoneticGiven', second) }
    : given('phoneticFamily', phonetic);
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
