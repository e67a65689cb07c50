/** What the other areas of the data process use of Meetups. */
export { countsOf, parseMeetups, toMeetupLine } from './meetupLine.ts';
export { nameInPlan } from './planItems.ts';
export { newParticipation } from './newParticipation.ts';
