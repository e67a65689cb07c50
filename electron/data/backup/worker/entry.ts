import { parentPort, workerData } from 'node:worker_threads';
import { StorageError, toStorageError } from '../../storage/errors.ts';
import type { TaskMessage, TaskRequest } from '../tasks.ts';
import { checkChapter } from './checkChapter.ts';
import { compactChapter } from './compactChapter.ts';
import { copyChapter } from './copyChapter.ts';
import { decryptFile } from './decryptFile.ts';
import { encryptFile } from './encryptFile.ts';
import { examineBackup, recognise } from './examineBackup.ts';
import { Refusal } from './refusal.ts';
import { stageBackup } from './stageBackup.ts';

// The thread starts for one task and ends with it. It loads neither RxDB nor zod: it is to be quick.

const post = (message: TaskMessage): void => parentPort?.postMessage(message);

const onProgress = (done: number, total: number): void => post({ kind: 'progress', done, total });

const run = async (task: TaskRequest): Promise<unknown> => {
  if (is(task, 'copy')) return copyChapter({ ...task.input, onProgress });
  if (is(task, 'examine')) return examineBackup(task.input);
  if (is(task, 'check')) return checkChapter(task.input);
  if (is(task, 'compact')) return compactChapter(task.input);
  if (is(task, 'encrypt')) return encryptFile({ ...task.input, onProgress });
  if (is(task, 'decrypt')) return decryptFile({ ...task.input, onProgress });
  if (is(task, 'recognise')) return recognise(task.input.file);
  if (is(task, 'stage')) return stageBackup({ ...task.input, onProgress });
  throw new Error(`There is no task ${task.name}`);
};

const is = <Name extends TaskRequest['name']>(
  task: TaskRequest,
  name: Name,
): task is TaskRequest<Name> => task.name === name;

const fileOf = ({ input }: TaskRequest): string => ('file' in input ? input.file : input.from);

const task = workerData as TaskRequest;
try {
  post({ kind: 'done', output: await run(task) });
} catch (error) {
  const known = toStorageError({ error, file: fileOf(task) });
  if (error instanceof Refusal) post({ kind: 'expected', error: error.appError });
  else if (known instanceof StorageError) {
    post({ kind: 'storage', code: known.code, file: known.file, detail: known.message });
  } else throw error;
}
