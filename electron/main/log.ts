import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from './redact.ts';

/** Where the shell writes what happened. One line an entry; never holds personal data. */
export interface Log {
  info(text: string): void;
  /** `cause` may be anything that was thrown. */
  error(text: string, cause?: unknown): void;
}

/**
 * Opens the log in a folder: `shell.log`, and `shell.old.log` for what came before. Both together
 * stay under twice `limit` bytes. A log that cannot be written must not stop the app, so failures
 * to write are swallowed.
 */
export const openLog = (options: { readonly folder: string; readonly limit?: number }): Log => {
  const file = join(options.folder, 'shell.log');
  const limit = options.limit ?? defaultLimit;
  let size = sizeOf(file);

  const write = (level: string, text: string): void => {
    const line = `${new Date().toISOString()} ${level} ${redact(text).replaceAll(/\r?\n/g, '\n  ')}\n`;
    try {
      if (size > 0 && size + Buffer.byteLength(line) > limit) {
        renameSync(file, join(options.folder, 'shell.old.log'));
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      size = sizeOf(file);
    }
  };

  return {
    info: (text) => write('info', text),
    error: (text, cause) =>
      write('error', cause === undefined ? text : `${text}: ${describe(cause)}`),
  };
};

const defaultLimit = 1_000_000;

const describe = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
};
