import { traitsOfPerson, type Traits } from '../import/traits.ts';
import type { Person } from '../person/person.ts';
import { nameForms, type NameForms } from './nameForms.ts';

/** A person prepared for being compared with everyone else. */
export interface DuplicateProfile extends Omit<Traits, 'names'> {
  readonly name: NameForms;
  readonly residence: string | undefined;
}

/** Prepares a person. */
export const duplicateProfile = (person: Person): DuplicateProfile => {
  const { names: _names, ...traits } = traitsOfPerson(person);
  return {
    ...traits,
    phones: traits.phones.filter((phone) => phone.length >= 7),
    name: nameForms({
      ...person.n,
      fn: person.fn,
      latin: person.latin,
      phonetic: person.phonetic,
    }),
    residence: person.residence,
  };
};

/**
 * What two people must have in common to be compared at all. Whoever could be the same person by
 * the tiers of the data model shares one of these; a name alone is none, it needs a year, a host or
 * a place beside it.
 */
export const blocksOf = ({ name, ...profile }: DuplicateProfile): readonly string[] => {
  const evidence = evidenceOf(profile);
  const names = [
    ...name.written.map((key) => `w:${key}`),
    ...name.joined.map((key) => `j:${key}`),
    ...name.initials.map((key) => `i:${key}`),
  ];
  return [
    ...(profile.memberNo === undefined ? [] : [`m:${profile.memberNo}`]),
    ...profile.emails.map((email) => `e:${email}`),
    ...profile.phones.map((phone) => `p:${phone}`),
    ...names.flatMap((key) => evidence.map((fact) => `${key}|${fact}`)),
  ];
};

const evidenceOf = ({
  years,
  hosts,
  places,
}: Omit<DuplicateProfile, 'name'>): readonly string[] => [
  ...new Set([
    ...years.map((year) => `y${year}`),
    ...hosts.map((host) => `h${host}`),
    ...places.map((place) => `c${place}`),
  ]),
];
