import { z } from 'zod';
import { currentConsent } from './currentConsent.ts';
import { consentPurposeSchema, type Consent } from './journal.ts';

/**
 * What counts for a purpose today. `expired`: it was given, and its last day is over.
 * `guardian-needed`: it was given by a minor, and no guardian agreed.
 */
export const consentStateSchema = z.enum([
  'granted',
  'refused',
  'withdrawn',
  'not-asked',
  'expired',
  'guardian-needed',
]);

/** See {@link consentStateSchema}. */
export type ConsentState = z.infer<typeof consentStateSchema>;

/** One purpose of the ledger. */
export interface ConsentPurpose {
  readonly purpose: Consent['purpose'];
  readonly state: ConsentState;
  /** The record that counts; absent when nobody asked. */
  readonly current?: Consent;
  /** Everything recorded for the purpose, newest first; the first one is `current`. */
  readonly history: readonly Consent[];
}

/** When and about whom a ledger is read. */
export interface LedgerView {
  /** The calendar date of the reading. */
  readonly today: string;
  /** See the person's field of that name. */
  readonly minorUntil?: string | undefined;
}

/** The state of every purpose, in the order of the purposes. */
export const consentLedger = (
  records: readonly Consent[],
  view: LedgerView,
): readonly ConsentPurpose[] =>
  consentPurposeSchema.options.map((purpose) => {
    const own = records.filter((record) => record.purpose === purpose);
    const current = currentConsent(own, purpose);
    if (current === undefined) return { purpose, state: 'not-asked', history: [] };
    const others = own.filter((record) => record !== current);
    return {
      purpose,
      state: consentState(current, view),
      current,
      history: [current, ...others.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))],
    };
  });

/** What a record that counts means on a day. */
export const consentState = (record: Consent, { today, minorUntil }: LedgerView): ConsentState => {
  if (record.state !== 'granted') return record.state;
  if (record.expires !== undefined && record.expires < today) return 'expired';
  // Agreed to while a minor: it goes on needing the guardian only as long as the person is one.
  return needsGuardian({ today, minorUntil }) && record.guardian === undefined
    ? 'guardian-needed'
    : 'granted';
};

/** Whether a guardian must agree: the person is a minor on that day. */
export const needsGuardian = ({ today, minorUntil }: LedgerView): boolean =>
  minorUntil !== undefined && today < minorUntil;
