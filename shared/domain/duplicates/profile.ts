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
    // A short number is an extension, or nobody's.
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

/** What others are looked up by, and what a person is found under; most are the same. */
export interface Blocks {
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/**
 * What two people must have in common to be compared at all: whoever could be the same person by
 * the tiers of the data model is found under one of the keys that the other looks up.
 */
export const blocksOf = ({ name, memberNo, emails, phones }: DuplicateProfile): Blocks => {
  const common = [
    ...(memberNo === undefined ? [] : [`m:${memberNo}`]),
    ...emails.map((email) => `e:${email}`),
    ...phones.map((phone) => `p:${phone}`),
    ...name.written.map((key) => `w:${key}`),
    ...name.sounded.map((key) => `w:${key}`),
    ...name.joined.map((key) => `j:${key}`),
    ...name.pairs.map((key) => `2:${key}`),
  ];
  const full = name.full.map((key) => `f:${key}`);
  const abbreviated = name.abbreviated.map((key) => `a:${key}`);
  return {
    own: [...common, ...full, ...abbreviated],
    others: [
      ...common,
      ...name.full.map((key) => `a:${key}`),
      ...name.abbreviated.map((key) => `f:${key}`),
    ],
  };
};
