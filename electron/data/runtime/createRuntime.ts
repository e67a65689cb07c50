import { join } from 'node:path';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { recoverImports } from '../import/index.ts';
import type { Forms, MigrationProgress } from '../migration/index.ts';
import { createTopicBus } from '../server/topics.ts';
import type { ChapterContext } from './chapterContext.ts';
import { ExpectedError, isDiskFull, toAppError } from './errors.ts';
import { openChapter } from './openChapter.ts';
import type { Profile } from './profile.ts';
import type { Runtime } from './runtime.ts';

/** Makes the {@link Runtime} over a locked profile. No chapter is open at first. */
export const createRuntime = (options: {
  readonly profile: Profile;
  readonly version: string;
  readonly forms?: Forms;
}): Runtime => {
  const topics = createTopicBus();
  const { profile, version, forms } = options;
  let chapter: ChapterContext | undefined;
  let problem: AppError | undefined;
  let failed: string | undefined;
  let migration: MigrationProgress | undefined;
  let rewriting: Promise<ChapterContext | undefined> | undefined;
  let opening: AbortController | undefined;
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
    failed = undefined;
    await closing?.close();
  };
  // It only decides what the next start opens: no reason not to open this chapter now.
  const rememberLast = (slug: string): void => {
    if (profile.settings().lastChapter === slug) return;
    try {
      profile.update({ lastChapter: slug });
    } catch (error) {
      if (!isDiskFull(error)) throw error;
    }
  };
  const open = async (slug: string, isFresh = false): Promise<ChapterContext> => {
    if (chapter?.slug === slug) return chapter;
    await close();
    opening = new AbortController();
    try {
      const opened = await openChapter({
        slug,
        folder: join(profile.folder, 'chapters', slug),
        author: profile.settings(),
        bus: topics,
        ...(forms !== undefined && { forms }),
        signal: opening.signal,
        isFresh,
        onMigration: (progress) => {
          migration = progress;
          topics.publish('chapter');
        },
      });
      try {
        // Before anybody can ask: what a crash left half done is put in order.
        await recoverImports(opened);
      } catch (error) {
        await opened.close();
        throw error;
      }
      chapter = opened;
      rememberLast(slug);
      return chapter;
    } catch (error) {
      const told = toAppError(error);
      problem = told?.code === 'disk-full' ? appError('disk-full-to-open') : told;
      failed = slug;
      throw problem === undefined ? error : new ExpectedError(problem);
    } finally {
      opening = undefined;
      migration = undefined;
      topics.publish('chapter');
    }
  };
  const makeChapter: Runtime['makeChapter'] = (slug, make, file = 'brought') =>
    inTurn(async () => {
      const before = chapter?.slug;
      await close();
      try {
        await make();
      } catch (error) {
        if (before !== undefined) await open(before);
        throw error;
      }
      return open(slug, file === 'fresh');
    });
  return {
    profile,
    topics,
    version,
    chapter: () => chapter,
    openedChapter: async () => chapter ?? rewriting,
    problem: () => problem,
    failedChapter: () => failed,
    migration: () => migration,
    openChapter: (slug) => inTurn(() => open(slug)),
    makeChapter,
    rewriteChapter: async (slug, rewrite) => {
      const work = makeChapter(slug, rewrite);
      const waiting = work.catch(() => chapter);
      rewriting = waiting;
      try {
        return await work;
      } finally {
        if (rewriting === waiting) rewriting = undefined;
      }
    },
    closeChapter: () => {
      opening?.abort();
      return inTurn(async () => {
        await close();
        topics.publish('chapter');
      });
    },
  };
};
