import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { instantSchema } from '#shared/domain/document.ts';
import { writeFileAtomic } from '../runtime/writeFileAtomic.ts';

const settingsSchema = z.looseObject({
  /** Random, new for every connection: what is remembered in the chapter's file belongs to one. */
  connection: z.string(),
  address: z.string(),
  database: z.string(),
  /** The account's name; its password is kept in memory only. */
  account: z.string(),
  since: instantSchema,
  paused: z.boolean(),
});

/** How a chapter is connected to its server, beside the chapter's file. */
export type SyncSettings = z.infer<typeof settingsSchema>;

/** Reads the connection of the chapter in `folder`; `undefined` when it is on no server. */
export const readSettings = (folder: string): SyncSettings | undefined => {
  const file = fileIn(folder);
  if (!existsSync(file)) return undefined;
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Without its connection the chapter is on this computer only, and can be joined again.
    return undefined;
  }
};

/** Stores the connection; durable when it returns. */
export const writeSettings = (folder: string, settings: SyncSettings): void =>
  writeFileAtomic(fileIn(folder), `${JSON.stringify(settings)}\n`);

/** Forgets the connection. */
export const removeSettings = (folder: string): void => rmSync(fileIn(folder), { force: true });

const fileIn = (folder: string): string => join(folder, 'sync.json');
