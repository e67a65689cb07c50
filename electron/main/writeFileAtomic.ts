import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/**
 * Replaces a small text file so that a crash leaves either the old or the new content, never a mix:
 * write beside it, flush to the disk, rename over it.
 */
export const writeFileAtomic = (file: string, text: string): void => {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
};
