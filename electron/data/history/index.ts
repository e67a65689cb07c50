/** The record of who changed what: who that was, and how it is kept within bounds. */
export { readDoers, readOwnName, type Doers } from './doers.ts';
export { historySlice, thinHistory } from './thinHistory.ts';
