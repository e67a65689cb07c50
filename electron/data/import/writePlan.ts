import type { Plan, Reader, Write } from '../database/writer.ts';
import type { ChapterContext } from '../runtime/chapterContext.ts';
import { ExpectedError } from '../runtime/errors.ts';

/** Carries out a write plan that never refuses, see `Writer.commit`. */
export const writePlan = async <Value>(
  chapter: ChapterContext,
  plan: (reader: Reader) => Promise<Plan<Value>>,
): Promise<Value> => {
  const written = await chapter.database.writer.commit(plan);
  if (!written.ok) throw new ExpectedError(written.error);
  return written.value;
};

/** Makes writes that depend on nothing that is there. */
export const writeAll = (chapter: ChapterContext, writes: readonly Write[]): Promise<void> =>
  writePlan(chapter, async () => ({ writes, answer: undefined }));
