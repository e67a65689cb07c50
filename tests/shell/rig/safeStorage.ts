import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type Electron from 'electron';
import { throwOnMissing } from './missing.ts';
import type { Surface } from './surface.ts';

/**
 * `safeStorage` (Electron docs: safe-storage) of a computer with a key ring: the key is the same at
 * every start. `--password-store=basic` makes it a computer without one, as the docs say.
 */
export const safeStorage = throwOnMissing('safeStorage', {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () =>
    process.argv.includes('--password-store=basic') ? 'basic_text' : 'gnome_libsecret',
  encryptStringAsync: (text: string) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), body]));
  },
  decryptStringAsync: async (encrypted: Buffer) => {
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12));
    decipher.setAuthTag(encrypted.subarray(12, 28));
    const result =
      decipher.update(encrypted.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    return { result, shouldReEncrypt: false };
  },
} satisfies Surface<
  Electron.SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'getSelectedStorageBackend'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>);

const key = createHash('sha256').update('key ring of the shell rig').digest();
