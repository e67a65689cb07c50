import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Replaces a small text file so that after a crash either the old or the new content is there,
 * never half of it: written beside it, flushed to disk, then renamed over it. When that fails the
 * old content stays and nothing is left beside it.
 */
export const writeFileAtomic = (file: string, text: string): void => {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};
