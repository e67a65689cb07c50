import { statSync } from 'node:fs';
import { join } from 'node:path';
import { chapterFileName } from '../database/openDatabase.ts';
import { removeDraft } from './folder.ts';
import { runTask, type TaskOptions } from './runTask.ts';
import { preparedFile, type Transfers } from './transfers.ts';

interface DownloadOptions extends TaskOptions {
  readonly transfers: Transfers;
  /** The folder of the open chapter. */
  readonly folder: string;
  /** The chapter's name, for the file's. */
  readonly name: string;
  readonly passphrase: string | undefined;
}

/** Makes a verified copy of the open chapter, encrypted with a passphrase if there is one, to be fetched. */
export const createDownload = async (
  options: DownloadOptions,
): Promise<{ id: string; fileName: string; size: number }> => {
  const { transfers, folder, name, passphrase, ...task } = options;
  const transfer = transfers.add('out', 0);
  const from = join(folder, chapterFileName);
  try {
    if (passphrase === undefined) {
      await runTask('copy', { from, to: transfer.file }, task);
    } else {
      const plain = preparedFile(transfer);
      await runTask('copy', { from, to: plain }, task);
      await runTask('encrypt', { from: plain, to: transfer.file, passphrase }, task);
      removeDraft(plain);
    }
    transfer.size = statSync(transfer.file).size;
    return { id: transfer.id, fileName: fileNameFor(name), size: transfer.size };
  } catch (error) {
    transfers.remove(transfer.id);
    throw error;
  }
};

// Letters of any script are kept; what a file system could refuse is not.
const fileNameFor = (name: string): string => {
  const day = new Date().toISOString().slice(0, 10);
  const base = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return `${base.slice(0, 60) || 'chapter'}-${day}.tsudoi-backup`;
};
