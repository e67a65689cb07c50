export { openChapterSync, type ChapterSync } from './chapterSync.ts';
