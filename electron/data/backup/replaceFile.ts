import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chapterFileName } from '../database/openDatabase.ts';
import { flushFolder } from './folder.ts';

/**
 * Puts a staged file in the place of a closed chapter's file, in one step: after a crash either the
 * old or the new one is there. What was prepared from the old one is forgotten.
 */
export const replaceFile = (folder: string, staged: string): void => {
  const file = join(folder, chapterFileName);
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  // A log belongs to its file: beside another one SQLite would mix the two.
  if (log !== undefined && log.size > 0) moveAside(folder);
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  rmSync(join(folder, 'people.index'), { force: true });
  renameSync(staged, file);
  flushFolder(folder);
};

/**
 * Moves a chapter's file aside as it is, with its log, under a name that says when. Answers the
 * names it has now; none when there was nothing.
 */
export const moveAside = (folder: string): string[] => {
  const stamp = new Date().toISOString().replaceAll(/[-:.]/g, '');
  const moved: string[] = [];
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    const name = `${asidePrefix}${stamp}.sqlite${suffix}`;
    const present = join(folder, `${chapterFileName}${suffix}`);
    if (!existsSync(present)) continue;
    renameSync(present, join(folder, name));
    moved.push(name);
  }
  flushFolder(folder);
  return moved;
};

/** The names of files that were moved aside in a chapter's folder, newest first. */
export const listMovedAside = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(asidePrefix))
      .toSorted()
      .toReversed();
  } catch {
    return [];
  }
};

const asidePrefix = 'moved-aside-';
