/** The record of who changed what: kept within bounds. */
export { historySlice, thinHistory } from './thinHistory.ts';
