import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { readBatches, stepRecord } from './batches.ts';
import { writeAll } from './writePlan.ts';
import { reverseParts, type Reversal } from './reverse.ts';

/**
 * Takes a complete import back at any later time. Cannot be stopped half-way; cut off by a crash it
 * is completed at the next start. Taking back what was taken back changes nothing; `not-found` when
 * there is no such import.
 */
export const undoImport = async (
  chapter: ChapterContext,
  importId: string,
  onProgress: (people: number, total: number) => void,
): Promise<Result<Reversal, AppError>> => {
  const batch = (await readBatches(chapter)).find((entry) => entry.importId === importId);
  if (batch?.finished === undefined) return err(appError('not-found'));
  if (batch.undone !== undefined) return ok({ removed: 0, restored: 0, kept: [] });
  const total = batch.finished.added + batch.finished.changed;
  if (batch.undoing === undefined) {
    await record(chapter, importId, { step: 'undoing' });
  }
  return ok(await finishUndo(chapter, importId, (people) => onProgress(people, total)));
};

/** Completes taking an import back whose `undoing` is recorded already. */
export const finishUndo = async (
  chapter: ChapterContext,
  importId: string,
  onProgress?: (people: number) => void,
): Promise<Reversal> => {
  const reversal = await reverseParts(chapter, importId, onProgress);
  const { removed, restored, kept } = reversal;
  await record(chapter, importId, { step: 'undone', removed, restored, kept: kept.length });
  return reversal;
};

const record = (
  chapter: ChapterContext,
  importId: string,
  fields: Parameters<typeof stepRecord>[2],
): Promise<void> => writeAll(chapter, [stepRecord(chapter, importId, fields)]);
