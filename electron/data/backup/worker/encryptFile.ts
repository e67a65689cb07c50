import { createCipheriv, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { chunkCount, chunkNonce, defaultCost, makeHeader, type Cost } from './container.ts';

interface EncryptOptions {
  readonly from: string;
  readonly to: string;
  readonly passphrase: string;
  readonly cost?: Cost;
  readonly onProgress: (done: number, total: number) => void;
}

/** Encrypts a file into a new one, chunk by chunk, so that memory does not grow with its size. */
export const encryptFile = async (options: EncryptOptions): Promise<undefined> => {
  await using source = await open(options.from, 'r');
  await using target = await open(options.to, 'wx', 0o600);
  const { size } = await source.stat();
  const { header, keys } = makeHeader({
    passphrase: options.passphrase,
    contentSize: size,
    random: randomBytes(39),
    cost: options.cost ?? defaultCost,
  });
  await target.write(header.bytes);
  const total = chunkCount(header);
  const plain = Buffer.alloc(header.chunkSize);
  for (let number = 0; number < total; number += 1) {
    const length = Math.min(header.chunkSize, size - number * header.chunkSize);
    const { bytesRead } = await source.read(plain, 0, length, number * header.chunkSize);
    if (bytesRead !== length) throw new Error('The file changed while it was encrypted');
    const cipher = createCipheriv(
      'aes-256-gcm',
      keys.content,
      chunkNonce(header, { number, total }),
    );
    cipher.setAAD(header.bytes);
    const parts = [cipher.update(plain.subarray(0, length)), cipher.final(), cipher.getAuthTag()];
    await target.writev(parts);
    options.onProgress(number + 1, total);
  }
  await target.sync();
  return undefined;
};
