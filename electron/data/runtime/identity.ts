import { webcrypto } from 'node:crypto';
import { createUuid7 } from '#shared/domain/ids.ts';

/** A new UUIDv7 from the computer's clock and random source. */
export const newUuid = (): string =>
  createUuid7({ now: Date.now, fillRandom: (bytes) => webcrypto.getRandomValues(bytes) });

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
