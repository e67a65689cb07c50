import type { ChapterContext } from '../runtime/chapterContext.ts';

const last = new WeakMap<ChapterContext, Promise<unknown>>();

/** Runs imports and undos of one chapter one after the other. */
export const inTurn = <Value>(
  chapter: ChapterContext,
  work: () => Promise<Value>,
): Promise<Value> => {
  const run = (last.get(chapter) ?? Promise.resolve()).then(work);
  last.set(
    chapter,
    run.catch(() => undefined),
  );
  return run;
};
