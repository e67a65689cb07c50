/** What the other areas of the data process use of the chapters on this computer. */
export { createChapterFolder, freeSlug, listChapters, saveChapterEntry } from './chapters.ts';
export { createDemoChapter, demoSlug } from './demoChapter.ts';
