import type { Consent } from './journal.ts';

/**
 * The consent record that counts for a purpose: the newest; at the same moment, withdrawn beats
 * refused beats granted, and among equals the larger id, so that every computer picks the same.
 */
export const currentConsent = (
  records: readonly Consent[],
  purpose: Consent['purpose'],
): Consent | undefined =>
  records
    .filter((record) => record.purpose === purpose)
    .toSorted(
      (a, b) => compare(b.at, a.at) || weight[b.state] - weight[a.state] || compare(b._id, a._id),
    )[0];

const weight: Record<Consent['state'], number> = { granted: 0, refused: 1, withdrawn: 2 };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
