import type { Person } from '../../domain/person/person.ts';
import { uuidOfId } from '../../domain/ids.ts';
import type { Card } from './card.ts';

/** A person as a vCard tells one. `countryName` says a country or region in words. */
export const cardOfPerson = (person: Person, countryName: (code: string) => string): Card => {
  const affiliation =
    person.affiliations.find(({ current }) => current === true) ?? person.affiliations.at(-1);
  const { family, given, additional } = person.n ?? {};
  return {
    uid: `urn:uuid:${uuidOfId(person._id)}`,
    fn: person.fn,
    ...nonEmpty({ family, given, additional }),
    ...nonEmpty({ nickname: person.calling, city: person.city, region: person.region }),
    ...nonEmpty({
      country: person.residence === undefined ? undefined : countryName(person.residence),
      organisation: affiliation?.organisation,
      department: affiliation?.department,
      title: affiliation?.title,
    }),
    emails: person.emails.map(({ value, type }) => ({ value, ...contactType(type) })),
    phones: person.phones.map(({ raw, e164, type }) => ({
      value: e164 ?? raw,
      ...contactType(type),
    })),
    notes: [],
    categories: person.tags,
  };
};

const contactType = (type: string | undefined) =>
  type === undefined || type === 'other' ? {} : { type };

// Nothing in a card is empty.
const nonEmpty = <Fields extends Record<string, string | undefined>>(
  fields: Fields,
): { [Key in keyof Fields]?: string } =>
  Object.fromEntries(
    Object.entries(fields).filter(([, text]) => text !== undefined && text !== ''),
  ) as { [Key in keyof Fields]?: string };
