import { join } from 'node:path';
import { listChapters } from '../chapter/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { findingOf } from './examined.ts';
import { listBackupFiles } from './folder.ts';

/** The chapter whose backups are meant: the open one, or the one that did not open. */
export interface Target {
  readonly slug: string;
  readonly name: string;
  readonly folder: string;
  readonly isOpen: boolean;
}

/** The {@link Target}; `undefined` when no chapter is open and none failed to. */
export const targetOf = (runtime: Runtime): Target | undefined => {
  const open = runtime.chapter();
  const slug = open?.slug ?? runtime.failedChapter();
  if (slug === undefined) return undefined;
  const entry = listChapters(runtime.profile.folder).find((known) => known.slug === slug);
  return {
    slug,
    name: entry?.name ?? slug,
    folder: join(runtime.profile.folder, 'chapters', slug),
    isOpen: open !== undefined,
  };
};

/** The id of the target's chapter document; `undefined` when nobody can tell. */
export const chapterIdOf = async (
  runtime: Runtime,
  target: Target,
): Promise<string | undefined> => {
  const open = runtime.chapter();
  if (open === undefined) return idOfBackups(target.folder);
  const found = await open.database.repositories.library.find({
    selector: { _id: { $gt: 'chapter:', $lt: 'chapter;' } },
    limit: 1,
  });
  return found[0]?._id;
};

// Of a chapter that did not open: what its own backups say, as far as they were read.
const idOfBackups = (folder: string): string | undefined => {
  for (const backup of listBackupFiles(folder)) {
    const finding = findingOf(backup);
    if (finding?.state === 'good') return finding.content.chapterId;
  }
  return undefined;
};
