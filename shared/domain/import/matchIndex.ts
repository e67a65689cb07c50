import { compareNames, type NameLikeness } from './names.ts';
import type { Traits } from './traits.ts';

/** Whom a row means, by the tiers of the data model. */
export type Match =
  | { readonly kind: 'nobody' }
  /** `exact`: named by id or member number, so that what the row says is meant as a correction. */
  | { readonly kind: 'one'; readonly id: string; readonly exact: boolean }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  /** Number or address agree, but the name is another or cannot be compared. */
  | { readonly kind: 'name-differs'; readonly id: string }
  /** The name agrees and nothing decides. `contradicted`: something even speaks against it. */
  | { readonly kind: 'maybe'; readonly id: string; readonly contradicted: boolean };

/** People to look rows up in. */
export interface MatchIndex {
  add(traits: Traits): void;
  /** Somebody of this id. */
  get(id: string): Traits | undefined;
  /** Everybody who has a member number, in the form that traits have it in. */
  numbered(memberNo: string): readonly Traits[];
  find(traits: Traits, personId: string | undefined): Match;
}

/** Makes an empty {@link MatchIndex}. Lookups cost a few map reads, whatever the number of people. */
export const createMatchIndex = (): MatchIndex => {
  const byId = new Map<string, Traits>();
  const byMemberNo = createBearers();
  const byEmail = createBearers();
  const byPhone = createBearers();
  const byName: Namesakes = { ...createBearers(), byEvidence: new Map() };
  return {
    add: (traits) => {
      byId.set(traits.id, traits);
      if (traits.memberNo !== undefined) addBearer(byMemberNo, traits.memberNo, traits);
      for (const email of traits.emails) addBearer(byEmail, email, traits);
      for (const phone of traits.phones) addBearer(byPhone, phone, traits);
      for (const name of traits.names) addNamesake(byName, name, traits);
    },
    get: (id) => byId.get(id),
    numbered: (memberNo) => bearersOf(byMemberNo, memberNo),
    find: (traits, personId) => {
      if (personId !== undefined && byId.has(personId)) {
        return { kind: 'one', id: personId, exact: true };
      }
      const { memberNo } = traits;
      const numbered = memberNo === undefined ? nobody : bearersOf(byMemberNo, memberNo);
      return (
        byKey({ traits, candidates: numbered, exact: true }) ??
        byKey({ traits, candidates: possible(lookUp(byEmail, traits.emails), traits) }) ??
        byKey({ traits, candidates: possible(lookUp(byPhone, traits.phones), traits) }) ??
        bySameName(traits, possible(namesakesOf(byName, traits), traits))
      );
    },
  };
};

const nobody: readonly Traits[] = [];

// Who has a number, an address or a name. Mostly that is one person, who needs no list.
interface Bearers {
  readonly first: Map<string, Traits>;
  readonly others: Map<string, Traits[]>;
}

const createBearers = (): Bearers => ({ first: new Map(), others: new Map() });

const addBearer = ({ first, others }: Bearers, key: string, traits: Traits): void => {
  if (!first.has(key)) {
    first.set(key, traits);
    return;
  }
  const list = others.get(key);
  if (list === undefined) others.set(key, [traits]);
  else list.push(traits);
};

const bearersOf = ({ first, others }: Bearers, key: string, most?: number): readonly Traits[] => {
  const one = first.get(key);
  if (one === undefined) return nobody;
  const list = others.get(key);
  if (list === undefined) return [one];
  return [one, ...(most === undefined ? list : list.slice(0, most - 1))];
};

// A row is looked up in every way, and mostly in vain: that must cost no more than the map reads.
const lookUp = (bearers: Bearers, keys: readonly string[]): readonly Traits[] => {
  let found = nobody;
  for (const key of keys) found = joined(found, bearersOf(bearers, key, mostCandidates));
  return found;
};

const joined = (one: readonly Traits[], other: readonly Traits[]): readonly Traits[] => {
  if (other.length === 0) return one;
  return one.length === 0 ? other : [...one, ...other];
};

/** Whoever shares something with more people than this is not told apart by it. */
const mostCandidates = 64;

// People of one name. In a large roster a common name has hundreds of bearers; those are found by
// what else could agree, so that a file full of one name takes no longer than another.
interface Namesakes extends Bearers {
  readonly byEvidence: Map<string, Bearers>;
}

const addNamesake = (namesakes: Namesakes, name: string, traits: Traits): void => {
  addBearer(namesakes, name, traits);
  const { others, byEvidence } = namesakes;
  const known = byEvidence.get(name);
  if (known !== undefined) addEvidence(known, traits);
  else if ((others.get(name)?.length ?? 0) >= mostCandidates) {
    const evidence = createBearers();
    for (const one of bearersOf(namesakes, name)) addEvidence(evidence, one);
    byEvidence.set(name, evidence);
  }
};

const addEvidence = (evidence: Bearers, traits: Traits): void => {
  for (const key of evidenceOf(traits)) addBearer(evidence, key, traits);
};

const namesakesOf = (namesakes: Namesakes, traits: Traits): readonly Traits[] => {
  let found = nobody;
  for (const name of traits.names) {
    const evidence = namesakes.byEvidence.get(name);
    const some =
      evidence === undefined
        ? bearersOf(namesakes, name)
        : [...lookUp(evidence, evidenceOf(traits)), ...bearersOf(namesakes, name, 8)];
    found = joined(found, some);
  }
  return found;
};

const evidenceOf = ({ years, hosts, places }: Traits): readonly string[] => [
  ...years.map((year) => `year ${year}`),
  ...hosts.map((host) => `host ${host}`),
  ...places.map((place) => `place ${place}`),
];

const possible = (candidates: readonly Traits[], traits: Traits): readonly Traits[] => {
  if (!candidates.some((candidate) => !numbersDiffer(candidate, traits))) return nobody;
  const different = candidates.length < 2 ? candidates : [...new Set(candidates)];
  return different.filter((candidate) => !numbersDiffer(candidate, traits));
};

const numbersDiffer = (one: Traits, other: Traits): boolean =>
  one.memberNo !== undefined && other.memberNo !== undefined && one.memberNo !== other.memberNo;

interface KeyMatch {
  readonly traits: Traits;
  readonly candidates: readonly Traits[];
  readonly exact?: boolean;
}

// Somebody with the same number or address is the same person when the names go together. Two
// people may share an address, so another name in the same script means another person.
const byKey = ({ traits, candidates, exact = false }: KeyMatch): Match | undefined => {
  if (candidates.length === 0) return undefined;
  const judged = candidates.map((candidate) => ({
    id: candidate.id,
    likeness: likenessOf(traits, candidate),
  }));
  for (const likeness of ['same', 'similar'] as const) {
    const fitting = judged.filter((entry) => entry.likeness === likeness);
    if (fitting.length > 1) return { kind: 'several', ids: fitting.map(({ id }) => id) };
    const [only] = fitting;
    if (only !== undefined) return { kind: 'one', id: only.id, exact };
  }
  const doubtful = judged.find(({ likeness }) => exact || likeness === 'incomparable');
  return doubtful === undefined ? undefined : { kind: 'name-differs', id: doubtful.id };
};

const likenessOf = (row: Traits, candidate: Traits): NameLikeness =>
  row.names.length === 0 ? 'same' : compareNames(row.names, candidate.names);

const bySameName = (traits: Traits, candidates: readonly Traits[]): Match => {
  if (candidates.length === 0) return { kind: 'nobody' };
  const judged = candidates.map((candidate) => ({ candidate, ...weigh(traits, candidate) }));
  const most = Math.max(0, ...judged.map(({ agreeing }) => agreeing));
  if (most > 0) {
    const fitting = judged.filter(
      ({ agreeing, otherAddress }) => agreeing === most && (!otherAddress || agreeing > 1),
    );
    const [first] = fitting;
    if (first !== undefined) {
      return fitting.length > 1
        ? { kind: 'several', ids: fitting.map(({ candidate }) => candidate.id) }
        : { kind: 'one', id: first.candidate.id, exact: false };
    }
  }
  const agreeing = judged.find((entry) => entry.agreeing > 0);
  if (agreeing !== undefined) {
    return { kind: 'maybe', id: agreeing.candidate.id, contradicted: true };
  }
  const open = judged.find((entry) => !entry.contradicted);
  return open === undefined
    ? { kind: 'nobody' }
    : { kind: 'maybe', id: open.candidate.id, contradicted: false };
};

// How many of year, host, place and phone agree, and whether anything speaks against.
const weigh = (one: Traits, other: Traits) => {
  const verdicts = [
    compareSets(one.years, other.years),
    compareSets(one.hosts, other.hosts),
    compareSets(one.places, other.places),
  ];
  const otherAddress = compareSets(one.emails, other.emails) === 'differ';
  return {
    agreeing: verdicts.filter((verdict) => verdict === 'agree').length,
    otherAddress,
    contradicted: otherAddress || verdicts.includes('differ'),
  };
};

const compareSets = <Value>(
  one: readonly Value[],
  other: readonly Value[],
): 'agree' | 'differ' | 'unknown' => {
  if (one.length === 0 || other.length === 0) return 'unknown';
  return one.some((value) => other.includes(value)) ? 'agree' : 'differ';
};
