import { Worker } from 'node:worker_threads';

/** Moves the write-ahead log into the file without making anybody wait for the disk. */
export type Checkpoints = {
  /** Counts a commit; every {@link COMMITS_PER_CHECKPOINT}th begins a checkpoint. */
  readonly committed: () => void;
  /** Resolves when no checkpoint is under way. */
  readonly settled: () => Promise<void>;
};

/** Commits after which the log is moved into the file. */
export const COMMITS_PER_CHECKPOINT = 50;

/**
 * SQLite moves its log into the file inside the commit that finds it long, and waits for the disk
 * while it does: a fifth of a second now and then, in which nothing else is answered. Here a short
 * thread with a connection of its own does it (`PASSIVE`: it neither waits for others nor keeps
 * them waiting, https://www.sqlite.org/c3ref/wal_checkpoint_v2.html). What was committed is durable
 * in the log all along.
 */
export function createCheckpoints(options: {
  file: string;
  /** Told when the thread failed: SQLite has to do it by itself again. */
  onFailure: () => void;
}): Checkpoints {
  const { file, onFailure } = options;
  let commits = 0;
  let running: Promise<void> | undefined;
  let failed = false;

  const run = async (): Promise<void> => {
    while (commits >= COMMITS_PER_CHECKPOINT && !failed) {
      commits = 0;
      try {
        await checkpointInThread(file);
      } catch {
        failed = true;
        onFailure();
      }
    }
    running = undefined;
  };

  return {
    committed() {
      commits += 1;
      if (commits >= COMMITS_PER_CHECKPOINT && !failed) running ??= run();
    },
    settled: async () => {
      await running;
    },
  };
}

function checkpointInThread(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD, { eval: true, workerData: file, stderr: true });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The checkpoint thread ended with code ${code}`));
    });
  });
}

// As text, so that the storage needs no second file beside it however it is bundled.
const THREAD = `
const { workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(workerData, { timeout: 1000 });
database.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(PASSIVE)');
database.close();
`;
