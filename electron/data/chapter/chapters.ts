import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { foldText } from '#shared/domain/search/fold.ts';
import { isDiskFull } from '../runtime/errors.ts';
import { writeFileAtomic } from '../runtime/writeFileAtomic.ts';

const entrySchema = z.looseObject({ name: z.string(), demo: z.boolean() });

/** A chapter on this computer: the folder's name and what the switcher shows. */
export interface ChapterEntry {
  readonly slug: string;
  readonly name: string;
  readonly demo: boolean;
}

/** The chapters in a profile, by name. The list is kept beside each chapter's file, so that no chapter has to be opened. */
export const listChapters = (profileFolder: string): ChapterEntry[] =>
  readdirSync(join(profileFolder, 'chapters'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => ({ slug: entry.name, ...readEntry(profileFolder, entry.name) }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || (a.slug < b.slug ? -1 : 1));

/**
 * Remembers what the switcher shows for a chapter. On a full disk it goes on showing what it did:
 * what was done to the chapter itself is done.
 */
export const saveChapterEntry = (profileFolder: string, entry: ChapterEntry): void => {
  try {
    writeEntry(join(profileFolder, 'chapters', entry.slug), entry);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  }
};

const writeEntry = (folder: string, { name, demo }: ChapterEntry): void =>
  writeFileAtomic(join(folder, 'chapter.json'), `${JSON.stringify({ name, demo })}\n`);

/**
 * Makes a chapter folder in one step: `fill` works in a folder that nobody sees, which gets its
 * name when `fill` is done. After a crash or error there is no half-made chapter.
 */
export const createChapterFolder = async (options: {
  readonly profileFolder: string;
  readonly entry: ChapterEntry;
  readonly fill: (folder: string) => Promise<void>;
}): Promise<void> => {
  const { profileFolder, entry, fill } = options;
  const chapters = join(profileFolder, 'chapters');
  const draft = join(chapters, `.new-${entry.slug}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    await fill(draft);
    writeEntry(draft, entry);
    renameSync(draft, join(chapters, entry.slug));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
};

/** A folder name for a chapter called `name` that is not taken: lower case letters, digits, hyphens. */
export const freeSlug = (name: string, taken: readonly string[]): string => {
  const base =
    foldText(name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 40) || 'chapter';
  let slug = base;
  for (let number = 2; taken.includes(slug); number += 1) slug = `${base}-${number}`;
  return slug;
};

// A lost or damaged side file costs the name in the list, never the chapter.
const readEntry = (profileFolder: string, slug: string): Omit<ChapterEntry, 'slug'> => {
  try {
    const text = readFileSync(join(profileFolder, 'chapters', slug, 'chapter.json'), 'utf8');
    return entrySchema.parse(JSON.parse(text));
  } catch {
    return { name: slug, demo: false };
  }
};
