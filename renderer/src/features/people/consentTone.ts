import type { RosterRow } from '#shared/contract/people.ts';
import type { Tone } from '../../ui/index.ts';

/** How a state of the consent to contact is coloured. */
export const consentTone = (consent: RosterRow['consent']): Tone => {
  switch (consent) {
    case 'granted':
      return 'ok';
    case 'refused':
    case 'withdrawn':
      return 'bad';
    case 'expired':
    case 'guardian-needed':
      return 'warn';
    case 'not-asked':
      return 'neutral';
  }
};
