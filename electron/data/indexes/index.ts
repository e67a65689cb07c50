/** The indexes in memory over the open chapter: people, consent, guest lists. */
export { createConsentIndex, type ConsentIndex } from './consentIndex.ts';
export { createConsentLedger, type ConsentLedger } from './consentLedger.ts';
export { createGuestLists, type GuestList, type GuestLists } from './guestLists.ts';
export { knownPerson } from './knownPerson.ts';
export { createPeopleIndex, type PeopleIndex, type PeopleSort } from './peopleIndex.ts';
export { langOfPerson, organisationOf, type PersonEntry } from './personEntry.ts';
export { createPresenceIndex, type PresenceIndex } from './presenceIndex.ts';
export { createRedirects, type Redirects } from './redirects.ts';
export { rankOf, toQuery } from './search.ts';
