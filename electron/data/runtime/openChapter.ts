import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  backupBeforeMigration,
  checkChapterFile,
  removeDrafts,
  startAutomaticBackups,
} from '../backup/index.ts';
import { chapterFileName } from '../database/openDatabase.ts';
import { freeCircles } from '../duplicates/index.ts';
import { keepErased } from '../erasure/index.ts';
import { startHousekeeping } from '../housekeeping/index.ts';
import { StorageError, toStorageError, type StorageErrorCode } from '../storage/errors.ts';
import type { CheckDepth } from '../storage/index.ts';
import {
  openChapterContext,
  type ChapterContext,
  type OpenChapterOptions,
} from './chapterContext.ts';
import { openMarkerOf, type OpenMarker } from './openMarker.ts';
import { removeUnfinished } from './writeFileAtomic.ts';

/**
 * Opens a chapter that is there: its file is read through first, and everything in it compared when
 * it was not closed in order; a file that was made just now (`isFresh`) and closed in order is not.
 * Nothing is made in place of a missing file, and daily backups run while it is open. Errors as
 * {@link openChapterContext}; the file is then as it was.
 */
export const openChapter = async (
  options: OpenChapterOptions & { readonly isFresh?: boolean },
): Promise<ChapterContext> => {
  const { folder, bus, isFresh = false } = options;
  const file = join(folder, chapterFileName);
  if (!existsSync(file) && !existsSync(`${file}-wal`)) {
    throw new StorageError({ code: 'missing', file, detail: 'The chapter has no file' });
  }
  const marker = openMarkerOf(folder);
  const wasLeft = marker.isLeft();
  if (wasLeft || !isFresh) await refuseDamage(file, wasLeft ? 'full' : 'quick');
  mark(marker, file);
  try {
    removeDrafts(folder);
    removeUnfinished(folder);
    const chapter = await openChapterContext({
      ...options,
      beforeMigration: () => backupBeforeMigration(folder),
    });
    const housekeeping = startHousekeeping(chapter.database, chapter.sync.isPushed);
    const erasing = keepErased(chapter);
    const circles = freeCircles(chapter);
    const backups = startAutomaticBackups({ folder, onChange: () => bus.publish('backups') });
    return {
      ...chapter,
      close: async () => {
        await erasing.stop();
        await circles.stop();
        await housekeeping.stop();
        await backups.stop();
        await chapter.close();
        marker.clear();
      },
    };
  } catch (error) {
    // A file that was refused was not in use: the next opening owes it no more than this one did.
    if (!wasLeft) marker.clear();
    throw error;
  }
};

// What keeps the file from being read at all is left to the opening, which tells it apart.
const refuseDamage = async (file: string, depth: CheckDepth): Promise<void> => {
  try {
    await checkChapterFile(file, depth);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    if (decided.includes(error.code)) throw error;
  }
};

// A file that stayed locked for the thread's whole patience is not waited for a second time.
const decided: readonly StorageErrorCode[] = ['corrupt', 'not-a-database', 'locked'];

const mark = (marker: OpenMarker, file: string): void => {
  try {
    marker.set();
  } catch (error) {
    throw toStorageError({ error, file });
  }
};
