import { join } from 'node:path';
import type { AppError } from '#shared/contract/errors.ts';
import { recoverImports } from '../import/index.ts';
import { createTopicBus } from '../server/topics.ts';
import { openChapterContext, type ChapterContext } from './chapterContext.ts';
import { toAppError } from './errors.ts';
import type { Profile } from './profile.ts';
import type { Runtime } from './runtime.ts';

/** Makes the {@link Runtime} over a locked profile. No chapter is open at first. */
export const createRuntime = (options: {
  readonly profile: Profile;
  readonly version: string;
}): Runtime => {
  const topics = createTopicBus();
  const { profile, version } = options;
  let chapter: ChapterContext | undefined;
  let problem: AppError | undefined;
  // Opening and closing take turns: two windows may ask at once.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  };
  const close = async (): Promise<void> => {
    const closing = chapter;
    chapter = undefined;
    problem = undefined;
    await closing?.close();
  };
  const open = async (slug: string): Promise<ChapterContext> => {
    if (chapter?.slug === slug) return chapter;
    await close();
    try {
      const opened = await openChapterContext({
        slug,
        folder: join(profile.folder, 'chapters', slug),
        author: profile.settings(),
        bus: topics,
      });
      // Before anybody can ask: what a crash left half done is put in order.
      await recoverImports(opened);
      chapter = opened;
      profile.update({ lastChapter: slug });
      return chapter;
    } catch (error) {
      problem = toAppError(error);
      throw error;
    } finally {
      topics.publish('chapter');
    }
  };
  return {
    profile,
    topics,
    version,
    chapter: () => chapter,
    problem: () => problem,
    openChapter: (slug) => inTurn(() => open(slug)),
    makeChapter: (slug, make) =>
      inTurn(async () => {
        const before = chapter?.slug;
        await close();
        try {
          await make();
        } catch (error) {
          if (before !== undefined) await open(before);
          throw error;
        }
        return open(slug);
      }),
    closeChapter: () =>
      inTurn(async () => {
        await close();
        topics.publish('chapter');
      }),
  };
};
