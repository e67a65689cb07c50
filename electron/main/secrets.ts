import { readFileSync } from 'node:fs';
import { safeStorage } from 'electron';
import { z } from 'zod';
import type { Secret } from '../data/protocol.ts';
import type { Log } from './log.ts';
import { writeFileAtomic } from './writeFileAtomic.ts';

/** What the data process wants to know again at its next start, encrypted by the operating system. */
export interface Secrets {
  /** What was kept; nothing when the system cannot tell. Never rejects. */
  read(): Promise<Secret[]>;
  keep(secret: Secret): void;
  forget(key: string): void;
}

// Base64 of what the system encrypted, by key.
const fileSchema = z.record(z.string(), z.string());

/**
 * Keeps secrets in a file whose values only this person's account on this computer can decrypt
 * (Electron docs: safe-storage). Where the system has no store of its own (Linux without a key
 * ring), nothing is written: what Electron would do then hides a password from nobody, so it is
 * asked for again after each start.
 */
export const openSecrets = ({
  file,
  log,
}: {
  readonly file: string;
  readonly log: Log;
}): Secrets => {
  // One after another, so that no change overwrites another.
  let last: Promise<void> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> => {
    const run = last.then(work).catch((error: unknown) => {
      log.error('the system store of secrets failed', error);
      return otherwise;
    });
    last = run.then(() => undefined);
    return run;
  };
  const update = async (change: (kept: Map<string, string>) => Promise<void>): Promise<void> => {
    const kept = readKept(file);
    await change(kept);
    writeFileAtomic(file, `${JSON.stringify(Object.fromEntries(kept))}\n`);
  };
  return {
    read: () =>
      inTurn(async () => {
        const kept = readKept(file);
        if (kept.size === 0 || !(await isSafe())) return [];
        const secrets: Secret[] = [];
        for (const [key, encrypted] of kept) {
          const value = await decrypt(encrypted);
          if (value !== undefined) secrets.push({ key, value });
        }
        return secrets;
      }, []),
    keep: ({ key, value }) =>
      void inTurn(async () => {
        if (!(await isSafe())) return;
        const encrypted = await safeStorage.encryptStringAsync(value);
        await update(async (kept) => void kept.set(key, encrypted.toString('base64')));
      }, undefined),
    forget: (key) => void inTurn(() => update(async (kept) => void kept.delete(key)), undefined),
  };
};

const isSafe = async (): Promise<boolean> => {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  if (process.platform !== 'linux') return true;
  return !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
};

// Another account's or another computer's value cannot be read here; the password is asked again.
const decrypt = async (encrypted: string): Promise<string | undefined> => {
  try {
    return (await safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64'))).result;
  } catch {
    return undefined;
  }
};

const readKept = (file: string): Map<string, string> => {
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
  } catch {
    return new Map();
  }
};
