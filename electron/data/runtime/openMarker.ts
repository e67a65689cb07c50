import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chapterFileName } from '../database/openDatabase.ts';
import { isDiskFull } from './errors.ts';
import { writeFileAtomic } from './writeFileAtomic.ts';

/**
 * The file beside an open chapter that says so. It is removed when the chapter was closed in order;
 * found at opening it says that the computer or the process stopped in between.
 */
export interface OpenMarker {
  /** Whether the chapter was not closed in order. */
  isLeft(): boolean;
  /**
   * Says that the chapter is open. On a full disk nothing is said: the log that an unclean end
   * leaves says the same of everything that was written.
   */
  set(): void;
  clear(): void;
}

/** The {@link OpenMarker} of the chapter in `folder`. */
export const openMarkerOf = (folder: string): OpenMarker => {
  const marker = join(folder, 'chapter.open');
  const log = join(folder, `${chapterFileName}-wal`);
  return {
    // A log with something in it says the same: closing folds it into the file.
    isLeft: () => existsSync(marker) || (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0,
    set: () => {
      try {
        writeFileAtomic(marker, `${new Date().toISOString()}\n`);
      } catch (error) {
        if (!isDiskFull(error)) throw error;
      }
    },
    clear: () => rmSync(marker, { force: true }),
  };
};
