import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { backupChunkLimit } from '#shared/contract/backup.ts';
import { removeDraft } from './folder.ts';
import type { Examined } from './tasks.ts';

/** A file on its way to or from a window. */
export interface Transfer {
  readonly id: string;
  readonly direction: 'out' | 'in';
  readonly file: string;
  /** How large it is, or will be when all has come. */
  size: number;
  received: number;
  /** The readable form of an upload, once it was inspected. */
  prepared?: { readonly file: string; readonly content: Examined };
}

/** The files on their way. They live in a folder of the profile and end with the process. */
export interface Transfers {
  get(id: string, direction: Transfer['direction']): Transfer | undefined;
  /** Makes a transfer. Too many at once: the oldest is forgotten. */
  add(direction: Transfer['direction'], size: number): Transfer;
  remove(id: string): void;
  /** Appends to an upload. */
  write(transfer: Transfer, bytes: Uint8Array): Promise<void>;
  /** Some bytes of a file from `offset`, at most {@link backupChunkLimit}. */
  read(transfer: Transfer, offset: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Makes the {@link Transfers} of a profile. */
export const createTransfers = (profileFolder: string): Transfers => {
  const folder = transfersFolder(profileFolder);
  const transfers = new Map<string, Transfer>();
  const remove = (id: string): void => {
    const transfer = transfers.get(id);
    transfers.delete(id);
    if (transfer === undefined) return;
    removeDraft(transfer.file);
    removeDraft(preparedFile(transfer));
  };
  return {
    get: (id, direction) => {
      const transfer = transfers.get(id);
      return transfer?.direction === direction ? transfer : undefined;
    },
    add: (direction, size) => {
      mkdirSync(folder, { recursive: true });
      const id = randomUUID();
      const transfer: Transfer = { id, direction, file: join(folder, id), size, received: 0 };
      transfers.set(id, transfer);
      for (const oldest of [...transfers.keys()].slice(0, -mostTransfers)) remove(oldest);
      return transfer;
    },
    remove,
    write: async (transfer, bytes) => {
      await using file = await open(transfer.file, 'a', 0o600);
      transfer.received += bytes.length;
      await file.appendFile(bytes);
      if (transfer.received === transfer.size) await file.sync();
    },
    read: async (transfer, offset) => {
      await using file = await open(transfer.file, 'r');
      const bytes = new Uint8Array(Math.max(0, Math.min(backupChunkLimit, transfer.size - offset)));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
      return bytes.subarray(0, bytesRead);
    },
  };
};

/** Where the readable form of an upload goes. */
export const preparedFile = ({ file }: Pick<Transfer, 'file'>): string => `${file}.sqlite`;

/** Removes what is or was on its way: when the process begins and when it ends. */
export const clearTransfers = (profileFolder: string): void =>
  rmSync(transfersFolder(profileFolder), { recursive: true, force: true });

const transfersFolder = (profileFolder: string): string => join(profileFolder, 'transfers');

const mostTransfers = 4;
