/** What the other areas of the data process use of People. */
export { missingPersonLine, toPersonLine } from './lines.ts';
export { isCleanJpeg } from './cleanJpeg.ts';
export { isCleanImage, photosOf, photoWrite, readPhotos } from './photos.ts';
export { regionOfChapter } from './phones.ts';
export { readPersonRecords } from './records.ts';
export { readTimeline } from './timeline.ts';
