export {
  createChapterFolder,
  freeSlug,
  listChapters,
  saveChapterEntry,
  type ChapterEntry,
} from './chapters.ts';
