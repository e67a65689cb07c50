/** What keeps a chapter's file small and in order while nobody waits for it. */
export { compactFile } from './compactFile.ts';
export { readFileSize, type FileSize } from './fileSize.ts';
export { keepHouse, startHousekeeping, tombstoneDays, type Housekeeping } from './keepHouse.ts';
