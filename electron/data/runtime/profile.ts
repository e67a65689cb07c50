import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { appError, type AppError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { isDiskFull } from './errors.ts';
import { newUuid } from './identity.ts';
import { lockProfile } from './profileLock.ts';
import { writeFileAtomic } from './writeFileAtomic.ts';

const settingsSchema = z.looseObject({
  /** Names this computer in every document it writes. */
  device: z.string(),
  /** Names the person at this computer in every document. */
  actor: z.string(),
  /** The chapter to open at start. */
  lastChapter: z.string().optional(),
});

/** What is remembered for this computer, outside any chapter. */
export type ProfileSettings = z.infer<typeof settingsSchema>;

/** The folder that holds everything of this computer's Tsudoi, locked for this process. */
export interface Profile {
  readonly folder: string;
  settings(): ProfileSettings;
  /** Stores changed settings; durable when it returns. */
  update(change: Partial<ProfileSettings>): void;
  release(): void;
}

/**
 * Takes a profile folder: makes it when missing, checks that it can be written, locks it, and
 * reads its settings. Damaged settings are put aside, never overwritten.
 */
export const openProfile = (path: string): Result<Profile, AppError> => {
  const folder = resolve(path);
  try {
    makeFolders(join(folder, 'chapters'));
  } catch {
    return err(appError('profile-not-writable', { folder }));
  }
  const lock = lockProfile(folder);
  if (!lock.ok) return lock;
  const file = join(folder, 'profile.json');
  try {
    const remembered = readSettings(file);
    let settings = remembered ?? newSettings();
    const save = (): void => writeFileAtomic(file, `${JSON.stringify(settings, undefined, 2)}\n`);
    try {
      // Shows that the folder can be written.
      save();
    } catch (error) {
      if (remembered === undefined || !isDiskFull(error)) throw error;
    }
    return ok({
      folder,
      settings: () => settings,
      update: (change) => {
        settings = { ...settings, ...change };
        save();
      },
      release: lock.value.release,
    });
  } catch (error) {
    lock.value.release();
    return err(
      isDiskFull(error) ? appError('disk-full') : appError('profile-not-writable', { folder }),
    );
  }
};

// One level at a time: Node's recursive `mkdir` never returns below a folder that takes no new
// entries but answers "no such file" (Linux' /proc does).
const makeFolders = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder);
};

// `undefined`: there are none, or they were damaged and put aside.
const readSettings = (file: string): ProfileSettings | undefined => {
  const text = readIfThere(file);
  const parsed = text === undefined ? undefined : settingsSchema.safeParse(parseJson(text));
  if (parsed?.success === true) return parsed.data;
  if (text !== undefined) writeFileAtomic(`${file}.damaged-${Date.now()}`, text);
  return undefined;
};

const newSettings = (): ProfileSettings => ({
  device: newUuid().slice(-12),
  actor: `organiser:${newUuid()}`,
});

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
