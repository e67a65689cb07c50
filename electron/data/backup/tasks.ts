import type { AppError } from '#shared/contract/errors.ts';
import type { BackupContent } from '#shared/contract/backup.ts';
import type { CheckDepth } from '../storage/open-file.ts';
import type { StorageErrorCode } from '../storage/errors.ts';

/** How thoroughly a file is read before it is trusted. */
export type Depth = 'none' | CheckDepth;

/** What a chapter file holds. */
export interface Examined extends BackupContent {
  readonly demo: boolean;
  /** Equal for two files of one chapter exactly when no document changed between them. */
  readonly revision: string;
}

/** Work on whole files, done in a thread of its own so that the process goes on answering. */
export interface Tasks {
  /** Copies the chapter file `from`, which may be in use, to the new file `to`, and verifies it. */
  copy: { input: { from: string; to: string }; output: Examined };
  /** Reads a backup. Fails with the `backup-…` errors. */
  examine: { input: { file: string; depth: Depth }; output: Examined };
  /** Reads through a chapter file without writing to it. Fails with a storage error. */
  check: { input: { file: string; depth: CheckDepth }; output: undefined };
  /** Writes a chapter file that nobody has open anew, without its empty pages. */
  compact: { input: { file: string }; output: undefined };
  /** Writes the encrypted form of `from` to the new file `to`. */
  encrypt: { input: { from: string; to: string; passphrase: string }; output: undefined };
  /** Tells whether a file is encrypted. */
  recognise: { input: { file: string }; output: { isEncrypted: boolean } };
  /** Writes the content of the encrypted `from` to the new file `to`. */
  decrypt: { input: { from: string; to: string; passphrase: string }; output: undefined };
  /** Makes `to` from the backup `from`, verified, as a copy that sync does not know; see lineage.ts. */
  stage: { input: { from: string; to: string; lineage: string }; output: Examined };
}

/** The name of a task. */
export type TaskName = keyof Tasks;

/** What the thread is started with. */
export interface TaskRequest<Name extends TaskName = TaskName> {
  readonly name: Name;
  readonly input: Tasks[Name]['input'];
}

/** What the thread says. */
export type TaskMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'expected'; readonly error: AppError }
  | {
      readonly kind: 'storage';
      readonly code: StorageErrorCode;
      readonly file: string;
      readonly detail: string;
    };
