import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The room of the log before anything is in it: 4 MiB, what some 170 door events take. */
export const LOG_ROOM_BYTES = 4 * 1024 * 1024;

/** Gives the log of an open file its room. */
export type LogRoom = {
  /** Bytes of the log that lie ready, 0 until there are any. */
  readonly bytes: () => number;
  /** Gives up what has not been done. */
  readonly close: () => void;
};

/**
 * Makes the write-ahead log long soon after a file was opened, before much is in it. A commit that
 * lengthens a file also waits until the file system has noted the new length and place, which takes
 * about as long as the commit itself; the log of a file that was closed cleanly is gone.
 *
 * SQLite writes what does not fit into its cache to the end of the log before it is committed, and
 * passes over it when it never is (https://www.sqlite.org/fileformat2.html#walread). A connection of
 * its own does that and keeps the cache of the one that works.
 *
 * It is a convenience: where it does not succeed, or would take room that others may need, the log
 * grows with what is written.
 */
export function createLogRoom(file: string, soonMs = SOON_MS): LogRoom {
  let bytes = 0;
  const make = (): void => {
    if (!hasPlenty(file)) return;
    try {
      bytes = fillLog(file);
    } catch {
      // Somebody is writing: then the log grows already.
    }
  };
  const timer = setTimeout(make, soonMs).unref();
  return { bytes: () => bytes, close: () => clearTimeout(timer) };
}

/** Opening and the first page come first. */
const SOON_MS = 1000;

function fillLog(file: string): number {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA cache_size = 10; BEGIN IMMEDIATE; CREATE TABLE room (bytes)');
    database.prepare('INSERT INTO room VALUES (zeroblob(?))').run(LOG_ROOM_BYTES);
    return LOG_ROOM_BYTES;
  } finally {
    // Closing takes back what was not committed.
    database.close();
  }
}

function hasPlenty(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize > LOG_ROOM_BYTES * PLENTY;
  } catch {
    return false;
  }
}

/** The log takes no more than one part in so many of what is free. */
const PLENTY = 50;
