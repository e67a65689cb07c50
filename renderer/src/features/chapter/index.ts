export { ChapterPage } from './ChapterPage.tsx';
