import { open as openFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Checkpoint } from '../database/repository.ts';
import type { PersonEntry } from './personEntry.ts';

/**
 * The prepared entries of the people index, remembered in a file beside the chapter so that a
 * start need not prepare 40,000 people again. Nothing but a copy: when it is missing, damaged or
 * of another version, everything is prepared afresh from the documents.
 */
export interface PeopleCache {
  /** What was remembered, if it can be used; its batches are in name order. */
  open(): Promise<RememberedPeople | undefined>;
  /** Replaces what is remembered. Works in slices; a failure only costs the next start's speed. */
  save(people: { checkpoint: Checkpoint; entries: readonly PersonEntry[] }): Promise<void>;
}

/** What a {@link PeopleCache} holds. */
export interface RememberedPeople {
  /** The entries are those of the people collection at this point of its history. */
  readonly checkpoint: Checkpoint;
  readonly count: number;
  /**
   * The entries, a slice at a time so that reading never blocks for long. Throws
   * {@link SpoiledCache} when it comes to a slice that is not as it was written.
   */
  readonly batches: AsyncIterable<readonly PersonEntry[]>;
}

/** What was remembered cannot be trusted from here on. */
export class SpoiledCache extends Error {}

/** Must be raised when entries are prepared in another way: search keys, sort texts, row fields. */
export const peopleCacheVersion = 5;

/** Makes the {@link PeopleCache} over a file. */
export const createPeopleCache = (file: string): PeopleCache => ({
  open: async () => {
    const handle = await openFile(file, 'r').catch(() => undefined);
    if (handle === undefined) return undefined;
    const lines = readLines(handle);
    const header = headerSchema.safeParse(parse((await lines.next()).value));
    if (!header.success || !(await isWhole(handle)) || !fits(header.data)) {
      await handle.close();
      return undefined;
    }
    const { checkpoint, count } = header.data;
    return { checkpoint, count, batches: readBatches(lines) };
  },
  save: async ({ checkpoint, entries }) => {
    const temporary = `${file}.tmp`;
    try {
      await writeSlices({ file: temporary, checkpoint, entries });
      await rename(temporary, file);
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  },
});

const headerSchema = z.object({
  version: z.int(),
  /** The names are in the order of this version of the Unicode collation data. */
  collation: z.string(),
  checkpoint: z.object({ sequence: z.int() }),
  count: z.int(),
});

const currentCollation = process.versions.icu ?? '';

const endLine = '"end"';

const sliceLength = 250;

const fits = ({ version, collation }: z.infer<typeof headerSchema>): boolean =>
  version === peopleCacheVersion && collation === currentCollation;

// The last line tells that the file was written to its end.
const isWhole = async (handle: FileHandle): Promise<boolean> => {
  const { size } = await handle.stat();
  const end = Buffer.alloc(endLine.length);
  await handle.read({ buffer: end, position: Math.max(0, size - end.length) });
  return end.toString() === endLine;
};

// Line by line as it is read: the first slice is there before the file is read to its end.
async function* readLines(handle: FileHandle): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  let position = 0;
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read({
        buffer: Buffer.alloc(chunkSize),
        position,
      });
      if (bytesRead === 0) return;
      position += bytesRead;
      rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
        yield rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 1);
      }
    }
  } finally {
    await handle.close();
  }
}

const chunkSize = 512 * 1024;

const newline = 0x0a;

const parse = (line: unknown): unknown => {
  try {
    return JSON.parse(String(line)) as unknown;
  } catch {
    return undefined;
  }
};

async function* readBatches(lines: AsyncGenerator<string>): AsyncGenerator<readonly PersonEntry[]> {
  for await (const line of lines) {
    const json = line.slice(checksumLength);
    if (checksum(json) !== line.slice(0, checksumLength)) throw new SpoiledCache();
    // Written by this very module in the same version, and as it was: trusted to have its own form.
    yield JSON.parse(json) as PersonEntry[];
    await setImmediate();
  }
}

const checksumLength = 8;

const checksum = (text: string): string => crc32(text).toString(16).padStart(checksumLength, '0');

const writeSlices = async (options: {
  readonly file: string;
  readonly checkpoint: Checkpoint;
  readonly entries: readonly PersonEntry[];
}): Promise<void> => {
  const { checkpoint, entries } = options;
  const handle = await openFile(options.file, 'w', 0o600);
  try {
    const header = {
      version: peopleCacheVersion,
      collation: currentCollation,
      checkpoint,
      count: entries.length,
    };
    await handle.write(`${JSON.stringify(header)}\n`);
    for (let from = 0; from < entries.length; from += sliceLength) {
      const json = JSON.stringify(entries.slice(from, from + sliceLength));
      await handle.write(`${checksum(json)}${json}\n`);
    }
    await handle.write(endLine);
    await handle.sync();
  } finally {
    await handle.close();
  }
};
