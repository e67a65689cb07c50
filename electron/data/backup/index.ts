export { startAutomaticBackups } from './automatic.ts';
export {
  backupBeforeImport,
  backupBeforeMigration,
  backupBeforeStartOver,
} from './beforeChanges.ts';
export { checkChapterFile } from './checkChapterFile.ts';
export { removeDrafts } from './folder.ts';
export { readLineage } from './lineage.ts';
export { clearTransfers } from './transfers.ts';
