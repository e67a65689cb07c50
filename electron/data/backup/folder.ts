import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseBackupName, type BackupName } from '#shared/domain/backup/backupName.ts';

/** A backup file in a chapter's folder. */
export interface BackupFile extends BackupName {
  /** Its file name. */
  readonly id: string;
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  /** Changes whenever the file does. */
  readonly stamp: string;
}

/** Where a chapter's backups are. */
export const backupsFolder = (chapterFolder: string): string => join(chapterFolder, 'backups');

/** The backups in a chapter's folder, newest first. Anything else there is left out. */
export const listBackupFiles = (chapterFolder: string): BackupFile[] =>
  namesIn(backupsFolder(chapterFolder))
    .flatMap((id): BackupFile[] => {
      const name = parseBackupName(id);
      const file = join(backupsFolder(chapterFolder), id);
      const stats = name === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
      if (name === undefined || stats?.isFile() !== true) return [];
      const stamp = `${file} ${stats.size} ${stats.mtimeMs}`;
      return [{ ...name, id, file, size: stats.size, stamp }];
    })
    .toSorted((a, b) => (a.id < b.id ? 1 : -1));

/** The backup with this id, if it is (still) there. */
export const findBackupFile = (chapterFolder: string, id: string): BackupFile | undefined =>
  listBackupFiles(chapterFolder).find((backup) => backup.id === id);

/** The path of unfinished work: a name that no list shows and that the next opening removes. */
export const draftFile = (chapterFolder: string, name: string): string => {
  mkdirSync(backupsFolder(chapterFolder), { recursive: true });
  return join(backupsFolder(chapterFolder), `${draftPrefix}${name}`);
};

/** Removes a draft with whatever SQLite keeps beside it. */
export const removeDraft = (file: string): void => {
  for (const suffix of ['', '-journal', '-wal', '-shm'])
    rmSync(`${file}${suffix}`, { force: true });
};

/** Removes what an interrupted backup or restore left behind. Call while none is under way. */
export const removeDrafts = (chapterFolder: string): void => {
  const folder = backupsFolder(chapterFolder);
  for (const name of namesIn(folder)) {
    if (name.startsWith(draftPrefix)) rmSync(join(folder, name), { force: true });
  }
};

/** Makes renamed files of a folder durable, where the system can (Windows cannot). */
export const flushFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const draftPrefix = '.draft-';

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
