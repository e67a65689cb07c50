import { backupChunkLimit } from '#shared/contract/backup.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { DataClient, Progress } from '../../client/index.ts';
import { offerFile } from '../../ui/index.ts';

interface TransferOptions {
  readonly client: DataClient;
  readonly onProgress: (progress: Progress) => void;
}

/** Fetches a prepared copy piece by piece and hands it to the person as a download. */
export const saveDownload = async (
  download: { readonly id: string; readonly fileName: string; readonly size: number },
  { client, onProgress }: TransferOptions,
): Promise<Result<undefined, AppError>> => {
  const fetched = await fetchParts(download, { client, onProgress });
  await client.command('backup.discard', { transfer: download.id });
  if (!fetched.ok) return fetched;
  offerFile(new Blob(fetched.value, { type: 'application/octet-stream' }), download.fileName);
  return ok(undefined);
};

const fetchParts = async (
  { id, size }: { readonly id: string; readonly size: number },
  { client, onProgress }: TransferOptions,
): Promise<Result<Uint8Array<ArrayBuffer>[], AppError>> => {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0; offset < size;) {
    const answer = await client.query('backup.read', { download: id, offset });
    if (!answer.ok) return answer;
    if (answer.value.bytes.length === 0) return err({ code: 'backup-expired' });
    parts.push(answer.value.bytes);
    offset += answer.value.bytes.length;
    onProgress({ done: offset, total: size });
  }
  return ok(parts);
};

/** Sends a file piece by piece; answers the id of the upload. */
export const sendFile = async (
  file: File,
  { client, onProgress }: TransferOptions,
): Promise<Result<string, AppError | { readonly code: 'unreadable' }>> => {
  const begun = await client.command('backup.upload', { size: file.size });
  if (!begun.ok) return begun;
  const { upload } = begun.value;
  for (let offset = 0; offset < file.size; offset += backupChunkLimit) {
    const bytes = await read(file.slice(offset, offset + backupChunkLimit));
    const answer =
      bytes === undefined
        ? err({ code: 'unreadable' } as const)
        : await client.command('backup.write', { upload, offset, bytes });
    if (!answer.ok) {
      await client.command('backup.discard', { transfer: upload });
      return answer;
    }
    onProgress({ done: Math.min(offset + backupChunkLimit, file.size), total: file.size });
  }
  return ok(upload);
};

// The file may be gone, or its disk unplugged, since it was chosen.
const read = async (part: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    return new Uint8Array(await part.arrayBuffer());
  } catch {
    return undefined;
  }
};
