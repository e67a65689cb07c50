import type { ChapterContext } from '../runtime/chapterContext.ts';
import { readBatches } from './batches.ts';
import { reverseParts } from './reverse.ts';
import { finishUndo } from './undo.ts';
import { writeAll } from './writePlan.ts';

/**
 * Brings order after a crash, when a chapter is opened and before anybody works in it: an import of
 * this computer that was not finished is rolled back, one whose undo was cut off is taken back
 * completely. Imports of other computers are theirs to finish.
 */
export const recoverImports = async (chapter: ChapterContext): Promise<void> => {
  const own = (await readBatches(chapter)).filter(
    ({ begun }) => begun.device === chapter.author.device,
  );
  for (const { importId, finished, undoing, undone } of own) {
    if (finished === undefined) await rollBack(chapter, importId);
    else if (undoing !== undefined && undone === undefined) await finishUndo(chapter, importId);
  }
};

/** Takes an unfinished import back and removes its records: it did not happen. */
export const rollBack = async (chapter: ChapterContext, importId: string): Promise<void> => {
  await reverseParts(chapter, importId);
  const batch = (await readBatches(chapter)).find((entry) => entry.importId === importId);
  if (batch === undefined) return;
  await writeAll(chapter, [{ kind: 'remove', collection: 'journal', id: batch.begun._id }]);
};
