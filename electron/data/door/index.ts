/** What the other areas of the data process use of the Door. */
export { companionWrites } from './companions.ts';
export { newEvent, putEvent, putWalkInEntry } from './events.ts';
