/** The indexes in memory over the open chapter: people, consent, guest lists. */
export { createConsentIndex, type ConsentIndex } from './consentIndex.ts';
export { createGuestLists, type GuestList, type GuestLists } from './guestLists.ts';
export { createPeopleIndex, type PeopleIndex } from './peopleIndex.ts';
export { langOfPerson, type PersonEntry } from './personEntry.ts';
export { rankOf, toQuery } from './search.ts';
