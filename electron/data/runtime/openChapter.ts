import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  backupBeforeMigration,
  checkChapterFile,
  removeDrafts,
  startAutomaticBackups,
} from '../backup/index.ts';
import { chapterFileName } from '../database/openDatabase.ts';
import { startHousekeeping } from '../housekeeping/index.ts';
import { StorageError, toStorageError } from '../storage/errors.ts';
import {
  openChapterContext,
  type ChapterContext,
  type OpenChapterOptions,
} from './chapterContext.ts';
import { openMarkerOf, type OpenMarker } from './openMarker.ts';

/**
 * Opens a chapter that is there: everything in its file is compared first when it was not closed in
 * order, nothing is made in place of a missing file, and daily backups run while it is open. Errors
 * as {@link openChapterContext}; the file is then as it was.
 */
export const openChapter = async (options: OpenChapterOptions): Promise<ChapterContext> => {
  const { folder, bus } = options;
  const file = join(folder, chapterFileName);
  if (!existsSync(file) && !existsSync(`${file}-wal`)) {
    throw new StorageError({ code: 'missing', file, detail: 'The chapter has no file' });
  }
  const marker = openMarkerOf(folder);
  const wasLeft = marker.isLeft();
  if (wasLeft) await refuseDamage(file);
  mark(marker, file);
  try {
    removeDrafts(folder);
    const chapter = await openChapterContext({
      ...options,
      beforeMigration: () => backupBeforeMigration(folder),
    });
    const housekeeping = startHousekeeping(chapter.database, chapter.sync.isPushed);
    const backups = startAutomaticBackups({ folder, onMade: () => bus.publish('backups') });
    return {
      ...chapter,
      close: async () => {
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
const refuseDamage = async (file: string): Promise<void> => {
  try {
    await checkChapterFile(file);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    if (error.code === 'corrupt' || error.code === 'not-a-database') throw error;
  }
};

const mark = (marker: OpenMarker, file: string): void => {
  try {
    marker.set();
  } catch (error) {
    throw toStorageError({ error, file });
  }
};
