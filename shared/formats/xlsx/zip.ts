import { Inflate } from 'fflate';

/** What a hostile archive may not exceed. Sizes in bytes. */
export interface ZipLimits {
  readonly entries: number;
  /** Unpacked size of one part. */
  readonly part: number;
  /** Unpacked size of all parts together, as the archive declares it. */
  readonly total: number;
  /** How many times larger than packed a part may be; spreadsheets reach about 60. */
  readonly ratio: number;
}

/** Limits far above any roster. */
export const zipLimits: ZipLimits = {
  entries: 5000,
  part: 256 * 1024 * 1024,
  total: 1024 * 1024 * 1024,
  ratio: 250,
};

/** Why an archive is not read. */
export type ZipProblem = 'damaged' | 'too-large' | 'locked';

/** Thrown when an archive cannot or may not be read. */
export class ZipError extends Error {
  readonly problem: ZipProblem;

  constructor(problem: ZipProblem) {
    super(`zip ${problem}`);
    this.problem = problem;
  }
}

/** One part of an archive. */
interface Entry {
  readonly method: number;
  readonly packed: Uint8Array;
}

/** An archive whose table of contents was read. */
export interface Zip {
  has(name: string): boolean;
  /**
   * The unpacked bytes of a part, in pieces small enough that nothing is held up between two of
   * them. Throws a {@link ZipError} when it unpacks to more than the limits allow.
   */
  unpack(name: string): Generator<Uint8Array>;
}

/**
 * Reads the table of contents of a ZIP archive (PKWARE APPNOTE 4.3.12; no ZIP64, which no roster
 * needs) and checks it against the limits before anything is unpacked. Throws {@link ZipError}.
 */
export const openZip = (bytes: Uint8Array, limits: ZipLimits = zipLimits): Zip => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readEntries(bytes, view, limits);
  return {
    has: (name) => entries.has(name.toLowerCase()),
    unpack: function* (name) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw new ZipError('damaged');
      yield* entry.method === 0 ? [entry.packed] : inflate(entry.packed, limits);
    },
  };
};

const readEntries = (
  bytes: Uint8Array,
  view: DataView,
  limits: ZipLimits,
): ReadonlyMap<string, Entry> => {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw new ZipError('too-large');
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new ZipError('damaged');
    const flags = view.getUint16(at + 8, true);
    const packedSize = view.getUint32(at + 20, true);
    total += view.getUint32(at + 24, true);
    if (total > limits.total) throw new ZipError('too-large');
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = ascii(bytes.subarray(at + 46, at + 46 + nameLength));
    if ((flags & 1) !== 0) throw new ZipError('locked');
    entries.set(name.toLowerCase(), {
      method: methodOf(view.getUint16(at + 10, true)),
      packed: packedBytes(bytes, view, local, packedSize),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

// The record that ends the archive, sought from the back because a comment may follow it.
const findEnd = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new ZipError('damaged');
};

const methodOf = (method: number): number => {
  if (method !== 0 && method !== 8) throw new ZipError('damaged');
  return method;
};

const packedBytes = (
  bytes: Uint8Array,
  view: DataView,
  local: number,
  size: number,
): Uint8Array => {
  if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) {
    throw new ZipError('damaged');
  }
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + size > bytes.length) throw new ZipError('damaged');
  return bytes.subarray(start, start + size);
};

const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 1024));

// Deflate cannot grow more than about 1032 times: a piece of this size unpacks to 4 MB at most.
const pieceLength = 4096;

/** Under this size a high ratio is harmless. */
const ratioFloor = 4 * 1024 * 1024;

function* inflate(packed: Uint8Array, limits: ZipLimits): Generator<Uint8Array> {
  let unpacked = 0;
  let ready: Uint8Array[] = [];
  const stream = new Inflate((piece) => ready.push(piece));
  for (let start = 0; start < packed.length; start += pieceLength) {
    const end = Math.min(packed.length, start + pieceLength);
    try {
      stream.push(packed.subarray(start, end), end === packed.length);
    } catch {
      throw new ZipError('damaged');
    }
    for (const piece of ready) unpacked += piece.length;
    if (unpacked > limits.part || unpacked > Math.max(ratioFloor, end * limits.ratio)) {
      throw new ZipError('too-large');
    }
    yield* ready;
    ready = [];
  }
}
