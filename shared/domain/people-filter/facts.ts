import type { Person } from '../person/person.ts';

/** What filters and columns read of a person's document; small enough to be held for everyone. */
export interface PersonFacts {
  readonly kind: Person['kind'];
  readonly status: Person['status'];
  readonly residence?: string;
  readonly nationality?: string;
  readonly region?: string;
  readonly city?: string;
  readonly memberNo?: string;
  /** The date until which the person is a minor. */
  readonly minorUntil?: string;
  /** The first e-mail address and phone number, preferred ones before others. */
  readonly email?: string;
  readonly phone?: string;
  readonly languages?: readonly string[];
  readonly tags: readonly string[];
  /** Fiscal years of the exchanges. */
  readonly years: readonly number[];
  readonly courses: readonly string[];
  /** Host organisations by every name they have. */
  readonly hosts: readonly string[];
  readonly fields: readonly string[];
}

/** Reads a person's {@link PersonFacts}. */
export const personFacts = (person: Person): PersonFacts => {
  const { exchanges } = person;
  const email = preferred(person.emails)?.value;
  const phone = preferred(person.phones);
  return {
    kind: person.kind,
    status: person.status,
    ...(person.residence !== undefined && { residence: person.residence }),
    ...(person.nationality !== undefined && { nationality: person.nationality }),
    ...(person.region !== undefined && { region: person.region }),
    ...(person.city !== undefined && { city: person.city }),
    ...(person.memberNo !== undefined && { memberNo: person.memberNo }),
    ...(person.minorUntil !== undefined && { minorUntil: person.minorUntil }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone: phone.e164 ?? phone.raw }),
    ...(person.languages !== undefined && { languages: person.languages }),
    tags: person.tags,
    years: distinct(exchanges.map((exchange) => exchange.fiscalYear)),
    courses: distinct(exchanges.map((exchange) => exchange.course ?? exchange.courseLabel)),
    hosts: distinct(exchanges.flatMap(({ host }) => [host?.name, host?.nameJa])),
    fields: distinct([...(person.fields ?? []), ...exchanges.map((exchange) => exchange.field)]),
  };
};

const preferred = <Entry extends { readonly pref?: boolean | undefined }>(
  list: readonly Entry[],
): Entry | undefined => list.find((entry) => entry.pref === true) ?? list[0];

const distinct = <Value>(values: readonly (Value | null | undefined)[]): readonly Value[] => [
  ...new Set(values.filter((value) => value !== undefined && value !== null)),
];
