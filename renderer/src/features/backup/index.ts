export { BackupCard } from './BackupCard.tsx';
export { DamagedChapter, isLost } from './DamagedChapter.tsx';
export { OpenBackupFile } from './OpenBackupFile.tsx';
