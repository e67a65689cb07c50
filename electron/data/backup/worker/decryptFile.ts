import { createDecipheriv } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import {
  chunkCount,
  chunkNonce,
  headerLength,
  openHeader,
  tagLength,
  type Header,
  type Keys,
} from './container.ts';
import { Refusal } from './refusal.ts';

interface DecryptOptions {
  readonly from: string;
  readonly to: string;
  readonly passphrase: string;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Decrypts a container into a new file. Only authenticated bytes are written; the caller uses the
 * file only when this resolves, that is when all of it was authenticated. Fails with a refusal that
 * tells a wrong passphrase, a cut off and a changed file apart.
 */
export const decryptFile = async (options: DecryptOptions): Promise<undefined> => {
  await using source = await open(options.from, 'r');
  const head = Buffer.alloc(headerLength);
  const { bytesRead } = await source.read(head, 0, headerLength, 0);
  const opened = openHeader(head.subarray(0, bytesRead), options.passphrase);
  const { header } = opened;
  const total = chunkCount(header);
  const { size } = await source.stat();
  const expected = headerLength + header.contentSize + total * tagLength;
  if (size < expected) throw new Refusal('backup-incomplete');
  if (size > expected) throw new Refusal('backup-damaged');
  await using target = await open(options.to, 'wx', 0o600);
  for (let number = 0; number < total; number += 1) {
    await target.write(await readChunk({ source, ...opened, number, total }));
    options.onProgress(number + 1, total);
  }
  await target.sync();
  return undefined;
};

const readChunk = async (options: {
  readonly source: FileHandle;
  readonly header: Header;
  readonly keys: Keys;
  readonly number: number;
  readonly total: number;
}): Promise<Buffer> => {
  const { source, header, keys, number, total } = options;
  const length = Math.min(header.chunkSize, header.contentSize - number * header.chunkSize);
  const sealed = Buffer.alloc(length + tagLength);
  const at = headerLength + number * (header.chunkSize + tagLength);
  await source.read(sealed, 0, sealed.length, at);
  const nonce = chunkNonce(header, { number, total });
  const decipher = createDecipheriv('aes-256-gcm', keys.content, nonce);
  decipher.setAAD(header.bytes);
  decipher.setAuthTag(sealed.subarray(length));
  const plain = decipher.update(sealed.subarray(0, length));
  try {
    decipher.final();
  } catch {
    throw new Refusal('backup-damaged');
  }
  return plain;
};
