/** What the other areas of the data process use of the chapters on this computer. */
export { listChapters } from './chapters.ts';
export { createDemoChapter, demoSlug } from './demoChapter.ts';
