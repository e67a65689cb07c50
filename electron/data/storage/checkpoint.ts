import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

/** Moves the write-ahead log into the file without making anybody wait for the disk. */
export type Checkpoints = {
  /** Counts a commit; every {@link COMMITS_PER_CHECKPOINT}th may begin a checkpoint. */
  readonly committed: () => void;
  /** Resolves when no checkpoint is under way and the thread has closed the file. */
  readonly settled: () => Promise<void>;
};

/** Commits after which the log is moved into the file, unless it has room for more. */
export const COMMITS_PER_CHECKPOINT = 50;

/**
 * SQLite moves its log into the file inside the commit that finds it long, and waits for the disk
 * while it does: a fifth of a second now and then, in which nothing else is answered. Here a
 * thread with a connection of its own does it (`PASSIVE`: it neither waits for others nor keeps
 * them waiting, https://www.sqlite.org/c3ref/wal_checkpoint_v2.html). What was committed is durable
 * in the log all along.
 */
export function createCheckpoints(options: {
  file: string;
  /** The connection that commits. */
  database: DatabaseSync;
  /** Bytes that the log has on disk anyhow: until most are used there is no hurry. */
  room: () => number;
  /** Told when the thread failed: SQLite has to do it by itself again. */
  onFailure: () => void;
}): Checkpoints {
  const { file, database, room, onFailure } = options;
  let commits = 0;
  let running: Promise<void> | undefined;
  let failed = false;
  let thread: Thread | undefined;
  let idle: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    clearTimeout(idle);
    do {
      commits = 0;
      try {
        thread ??= startThread(file);
        await thread.checkpoint();
        catchUp(database);
      } catch {
        failed = true;
        thread = undefined;
        onFailure();
      }
    } while (isDue());
    running = undefined;
    idle = setTimeout(() => void end(), IDLE_MS).unref();
  };
  const isDue = (): boolean => {
    if (commits < COMMITS_PER_CHECKPOINT || failed) return false;
    if (room() === 0 || usedOf(database) >= room() * MOST) return true;
    commits = 0;
    return false;
  };
  const end = async (): Promise<void> => {
    const ending = thread;
    thread = undefined;
    await ending?.end();
  };

  return {
    committed() {
      commits += 1;
      if (running === undefined && isDue()) running = run();
    },
    settled: async () => {
      await running;
      clearTimeout(idle);
      await end();
    },
  };
}

/** What may be in the log when the next {@link COMMITS_PER_CHECKPOINT} commits still find room. */
const MOST = 0.65;

/** Bytes of the log that hold something, moved or not. */
function usedOf(database: DatabaseSync): number {
  try {
    const { log } = { ...database.prepare('PRAGMA wal_checkpoint(NOOP)').get() };
    return Number(log) * PAGE_BYTES;
  } catch {
    // What was committed is committed; better too early than never.
    return Infinity;
  }
}

const PAGE_BYTES = 4096;

/** While commits come one after the other, one thread serves them all. */
const IDLE_MS = 5000;

/**
 * While the thread worked, commits went on, so that some of the log is always left, the log never
 * begins again from its start, and each commit also waits for the file to grow. A few pages are
 * moved in no more time than a commit takes.
 */
function catchUp(database: DatabaseSync): void {
  if (!database.isOpen || database.isTransaction) return;
  try {
    const { log, checkpointed } = { ...database.prepare('PRAGMA wal_checkpoint(NOOP)').get() };
    const left = Number(log) - Number(checkpointed);
    if (left > 0 && left <= FEW_PAGES) database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } catch {
    // The disk is full, say: the log keeps what it holds, and the thread comes again.
  }
}

/** Pages of 4 KiB, about as many as forty door events leave behind. */
const FEW_PAGES = 200;

type Thread = {
  readonly checkpoint: () => Promise<void>;
  readonly end: () => Promise<void>;
};

function startThread(file: string): Thread {
  const worker = new Worker(THREAD, { eval: true, workerData: file, stderr: true });
  const exit = Promise.withResolvers<void>();
  let asked = Promise.withResolvers<void>();
  let reason: unknown = new Error('The checkpoint thread ended');
  let isOver = false;
  worker.on('message', () => asked.resolve());
  worker.on('error', (error) => {
    reason = error;
  });
  worker.on('exit', () => {
    isOver = true;
    asked.reject(reason);
    exit.resolve();
  });
  return {
    checkpoint: async () => {
      if (isOver) throw reason;
      asked = Promise.withResolvers();
      worker.ref();
      worker.postMessage('checkpoint');
      await asked.promise;
      // Between two checkpoints it keeps no process alive.
      worker.unref();
    },
    end: () => {
      asked.promise.catch(() => undefined);
      worker.ref();
      worker.postMessage('end');
      return exit.promise;
    },
  };
}

// As text, so that the storage needs no second file beside it however it is bundled.
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(workerData, { timeout: 1000 });
database.exec('PRAGMA synchronous = FULL');
parentPort.on('message', (wanted) => {
  if (wanted === 'checkpoint') {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    parentPort.postMessage('done');
    return;
  }
  database.close();
  parentPort.close();
});
`;
