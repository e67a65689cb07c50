import { webcrypto } from 'node:crypto';
import { createUuid7 } from '#shared/domain/ids.ts';

/** A new UUIDv7 from the computer's clock and random source. */
export const newUuid = (): string => createUuid7({ now: Date.now, fillRandom: takeRandom });

// Asking the system for a few bytes costs as much as for many; an import needs tens of thousands.
const stock = new Uint8Array(8192);
let used = stock.length;

const takeRandom = (bytes: Uint8Array): Uint8Array => {
  if (used + bytes.length > stock.length) {
    webcrypto.getRandomValues(stock);
    used = 0;
  }
  for (let index = 0; index < bytes.length; index += 1, used += 1) {
    bytes[index] = stock[used] ?? 0;
    // Nothing is given out twice, nor lies about.
    stock[used] = 0;
  }
  return bytes;
};

/** Who writes a document, on what computer. */
export interface Author {
  readonly actor: string;
  readonly device: string;
}

/** The bookkeeping fields of a new document, see `documentBase`. */
export const createdNow = (author: Author, now: string) => ({
  schema: 1,
  createdAt: now,
  createdBy: author.actor,
  updatedAt: now,
  updatedBy: author.actor,
  device: author.device,
});

/** The bookkeeping fields that change with every edit. */
export const updatedNow = (author: Author, now: string) => ({
  updatedAt: now,
  updatedBy: author.actor,
  device: author.device,
});
