import { z } from 'zod';
import { backupKinds } from '../domain/backup/backupName.ts';
import { instantSchema } from '../domain/document.ts';
import { command, query } from './define.ts';

/** The most bytes of a backup that one message carries. */
export const backupChunkLimit = 4 * 1024 * 1024;

/** The largest backup file that can be brought back through the window, in bytes. */
export const backupByteLimit = 512 * 1024 * 1024;

/** The shortest passphrase that a copy is encrypted with, in characters. */
export const passphraseLength = 10;

/** What a backup holds. */
export const backupContentSchema = z.object({
  /** Id of the chapter's document; empty when the file holds none. */
  chapterId: z.string(),
  chapterName: z.string(),
  people: z.int(),
  meetups: z.int(),
  /** When the newest change in it was written. */
  newestChange: instantSchema.optional(),
  /** Version of the file's layout. */
  format: z.int(),
});

/** See {@link backupContentSchema}. */
export type BackupContent = z.infer<typeof backupContentSchema>;

/** A backup in the chapter's folder. */
export const backupEntrySchema = z.object({
  /** Its file name. */
  id: z.string(),
  at: instantSchema,
  kind: z.enum(backupKinds),
  /** In bytes. */
  size: z.int(),
  /** `unknown` until its file has been read through; the list tells again when it has. */
  state: z.enum(['good', 'damaged', 'newer', 'unknown']),
  /** What is inside a good one. */
  content: backupContentSchema.optional(),
});

/** See {@link backupEntrySchema}. */
export type BackupEntry = z.infer<typeof backupEntrySchema>;

/** Why backups cannot be made by themselves. */
export const backupProblemReasons = [
  'disk-full',
  /** Nothing may be written to the chapter's folder. */
  'not-writable',
  /** The chapter's file could not be copied whole. */
  'damaged',
  /** The file or its disk cannot be reached, or another program holds it. */
  'unavailable',
  'unexpected',
] as const;

/** The daily backup that failed, and is tried again every hour. */
export const backupProblemSchema = z.object({
  /** When the first try failed. */
  since: instantSchema,
  reason: z.enum(backupProblemReasons),
});

/** See {@link backupProblemSchema}. */
export type BackupProblem = z.infer<typeof backupProblemSchema>;

/** Where a backup comes from: the chapter's own folder, or a file the window sends. */
export const backupSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('backup'), id: z.string().max(100) }),
  z.object({ kind: z.literal('upload'), upload: z.string().max(100) }),
]);

/** See {@link backupSourceSchema}. */
export type BackupSource = z.infer<typeof backupSourceSchema>;

const passphraseSchema = z.string().min(1).max(1000);

/** Queries and commands about backups of the open chapter, or of the one that did not open. */
export const backupContract = {
  /** The backups in the chapter's folder, newest first, and what was moved aside there. */
  'backup.list': query(
    z.object({}),
    z.object({
      /** `null` when no chapter is open and none failed to open. */
      chapter: z.object({ slug: z.string(), name: z.string(), isOpen: z.boolean() }).nullable(),
      /** The chapter's folder on this computer. */
      folder: z.string(),
      backups: z.array(backupEntrySchema),
      /** Names of damaged files that were moved aside in the chapter's folder. */
      putAside: z.array(z.string()),
    }),
  ),
  /** Why the open chapter's daily backup cannot be made; `null` while all is well. */
  'backup.problem': query(z.object({}), z.object({ problem: backupProblemSchema.nullable() })),
  /**
   * Makes a backup now: in the chapter's folder or, with `download`, as a file for the window, read
   * with `backup.read` and forgotten with `backup.discard`. A passphrase encrypts the file.
   */
  'backup.create': command(
    z.object({
      download: z.boolean().default(false),
      passphrase: z.string().min(passphraseLength).max(1000).optional(),
    }),
    z.object({
      backup: backupEntrySchema.optional(),
      download: z.object({ id: z.string(), fileName: z.string(), size: z.int() }).optional(),
    }),
  ),
  /** Some bytes of a download, at most {@link backupChunkLimit}; fewer only at its end. */
  'backup.read': query(
    z.object({ download: z.string(), offset: z.int().min(0) }),
    z.object({ bytes: z.instanceof(Uint8Array) }),
  ),
  /** Forgets a download or upload and removes its file. */
  'backup.discard': command(z.object({ transfer: z.string() }), z.object({})),
  /** Begins to bring a backup file in. */
  'backup.upload': command(z.object({ size: z.int().min(1) }), z.object({ upload: z.string() })),
  /** The next bytes of an upload. `offset` is where they belong; they come in order. */
  'backup.write': command(
    z.object({
      upload: z.string(),
      offset: z.int().min(0),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= backupChunkLimit),
    }),
    z.object({ received: z.int() }),
  ),
  /** Reads a backup through and tells what is inside. Changes nothing. Reports progress. */
  'backup.inspect': command(
    z.object({ source: backupSourceSchema, passphrase: passphraseSchema.optional() }),
    z.object({
      content: backupContentSchema,
      /** Whether it is a backup of the open (or failed) chapter; `null` when there is none. */
      isThisChapter: z.boolean().nullable(),
    }),
  ),
  /**
   * Puts a backup in place of the open chapter, whose present state becomes a backup first; with
   * `as: 'new'` it becomes a chapter of its own beside the others. An encrypted upload is inspected
   * first. Sync begins anew afterwards.
   */
  'backup.restore': command(
    z.object({ source: backupSourceSchema, as: z.enum(['this', 'new']) }),
    z.object({
      slug: z.string(),
      /** Id of the backup of the state before. */
      before: z.string().optional(),
    }),
  ),
  /**
   * Opens a backup in place of the chapter that did not open. Its file is moved aside as it is;
   * `putAside` are the names it has now.
   */
  'chapter.recover': command(
    z.object({ source: backupSourceSchema }),
    z.object({ slug: z.string(), putAside: z.array(z.string()) }),
  ),
};
