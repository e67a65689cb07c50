import { Worker } from 'node:worker_threads';
import { ExpectedError } from '../runtime/errors.ts';
import { StorageError } from '../storage/index.ts';
import type { TaskMessage, TaskName, TaskRequest, Tasks } from './tasks.ts';

/** What can be said to and heard from a running task. */
export interface TaskOptions {
  /** Ends the thread at once; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Runs a task in a thread of its own. Rejects with an `ExpectedError`, a `StorageError`, the
 * signal's reason, or the bug that ended the thread. What a stopped task leaves half written is the
 * caller's to remove.
 */
export const runTask = <Name extends TaskName>(
  name: Name,
  input: Tasks[Name]['input'],
  { signal, onProgress }: TaskOptions = {},
): Promise<Tasks[Name]['output']> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason as Error);
      return;
    }
    const request: TaskRequest = { name, input };
    const worker = new Worker(workerFile, { workerData: request });
    const stop = (): void => void worker.terminate();
    signal?.addEventListener('abort', stop);
    worker.on('error', reject);
    worker.on('exit', () => {
      signal?.removeEventListener('abort', stop);
      // Without an answer it was ended from outside.
      const ended = new Error(`The ${name} task ended without an answer`);
      reject(signal?.aborted === true ? (signal.reason as Error) : ended);
    });
    worker.on('message', (message: TaskMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.total);
      if (message.kind === 'done') resolve(message.output as Tasks[Name]['output']);
      if (message.kind === 'expected') reject(new ExpectedError(message.error));
      if (message.kind === 'storage') reject(new StorageError(message));
    });
  });

// Built, the thread's code lies beside the data process as a file of its own; the name is not
// written out in `new URL`, which bundlers would rewrite.
const workerName = import.meta.url.endsWith('.ts') ? './worker/entry.ts' : './backupWorker.js';

const workerFile = new URL(workerName, import.meta.url);
