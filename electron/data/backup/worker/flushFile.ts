import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes sure that a file's content is on the disk. */
export const flushFile = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
