import { createHash, createHmac, scryptSync, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal.ts';

/**
 * The encrypted backup file, version 2. All numbers are big-endian.
 *
 * | bytes   | holds                                                                        |
 * | ------- | ---------------------------------------------------------------------------- |
 * | 0–7     | `TSUDOIBK`                                                                   |
 * | 8       | version                                                                      |
 * | 9–11    | scrypt (RFC 7914): log2 N, r, p                                              |
 * | 12–15   | bytes per chunk                                                              |
 * | 16–23   | bytes of the content                                                         |
 * | 24–55   | salt                                                                         |
 * | 56–63   | nonce prefix (7 bytes), 0                                                    |
 * | 64–79   | HMAC-SHA-256 of bytes 0–11 and the salt, cut to 16 bytes: a wrong passphrase |
 * | 80–95   | SHA-256 of bytes 0–79, cut to 16 bytes: damage, told before any passphrase   |
 * | 96–127  | HMAC-SHA-256 of bytes 0–95                                                   |
 * | 128–    | chunks: AES-256-GCM ciphertext and its 16 byte tag                           |
 *
 * scrypt gives 64 bytes: the first 32 are the key of the chunks, the others that of both HMACs. The
 * nonce of a chunk is the prefix, its number (4 bytes) and 1 for the last chunk, else 0 (the STREAM
 * construction); the whole header is its additional data. So chunks can be neither changed, left
 * out, repeated, moved nor taken from another file without being noticed.
 *
 * Version 1 is read as well: bytes 80–95 held more of the HMAC that tells a wrong passphrase, and damage
 * before them is told as one. A version that is not known here is refused before anything is derived.
 */
export interface Header {
  readonly bytes: Buffer;
  readonly chunkSize: number;
  readonly contentSize: number;
}

/** How a container file begins. */
export const containerMagic: Buffer = Buffer.from('TSUDOIBK', 'latin1');

/** Length of the header, in bytes. */
export const headerLength = 128;

/** Length of a chunk's tag, in bytes. */
export const tagLength = 16;

/** Bytes of content per chunk in files that are written now. */
export const defaultChunkSize = 1024 * 1024;

/** The keys that a passphrase gives together with a header's salt. */
export interface Keys {
  readonly content: Buffer;
  readonly header: Buffer;
}

/** How much work scrypt makes of a passphrase: N = 2 ** log2N, r, p (RFC 7914). */
export interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MB and about half a second, as OWASP's password storage advice gives for scrypt. */
export const defaultCost: Cost = { log2N: 17, r: 8, p: 1 };

/** Writes a header and derives the keys. `random` are 39 fresh random bytes. */
export const makeHeader = (options: {
  readonly passphrase: string;
  readonly contentSize: number;
  readonly random: Uint8Array;
  readonly cost: Cost;
}): { header: Header; keys: Keys } => {
  const bytes = Buffer.alloc(headerLength);
  containerMagic.copy(bytes);
  const { cost } = options;
  bytes.set([version, cost.log2N, cost.r, cost.p], 8);
  bytes.writeUInt32BE(defaultChunkSize, 12);
  bytes.writeBigUInt64BE(BigInt(options.contentSize), 16);
  bytes.set(options.random.subarray(0, 39), 24);
  const keys = deriveKeys(bytes, options.passphrase);
  verifierOf(bytes, keys).copy(bytes, 64);
  sumOf(bytes).copy(bytes, 80);
  macOf(bytes, keys).copy(bytes, 96);
  return {
    header: { bytes, chunkSize: defaultChunkSize, contentSize: options.contentSize },
    keys,
  };
};

/**
 * Checks a header with the passphrase and derives the keys. Nothing in it is used before it is
 * authenticated, except for the cost of scrypt, which is bounded first. A header that was damaged by
 * accident is told as that, not as a wrong passphrase.
 */
export const openHeader = (bytes: Buffer, passphrase: string): { header: Header; keys: Keys } => {
  if (!bytes.subarray(0, 8).equals(containerMagic)) throw new Refusal('backup-not-a-backup');
  if (bytes.length < headerLength) throw new Refusal('backup-incomplete');
  const made = bytes.readUInt8(8);
  if (made > version) throw new Refusal('backup-newer');
  const [log2N = 0, r = 0, p = 0] = bytes.subarray(9, 12);
  const isBounded = log2N >= 10 && log2N <= 20 && r >= 1 && r <= 16 && p >= 1 && p <= 4;
  if (made < 1 || !isBounded) throw new Refusal('backup-damaged');
  if (made >= firstSummed && !sumOf(bytes).equals(bytes.subarray(80, 96))) {
    throw new Refusal('backup-damaged');
  }
  const keys = deriveKeys(bytes, passphrase);
  if (!timingSafeEqual(verifierOf(bytes, keys), bytes.subarray(64, 80))) {
    throw new Refusal('backup-passphrase-wrong');
  }
  if (!timingSafeEqual(macOf(bytes, keys), bytes.subarray(96, 128))) {
    throw new Refusal('backup-damaged');
  }
  const chunkSize = bytes.readUInt32BE(12);
  if (chunkSize < 1024 || chunkSize > largestChunk) throw new Refusal('backup-damaged');
  const contentSize = Number(bytes.readBigUInt64BE(16));
  return { header: { bytes: bytes.subarray(0, headerLength), chunkSize, contentSize }, keys };
};

/** The nonce of chunk `number` of `total`. */
export const chunkNonce = (
  { bytes }: Header,
  { number, total }: { readonly number: number; readonly total: number },
): Buffer => {
  const nonce = Buffer.alloc(12);
  bytes.copy(nonce, 0, 56, 63);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(number === total - 1 ? 1 : 0, 11);
  return nonce;
};

/** How many chunks the content has; an empty content has one. */
export const chunkCount = ({ chunkSize, contentSize }: Header): number =>
  Math.max(1, Math.ceil(contentSize / chunkSize));

const version = 2;

// From this version on, a sum tells damage of the beginning.
const firstSummed = 2;

const largestChunk = 16 * 1024 * 1024;

const deriveKeys = (header: Buffer, passphrase: string): Keys => {
  const [log2N = 0, r = 0, p = 0] = header.subarray(9, 12);
  const N = 2 ** log2N;
  // The same passphrase can reach us composed or decomposed, depending on the keyboard.
  const derived = scryptSync(passphrase.normalize('NFKC'), header.subarray(24, 56), 64, {
    N,
    r,
    p,
    maxmem: 128 * N * r + 128 * r * p + 1024 * 1024,
  });
  return { content: derived.subarray(0, 32), header: derived.subarray(32) };
};

const verifierOf = (header: Buffer, keys: Keys): Buffer =>
  createHmac('sha256', keys.header)
    .update('passphrase')
    .update(header.subarray(0, 12))
    .update(header.subarray(24, 56))
    .digest()
    .subarray(0, 16);

// No key: it only tells what happened to a file by accident. The HMACs stand against intent.
const sumOf = (header: Buffer): Buffer =>
  createHash('sha256').update(header.subarray(0, 80)).digest().subarray(0, 16);

const macOf = (header: Buffer, keys: Keys): Buffer =>
  createHmac('sha256', keys.header).update('header').update(header.subarray(0, 96)).digest();
