/** What the other areas of the data process use of People. */
export { missingPersonLine, toPersonLine } from './lines.ts';
export { readPersonRecords } from './records.ts';
export { readTimeline } from './timeline.ts';
