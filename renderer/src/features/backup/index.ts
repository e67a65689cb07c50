export { BackupCard } from './BackupCard.tsx';
export { BackupProblem } from './BackupProblem.tsx';
export { DamagedChapter, isLost } from './DamagedChapter.tsx';
export { OpenBackupFile } from './OpenBackupFile.tsx';
