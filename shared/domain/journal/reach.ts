import type { Person } from '../person/person.ts';
import type { ConsentState } from './consentLedger.ts';

/**
 * Whether somebody may be written to: `granted` and `not-asked` leave it open, everything else is a
 * reason against it.
 */
export type Reach =
  'granted' | 'not-asked' | 'deceased' | 'opted-out' | 'refused' | 'expired' | 'minor';

/** Answers the gravest reason first. A minor is written to with a guardian's consent only. */
export const reachOf = ({
  status,
  consent,
  isMinor,
}: {
  readonly status: Person['status'];
  /** Consent to be contacted. */
  readonly consent: ConsentState;
  readonly isMinor: boolean;
}): Reach => {
  if (status === 'deceased' || status === 'opted-out') return status;
  switch (consent) {
    case 'refused':
    case 'withdrawn':
      return 'refused';
    case 'expired':
      return 'expired';
    case 'guardian-needed':
      return 'minor';
    case 'not-asked':
      return isMinor ? 'minor' : 'not-asked';
    case 'granted':
      return 'granted';
  }
};
