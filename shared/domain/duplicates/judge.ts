import { compareNames } from '../import/names.ts';
import type { NameForms } from './nameForms.ts';
import type { DuplicateProfile } from './profile.ts';

/** Why two people may be one, or not; `points` is what it adds to the score. */
export interface Reason {
  readonly kind:
    | 'member-number'
    | 'email'
    | 'phone'
    | 'name-same'
    | 'name-transcribed'
    | 'name-similar'
    | 'name-incomparable'
    | 'year'
    | 'host'
    | 'place'
    | 'other-member-number'
    | 'other-email'
    | 'other-year'
    | 'other-residence';
  readonly points: number;
  /** What agrees, where that is worth showing. */
  readonly text?: string;
}

/** Two people who may be the same. `a` is the smaller id. */
export interface Candidate {
  readonly a: string;
  readonly b: string;
  /** From 50 (worth a look) to 100. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** From this score on two people are worth a look. */
export const leastScore = 50;

/**
 * Compares two people by the tiers of the data model (member number, e-mail and name, phone and
 * name, name and year or host or place); `undefined` when they are not worth a look. The order of
 * the two does not matter.
 */
export const judge = (one: DuplicateProfile, other: DuplicateProfile): Candidate | undefined => {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const address = addressReasons(a, b);
  const evidence = evidenceReasons(a, b);
  const facts = [...address, ...evidence, ...against(a, b)];
  const points = sum(facts);
  // Most pairs of one name end here, before anything is compared letter by letter.
  if (points + mostForName < leastScore) return undefined;
  const name = judgeName(a.name, b.name);
  if (name === undefined) {
    // Two people may share an address or a telephone; only the number is one person's alone.
    const number = address.filter(({ kind }) => kind === 'member-number');
    return number.length === 0 ? undefined : candidate(a, b, [...number, ...against(a, b)]);
  }
  if (address.length === 0 && !isNameEnough(name, a.name, b.name)) return undefined;
  return candidate(a, b, [
    ...address.filter(({ kind }) => kind === 'member-number'),
    name,
    ...facts.filter(({ kind }) => kind !== 'member-number'),
  ]);
};

const mostForName = 40;

const sum = (reasons: readonly Reason[]): number =>
  reasons.reduce((total, { points }) => total + points, 0);

const candidate = (
  a: DuplicateProfile,
  b: DuplicateProfile,
  reasons: readonly Reason[],
): Candidate | undefined => {
  const score = Math.min(100, sum(reasons));
  return score < leastScore ? undefined : { a: a.id, b: b.id, score, reasons };
};

const firstShared = <Value>(one: readonly Value[], other: readonly Value[]): Value | undefined =>
  one.find((value) => other.includes(value));

const addressReasons = (a: DuplicateProfile, b: DuplicateProfile): readonly Reason[] => {
  const reasons: Reason[] = [];
  if (a.memberNo !== undefined && a.memberNo === b.memberNo) {
    reasons.push({ kind: 'member-number', points: 90, text: a.memberNo });
  }
  const email = firstShared(a.emails, b.emails);
  if (email !== undefined) reasons.push({ kind: 'email', points: 55, text: email });
  if (firstShared(a.phones, b.phones) !== undefined) reasons.push({ kind: 'phone', points: 50 });
  return reasons;
};

const evidenceReasons = (a: DuplicateProfile, b: DuplicateProfile): readonly Reason[] => {
  const reasons: Reason[] = [];
  const year = firstShared(a.years, b.years);
  const host = firstShared(a.hosts, b.hosts);
  const place = firstShared(a.places, b.places);
  if (year !== undefined) reasons.push({ kind: 'year', points: 15, text: String(year) });
  if (host !== undefined) reasons.push({ kind: 'host', points: 15, text: host });
  if (place !== undefined) reasons.push({ kind: 'place', points: 15, text: place });
  return reasons;
};

const judgeName = (one: NameForms, other: NameForms): Reason | undefined => {
  if (haveCommon(one.written, other.written)) return { kind: 'name-same', points: 40 };
  if (haveCommon(one.sounded, other.sounded) || haveCommon(one.joined, other.joined)) {
    return { kind: 'name-transcribed', points: 38 };
  }
  const likeness = compareNames(
    [...one.written, ...one.sounded],
    [...other.written, ...other.sounded],
  );
  if (likeness === 'similar') return { kind: 'name-similar', points: 30 };
  // Written in different scripts and nothing transcribes them: an address alone makes it worth a look.
  return likeness === 'incomparable' ? { kind: 'name-incomparable', points: 10 } : undefined;
};

// A year or a place supports a name that is the same or abbreviated; a name with a typing error needs
// an address.
const isNameEnough = (name: Reason, one: NameForms, other: NameForms): boolean =>
  name.kind === 'name-same' ||
  name.kind === 'name-transcribed' ||
  (name.kind === 'name-similar' &&
    (haveCommon(one.pairs, other.pairs) ||
      haveCommon(one.full, other.abbreviated) ||
      haveCommon(one.abbreviated, other.full)));

const haveCommon = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((key) => other.includes(key));

const against = (a: DuplicateProfile, b: DuplicateProfile): readonly Reason[] => {
  const reasons: Reason[] = [];
  if (a.memberNo !== undefined && b.memberNo !== undefined && a.memberNo !== b.memberNo) {
    reasons.push({ kind: 'other-member-number', points: -40 });
  }
  if (differ(a.emails, b.emails)) reasons.push({ kind: 'other-email', points: -8 });
  if (differ(a.years, b.years)) reasons.push({ kind: 'other-year', points: -10 });
  if (a.residence !== undefined && b.residence !== undefined && a.residence !== b.residence) {
    reasons.push({ kind: 'other-residence', points: -10 });
  }
  return reasons;
};

const differ = <Value>(one: readonly Value[], other: readonly Value[]): boolean =>
  one.length > 0 && other.length > 0 && firstShared(one, other) === undefined;
