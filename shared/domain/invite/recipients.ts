import { participationClass, type Participation } from '../meetup/participation.ts';
import type { Person } from '../person/person.ts';
import { needsGuardian, type ConsentState } from '../journal/consentLedger.ts';
import { reachOf } from '../journal/reach.ts';
import type { MessagePurpose } from './contact.ts';

/** Why somebody is not written to. */
export const leftOutReasons = [
  'deceased',
  'opted-out',
  'consent',
  'expired',
  'minor',
  'lost-contact',
  'no-email',
  'bounced',
  'written',
  'not-asked',
] as const;

/** See {@link leftOutReasons}. */
export type LeftOutReason = (typeof leftOutReasons)[number];

/** What decides whether a guest may be written to. */
export interface Candidate {
  readonly person: Pick<Person, 'status' | 'emails' | 'minorUntil'>;
  /** Consent to be contacted. */
  readonly consent: ConsentState;
  /** Somebody wrote about this meetup for the same purpose. */
  readonly isWritten: boolean;
}

/** What the organiser chose. */
export interface RecipientOptions {
  /** Today, `2026-01-17`. */
  readonly today: string;
  /** Also people who were never asked whether they agree to contact. */
  readonly includesNotAsked: boolean;
  /** Also people who were written to for the same purpose. */
  readonly includesWritten: boolean;
}

/** The address to write to, or why nobody is: the gravest reason first. */
export const addressOf = (
  { person, consent, isWritten }: Candidate,
  options: RecipientOptions,
): { readonly email: string } | { readonly reason: LeftOutReason } => {
  const isMinor = needsGuardian({ today: options.today, minorUntil: person.minorUntil });
  const reach = reachOf({ status: person.status, consent, isMinor });
  if (reach !== 'granted' && reach !== 'not-asked') {
    return { reason: reach === 'refused' ? 'consent' : reach };
  }
  if (person.status === 'lost-contact') return { reason: 'lost-contact' };
  const addresses = person.emails.filter(({ value }) => looksLikeAddress(value));
  if (addresses.length === 0) return { reason: 'no-email' };
  const good = addresses.filter(({ bounced }) => bounced !== true);
  const email = (good.find(({ pref }) => pref === true) ?? good[0])?.value.trim();
  if (email === undefined) return { reason: 'bounced' };
  if (isWritten && !options.includesWritten) return { reason: 'written' };
  if (reach === 'not-asked' && !options.includesNotAsked) return { reason: 'not-asked' };
  return { email };
};

/**
 * Whether a message of this purpose is meant for a guest who stands there. `hasCome` says whether the
 * guest was checked in; `undefined` when nobody was noted at the door.
 */
export const isAddressed = (
  purpose: MessagePurpose,
  entry: Pick<Participation, 'partstat' | 'place' | 'source'>,
  hasCome: boolean | undefined,
): boolean => {
  switch (purpose) {
    case 'invitation':
    case 'reminder':
      return participationClass(entry) !== 'negative' && isUnanswered(entry);
    case 'seat-offered':
      return entry.place === 'offered' && entry.partstat !== 'DECLINED';
    case 'changed':
    case 'cancelled':
      return participationClass(entry) !== 'negative';
    case 'thanks':
      return hasCome ?? participationClass(entry) === 'positive';
  }
};

const isUnanswered = ({ partstat, source }: Pick<Participation, 'partstat' | 'source'>): boolean =>
  partstat === 'NEEDS-ACTION' && source !== 'walk-in';

const looksLikeAddress = (text: string): boolean => /^\s*[^\s@<>,;]+@[^\s@<>,;]+\s*$/.test(text);
