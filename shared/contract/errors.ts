import { z } from 'zod';

/**
 * Every error a person can cause or meet, by code. Each has a sentence in the message catalogues
 * under `errors.<code>`; `params` fill its placeholders.
 */
export const errorCodes = [
  /** The message did not fit the contract: a bug in the sender or a hostile sender. */
  'invalid-request',
  /** The data process met a bug; the log has the (redacted) details. */
  'internal',
  /** The connection to the data process broke before the answer came; nothing was replayed. */
  'connection-lost',
  /** The person stopped the work; nothing was changed. */
  'cancelled',
  /** No chapter is open. */
  'no-chapter',
  /** The document is not there (any more). */
  'not-found',
  /** A value a person typed cannot be accepted; `params.field` names it. */
  'invalid-value',
  /** A meetup cannot have this stage or status now; `params.why` is a `MoveProblem`. */
  'move-not-allowed',
  /** A name is missing where one is needed. */
  'name-required',
  /** A minor's agreement was to be recorded without saying which guardian agreed. */
  'guardian-needed',
  /** The data folder cannot be written; `params.folder`. */
  'profile-not-writable',
  /** Another instance uses the data folder; `params.folder`. */
  'profile-in-use',
  /** The chapter's file is damaged or not a database; it was left as it is; `params.file`. */
  'file-damaged',
  /** The chapter's file was written by a newer version; `params.file`. */
  'file-newer',
  /** The chapter's file or its disk cannot be reached; `params.file`. */
  'file-unavailable',
  /** Another program keeps the chapter's file from being written; `params.file`. */
  'file-locked',
  /** The document was written by a newer version in a form this one does not know; it was left as it is. */
  'document-newer',
  /** One of the two people was merged into somebody before. */
  'already-merged',
  /** The merge cannot be taken back now: it was already, or a later merge has to be first. */
  'merge-moved-on',
  /** The disk is full. Nothing of this action was saved. */
  'disk-full',
  /** The disk is too full to open the chapter. */
  'disk-full-to-open',
  /** The file to import has no content. */
  'import-empty',
  /** No column of a file of guests has names or addresses. */
  'guest-file-no-names',
  /** The file to import is larger than `params.limit` megabytes. */
  'import-too-large',
  /** The file has more than `params.limit` rows. */
  'import-too-many-rows',
  /** The file is not a table of text; `params.kind` says what it looks like, if known. */
  'import-not-a-table',
  /** The text is in no encoding that is known. */
  'import-wrong-encoding',
  /** The workbook is damaged or incomplete. */
  'import-damaged',
  /** The workbook unpacks to more than its size can honestly hold, or than is read. */
  'import-unpacks-too-large',
  /** The workbook declares entities (a DOCTYPE), as no spreadsheet program does. */
  'import-unsafe',
  /** The workbook is encrypted with a password. */
  'import-locked',
  /** The file has a header but no rows. */
  'import-no-rows',
  /** No column holds names. */
  'import-no-name-column',
  /** The prepared import was dropped (for example after a restart); choose the file again. */
  'import-expired',
  /** The file is no backup of Tsudoi. */
  'backup-not-a-backup',
  /** The backup is damaged or was changed; it cannot be used. */
  'backup-damaged',
  /** The end of the backup is missing. */
  'backup-incomplete',
  /** The backup was written by a newer version. */
  'backup-newer',
  /** The backup is encrypted and no passphrase was given. */
  'backup-passphrase-needed',
  /** The passphrase does not open the backup. */
  'backup-passphrase-wrong',
  /** The backup file is larger than `params.limit` megabytes. */
  'backup-too-large',
  /** The file that was being sent or fetched is no longer there; begin again. */
  'backup-expired',
  /** The backup belongs to another chapter than the open one. */
  'backup-other-chapter',
  /** The open chapter is on no server. */
  'sync-not-connected',
  /** The open chapter is on a server already; leave it first. */
  'sync-already-connected',
  /** The server cannot be reached; `params.address`. */
  'sync-unreachable',
  /** What answers at `params.address` is no CouchDB server, or it is in trouble. */
  'sync-server-error',
  /** The server's certificate cannot be trusted; `params.address`. */
  'sync-certificate',
  /** The server did not accept name and password. */
  'sync-wrong-password',
  /** The server has locked the account for some minutes after several wrong passwords. */
  'sync-account-locked',
  /** The account may not open the database or is no administrator. */
  'sync-no-access',
  /** There is no database `params.database` on the server. */
  'sync-no-database',
  /** The database holds no chapter of Tsudoi. */
  'sync-no-chapter',
  /** The database holds another chapter. */
  'sync-other-chapter',
  /** The chapter of this database is on this computer already. */
  'sync-chapter-here',
  /** The text or file holds no invitation to a chapter. */
  'invitation-unreadable',
  /** The invitation was made by a newer version, in a form this one does not know. */
  'invitation-newer',
] as const;

/** One of {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];

/** Values that fill an error sentence's placeholders. */
export const errorParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** An expected error as it crosses between data process and window. */
export const appErrorSchema = z.object({
  code: z.enum(errorCodes),
  params: errorParamsSchema.optional(),
});

/** See {@link appErrorSchema}. */
export type AppError = z.infer<typeof appErrorSchema>;

/** Builds an {@link AppError}. */
export const appError = (code: ErrorCode, params?: AppError['params']): AppError =>
  params === undefined ? { code } : { code, params };
