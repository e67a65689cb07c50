import { z } from 'zod';
import { longestOrganiserName } from '../domain/chapter/organiser.ts';
import { countryRegionSchema, timeZoneSchema } from '../domain/document.ts';
import { command, query } from './define.ts';
import { undoableSchema } from './undo.ts';
import { appErrorSchema } from './errors.ts';

/** A chapter on this computer, as the switcher shows it. */
export const chapterEntrySchema = z.object({
  slug: z.string(),
  name: z.string(),
  demo: z.boolean(),
});

/** The open chapter. */
export const openChapterSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  countryRegion: countryRegionSchema.optional(),
  timeZone: timeZoneSchema,
  languages: z.array(z.string()),
  demo: z.boolean(),
  counts: z.object({ people: z.int(), meetups: z.int() }),
  /** Of the chapter's file, in bytes. */
  fileSize: z.int(),
  /** How much smaller `chapter.compact` would make the file, in bytes; 0 when it does not pay. */
  reclaimable: z.int(),
});

/** See {@link openChapterSchema}. */
export type OpenChapter = z.infer<typeof openChapterSchema>;

/** What a chapter is created with. */
export const newChapterSchema = z.object({
  name: z.string().trim().min(1).max(200),
  countryRegion: countryRegionSchema.optional(),
  timeZone: timeZoneSchema,
  languages: z.array(z.string()).min(1),
});

/** Queries and commands about chapters on this computer. */
export const chapterContract = {
  /** What is open and what could be opened. `problem` says why the last chapter did not open. */
  'chapter.state': query(
    z.object({}),
    z.object({
      open: openChapterSchema.nullable(),
      chapters: z.array(chapterEntrySchema),
      problem: appErrorSchema.optional(),
      /** A chapter is being opened whose documents come from an earlier version; documents looked at. */
      migration: z.object({ done: z.int(), total: z.int() }).optional(),
      /** The folder that holds everything, shown in the settings. */
      dataFolder: z.string(),
      version: z.string(),
    }),
  ),
  'chapter.create': command(newChapterSchema, z.object({ slug: z.string() })),
  /** Makes (once) and opens the demo chapter. Reports progress. */
  'chapter.openDemo': command(z.object({}), z.object({ slug: z.string() })),
  'chapter.open': command(z.object({ slug: z.string() }), z.object({})),
  /** Closes the open chapter and shows the welcome page; nothing is deleted. */
  'chapter.close': command(z.object({}), z.object({})),
  /**
   * Writes the open chapter's file anew without its empty space. The chapter is closed meanwhile and
   * opened again. Reports progress.
   */
  'chapter.compact': command(z.object({}), z.object({ before: z.int(), after: z.int() })),
  'chapter.edit': command(newChapterSchema.partial(), undoableSchema),
  /** What whoever works at this computer is called by in the open chapter; empty without a name. */
  'chapter.ownName': query(z.object({}), z.object({ name: z.string() })),
  /** Changes that name on every organiser's computer; empty takes it away. */
  'chapter.setOwnName': command(
    z.object({ name: z.string().trim().max(longestOrganiserName) }),
    undoableSchema,
  ),
};
