import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

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

/**
 * Removes what a process that was killed while it wrote left beside the files of a folder. What cannot
 * be removed (another program looks at it) stays: it harms nobody.
 */
export const removeUnfinished = (folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.tmp')) continue;
    try {
      rmSync(join(folder, entry.name), { force: true });
    } catch {
      // The next opening tries again.
    }
  }
};
