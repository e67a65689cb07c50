/** What keeps a chapter's file small and in order while nobody waits for it. */
export { compactFile } from './compactFile.ts';
export { readFileSize } from './fileSize.ts';
export { keepHouse, startHousekeeping, tombstoneDays } from './keepHouse.ts';
export { wipeSlice } from './wipeNeeds.ts';
