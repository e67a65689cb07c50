import { appError } from '#shared/contract/errors.ts';
import type { BackupSource } from '#shared/contract/backup.ts';
import { ExpectedError } from '../runtime/errors.ts';
import { findBackupFile, removeDraft } from './folder.ts';
import { runTask, type TaskOptions } from './runTask.ts';
import type { Examined } from './tasks.ts';
import { preparedFile, type Transfer, type Transfers } from './transfers.ts';

/** A backup that was read through and can be used. */
export interface Prepared {
  readonly file: string;
  readonly content: Examined;
}

interface PrepareOptions extends TaskOptions {
  readonly source: BackupSource;
  readonly passphrase?: string | undefined;
  readonly transfers: Transfers;
  /** The folder of the chapter whose backups are meant, if there is one. */
  readonly folder: string | undefined;
}

/**
 * Makes a backup readable and reads it through; nothing of a chapter is touched. An upload is
 * decrypted once, later calls need no passphrase. Throws the `backup-…` errors and `not-found`.
 */
export const prepareSource = async (options: PrepareOptions): Promise<Prepared> => {
  const { source, folder, transfers, passphrase, ...task } = options;
  if (source.kind === 'backup') {
    const backup = folder === undefined ? undefined : findBackupFile(folder, source.id);
    if (backup === undefined) throw new ExpectedError(appError('not-found'));
    return {
      file: backup.file,
      content: await runTask('examine', { file: backup.file, depth: 'quick' }, task),
    };
  }
  const upload = transfers.get(source.upload, 'in');
  if (upload === undefined || upload.received !== upload.size) {
    throw new ExpectedError(appError('backup-expired'));
  }
  upload.prepared ??= await prepareUpload({ upload, passphrase, task });
  return upload.prepared;
};

const prepareUpload = async (options: {
  readonly upload: Transfer;
  readonly passphrase: string | undefined;
  readonly task: TaskOptions;
}): Promise<Prepared> => {
  const { upload, passphrase, task } = options;
  const { isEncrypted } = await runTask('recognise', { file: upload.file });
  if (!isEncrypted) return readUpload(upload.file, task);
  if (passphrase === undefined) throw new ExpectedError(appError('backup-passphrase-needed'));
  const file = preparedFile(upload);
  try {
    await runTask('decrypt', { from: upload.file, to: file, passphrase }, task);
    return await readUpload(file, task);
  } catch (error) {
    removeDraft(file);
    throw error;
  }
};

const readUpload = async (file: string, task: TaskOptions): Promise<Prepared> => ({
  file,
  content: await runTask('examine', { file, depth: 'quick' }, task),
});
