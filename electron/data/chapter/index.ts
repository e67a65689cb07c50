export { createChapterFolder, freeSlug, listChapters, saveChapterEntry } from './chapters.ts';
