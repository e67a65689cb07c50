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
  const name = judgeName(a.name, b.name);
  const shared = (key: 'emails' | 'phones' | 'hosts' | 'places'): string | undefined =>
    a[key].find((value) => b[key].includes(value));
  const email = shared('emails');
  const phone = shared('phones');
  const host = shared('hosts');
  const place = shared('places');
  const year = a.years.find((value) => b.years.includes(value));
  const isNumbered = a.memberNo !== undefined && a.memberNo === b.memberNo;
  const reasons: Reason[] = [];
  if (isNumbered) reasons.push({ kind: 'member-number', points: 90, text: a.memberNo ?? '' });
  if (name === undefined) {
    // Two people may share an address or a telephone; only the number is one person's alone.
    if (!isNumbered) return undefined;
  } else {
    const isAddressed = isNumbered || email !== undefined || phone !== undefined;
    if (!isAddressed && !isNameEnough(name, a.name, b.name)) return undefined;
    reasons.push(name);
    if (email !== undefined) reasons.push({ kind: 'email', points: 55, text: email });
    if (phone !== undefined) reasons.push({ kind: 'phone', points: 50 });
    if (year !== undefined) reasons.push({ kind: 'year', points: 15, text: String(year) });
    if (host !== undefined) reasons.push({ kind: 'host', points: 15, text: host });
    if (place !== undefined) reasons.push({ kind: 'place', points: 15, text: place });
  }
  reasons.push(...against(a, b, email));
  const score = Math.min(
    100,
    reasons.reduce((sum, { points }) => sum + points, 0),
  );
  return score < leastScore ? undefined : { a: a.id, b: b.id, score, reasons };
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
  (name.kind === 'name-similar' && haveCommon(one.initials, other.initials));

const haveCommon = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((key) => other.includes(key));

const against = (
  a: DuplicateProfile,
  b: DuplicateProfile,
  email: string | undefined,
): readonly Reason[] => {
  const reasons: Reason[] = [];
  if (a.memberNo !== undefined && b.memberNo !== undefined && a.memberNo !== b.memberNo) {
    reasons.push({ kind: 'other-member-number', points: -40 });
  }
  if (email === undefined && a.emails.length > 0 && b.emails.length > 0) {
    reasons.push({ kind: 'other-email', points: -3 });
  }
  if (a.residence !== undefined && b.residence !== undefined && a.residence !== b.residence) {
    reasons.push({ kind: 'other-residence', points: -10 });
  }
  return reasons;
};
