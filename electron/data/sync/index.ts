export { isOfServer } from './apply.ts';
export { attention } from './attention.ts';
export { openChapterSync, type ChapterSync } from './chapterSync.ts';
export { passwords } from './passwords.ts';
