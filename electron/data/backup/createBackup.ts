import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatBackupName, type BackupKind } from '#shared/domain/backup/backupName.ts';
import { obsoleteBackups, type Present } from '#shared/domain/backup/retention.ts';
import { chapterFileName } from '../database/openDatabase.ts';
import { remember } from './examined.ts';
import {
  backupsFolder,
  draftFile,
  findBackupFile,
  flushFolder,
  listBackupFiles,
  removeDraft,
  type BackupFile,
} from './folder.ts';
import { clearProblem } from './problem.ts';
import { runTask, type TaskOptions } from './runTask.ts';

interface CreateOptions extends TaskOptions {
  /** The chapter's folder; its file may be open and in use. */
  readonly folder: string;
  readonly kind: BackupKind;
}

/**
 * Makes a backup of a chapter in its folder and removes those that retention lets go. It gets its
 * name only after it was read through, so whatever is in the list was good when it came there.
 * Rejects with a storage error (`corrupt`: the chapter's own file is damaged) or the signal's
 * reason; nothing is left behind then.
 */
export const createBackup = async ({
  folder,
  kind,
  ...task
}: CreateOptions): Promise<BackupFile> => {
  const name = freeName(folder, kind);
  const draft = draftFile(folder, name);
  try {
    const content = await runTask('copy', { from: join(folder, chapterFileName), to: draft }, task);
    renameSync(draft, join(backupsFolder(folder), name));
    flushFolder(backupsFolder(folder));
    const backup = findBackupFile(folder, name);
    if (backup === undefined) throw new Error('The backup is gone');
    remember(backup, { state: 'good', content });
    clearProblem(folder);
    removeObsolete(folder);
    return backup;
  } catch (error) {
    removeDraft(draft);
    throw error;
  }
};

/** The present by this computer's clock, as the retention rules want it. */
export const presentTime = (): Present => {
  const now = new Date();
  return { now: now.toISOString(), offsetMinutes: -now.getTimezoneOffset() };
};

const removeObsolete = (folder: string): void => {
  for (const id of obsoleteBackups(listBackupFiles(folder), presentTime())) {
    rmSync(join(backupsFolder(folder), id), { force: true });
  }
};

// Names given out in this process, so that two backups in one millisecond differ.
const lastTime = { ms: 0 };

const freeName = (folder: string, kind: BackupKind): string => {
  lastTime.ms = Math.max(Date.now(), lastTime.ms + 1);
  const name = formatBackupName({ at: new Date(lastTime.ms).toISOString(), kind });
  return findBackupFile(folder, name) === undefined ? name : freeName(folder, kind);
};
