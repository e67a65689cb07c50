import { join } from 'node:path';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { createChapterFolder, freeSlug, listChapters, saveChapterEntry } from '../chapter/index.ts';
import { chapterFileName } from '../database/openDatabase.ts';
import { newUuid } from '../runtime/identity.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { StorageError } from '../storage/errors.ts';
import { createBackup } from './createBackup.ts';
import { draftFile, removeDraft } from './folder.ts';
import { moveAside, replaceFile } from './replaceFile.ts';
import { runTask, type TaskOptions } from './runTask.ts';
import type { Prepared } from './source.ts';
import { chapterIdOf, type Target } from './target.ts';

interface RestoreOptions extends TaskOptions {
  readonly runtime: Runtime;
  readonly prepared: Prepared;
}

interface ReplaceOptions extends RestoreOptions {
  readonly target: Target;
}

/**
 * Puts a backup in place of the open chapter, whose state at this moment becomes a backup first
 * (or, when its file turns out to be damaged, is moved aside). Nothing is changed when anything
 * fails before the file is replaced.
 */
export const restoreOver = async (
  options: ReplaceOptions,
): Promise<Result<{ slug: string; before?: string }, AppError>> => {
  const { target, signal } = options;
  const saved: { before?: string } = {};
  return replaceChapter(options, async (staged) => {
    try {
      const backup = await createBackup({ folder: target.folder, kind: 'before-restore', signal });
      saved.before = backup.id;
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== 'corrupt') throw error;
      moveAside(target.folder);
    }
    replaceFile(target.folder, staged);
    return saved;
  });
};

/** Puts a backup in place of a chapter that does not open; its file is moved aside as it is. */
export const recoverFrom = async (
  options: ReplaceOptions,
): Promise<Result<{ slug: string; putAside: string[] }, AppError>> => {
  const { runtime, target } = options;
  try {
    return await replaceChapter(options, async (staged) => {
      const putAside = moveAside(target.folder);
      replaceFile(target.folder, staged);
      return { putAside };
    });
  } catch (error) {
    // Without a chapter that opens, windows are to be told again why.
    if (runtime.chapter() === undefined) {
      await runtime.openChapter(target.slug).catch(() => undefined);
    }
    throw error;
  }
};

/** Makes a chapter of its own from a backup and opens it. */
export const restoreAsNew = async ({
  runtime,
  prepared,
  ...task
}: RestoreOptions): Promise<Result<{ slug: string }, AppError>> => {
  const { profile } = runtime;
  const { chapterName, demo } = prepared.content;
  const taken = listChapters(profile.folder).map((entry) => entry.slug);
  const slug = freeSlug(chapterName, [...taken, 'demo']);
  await runtime.makeChapter(slug, () =>
    createChapterFolder({
      profileFolder: profile.folder,
      entry: { slug, name: chapterName === '' ? slug : chapterName, demo },
      fill: async (folder) => {
        const to = join(folder, chapterFileName);
        await runTask('stage', { from: prepared.file, to, lineage: newUuid() }, task);
      },
    }),
  );
  return ok({ slug });
};

const replaceChapter = async <Answer>(
  options: ReplaceOptions,
  exchange: (staged: string) => Promise<Answer>,
): Promise<Result<Answer & { slug: string }, AppError>> => {
  const { runtime, target, prepared, signal, onProgress } = options;
  const { slug, folder } = target;
  const present = await chapterIdOf(runtime, target);
  if (present !== undefined && present !== prepared.content.chapterId) {
    return err(appError('backup-other-chapter'));
  }
  const staged = draftFile(folder, `restore-${newUuid()}.sqlite`);
  try {
    const stage = { from: prepared.file, to: staged, lineage: newUuid() };
    await runTask('stage', stage, { signal, onProgress });
    const done: { answer?: Answer } = {};
    await runtime.makeChapter(slug, async () => {
      signal?.throwIfAborted();
      done.answer = await exchange(staged);
      const { chapterName, demo } = prepared.content;
      saveChapterEntry(runtime.profile.folder, { slug, name: chapterName || slug, demo });
    });
    return ok({ ...(done.answer as Answer), slug });
  } finally {
    removeDraft(staged);
  }
};
