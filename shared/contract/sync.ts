import { z } from 'zod';
import { instantSchema } from '../domain/document.ts';
import { command, query } from './define.ts';

/** Address of a CouchDB server: http or https, without name, password, query or fragment. */
export const serverAddressSchema = z
  .string()
  .max(500)
  .regex(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i);

/** A database's name on the server, as CouchDB allows it. */
export const databaseNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_$()+/-]*$/)
  .max(200);

/** Name and password of an account on the server. Kept in the memory of the data process only. */
export const serverAccountSchema = z.object({
  name: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(1000),
});

/** Why sync stopped and waits for a person. Nothing was deleted on either side. */
export const failSafeReasons = [
  /** The server has no database of this name (any more). */
  'database-gone',
  /** The database was deleted and made anew. */
  'database-recreated',
  /** The database holds no documents although it did. */
  'database-emptied',
  /** The database is an earlier state of itself, as after restoring a server's backup. */
  'database-rolled-back',
  /** Another server answers at this address. */
  'server-replaced',
  /** The database holds another chapter. */
  'other-chapter',
  /** The chapter's file on this computer was restored from a backup. */
  'local-restored',
] as const;

/** One of {@link failSafeReasons}. */
export type FailSafeReason = (typeof failSafeReasons)[number];

/** Why a person has to act: a fail-safe, or the server's account rules. */
export const needsYouReasons = [
  ...failSafeReasons,
  /** The account may not open this database. */
  'no-access',
  /** The server's certificate cannot be trusted. */
  'certificate',
] as const;

/** Why a person has to sign in. */
export const signInReasons = [
  /** The password is not known since the program started. */
  'password-needed',
  /** The server did not accept name and password. */
  'wrong-password',
  /** The server has locked the account for some minutes after several wrong passwords. */
  'account-locked',
] as const;

/** How it stands between this computer and the server; the window says it in words. */
export const syncPhaseSchema = z.discriminatedUnion('name', [
  /** The chapter is on this computer only. */
  z.object({ name: z.literal('off') }),
  /** Looking at the server for the first time since the start, or again after it was away. */
  z.object({ name: z.literal('connecting') }),
  /** Documents are being fetched; `total` is the server's estimate. */
  z.object({ name: z.literal('fetching'), done: z.int(), total: z.int() }),
  z.object({ name: z.literal('up-to-date') }),
  /** This many documents are on their way to the server. */
  z.object({ name: z.literal('waiting'), count: z.int() }),
  /** The server cannot be reached or is in trouble; tried again by itself at `nextTry`. */
  z.object({
    name: z.literal('offline'),
    since: instantSchema,
    reason: z.enum(['unreachable', 'server-error', 'busy']),
    nextTry: instantSchema,
  }),
  z.object({ name: z.literal('needs-sign-in'), reason: z.enum(signInReasons) }),
  z.object({ name: z.literal('needs-you'), reason: z.enum(needsYouReasons) }),
  z.object({ name: z.literal('paused') }),
]);

/** See {@link syncPhaseSchema}. */
export type SyncPhase = z.infer<typeof syncPhaseSchema>;

/** What the Sync page and the status line show. */
export const syncStatusSchema = z.object({
  phase: syncPhaseSchema,
  /** Absent while the chapter is on this computer only. */
  server: z
    .object({
      address: z.string(),
      database: z.string(),
      /** The account's name on the server. */
      account: z.string(),
      /** http to another computer: names and password cross the network readable. */
      unencrypted: z.boolean(),
      /** The address means this computer itself: nobody else can use it. */
      onlyHere: z.boolean(),
    })
    .optional(),
  /** When this computer was connected to the server's database. */
  since: instantSchema.optional(),
  /** When this computer last heard from the server that all is exchanged. */
  lastExchange: instantSchema.optional(),
  /** The server's clock minus this computer's, in milliseconds, about ±1 s; above 5 minutes the person is told. */
  clockOffset: z.int().optional(),
  /** Documents that the server does not have yet, without the refused ones. */
  waiting: z.int(),
  /** Changes the server refuses, see `sync.refused`. */
  refused: z.int(),
  /** Disagreements that a person has to settle. */
  disagreements: z.int(),
  /** Documents of kinds that only a newer version knows; they are kept as they are. */
  needsNewerVersion: z.int(),
});

/** See {@link syncStatusSchema}. */
export type SyncStatus = z.infer<typeof syncStatusSchema>;

/** A change that the server refuses. It stays on this computer and holds nothing else up. */
export const refusedChangeSchema = z.object({
  /** Id of the document. */
  id: z.string(),
  /** What the document is called, where it has a name. */
  title: z.string().optional(),
  kind: z.enum(['edit', 'create', 'delete']),
  /** `not-allowed`: the server's rules; `too-large`; `not-accepted`: its form. */
  reason: z.enum(['not-allowed', 'too-large', 'not-accepted']),
  /** The server's own words, shown small. */
  words: z.string(),
  at: instantSchema,
});

/** See {@link refusedChangeSchema}. */
export type RefusedChange = z.infer<typeof refusedChangeSchema>;

/** What may stand in the history of events. */
export const syncEventKinds = [
  'connected',
  'signed-in',
  'sign-in-refused',
  'offline',
  'back-online',
  /** `count` documents came. */
  'received',
  /** `count` documents went. */
  'sent',
  /** `count` changes were refused. */
  'refused',
  /** `count` documents were merged. */
  'merged',
  'paused',
  'resumed',
  /** Sync stopped; `reason` is one of {@link failSafeReasons}. */
  'stopped',
  /** A person chose; `reason` is the choice. */
  'resolved',
] as const;

/** Something that happened between this computer and the server. */
export const syncEventSchema = z.object({
  id: z.int(),
  at: instantSchema,
  kind: z.enum(syncEventKinds),
  count: z.int().optional(),
  reason: z.string().optional(),
});

/** See {@link syncEventSchema}. */
export type SyncEvent = z.infer<typeof syncEventSchema>;

const target = {
  address: serverAddressSchema,
  database: databaseNameSchema,
};

/** Queries and commands about sync of the open chapter with its server. */
export const syncContract = {
  'sync.status': query(z.object({}), syncStatusSchema),
  /** Refused changes, newest first. */
  'sync.refused': query(
    z.object({}),
    z.object({ refused: z.array(refusedChangeSchema), total: z.int() }),
  ),
  /**
   * Documents of known types whose content no page can show, as another program may have written
   * them. They are kept as they are, here and on the server; at most 50 of `total` are told.
   */
  'sync.unreadable': query(
    z.object({}),
    z.object({
      documents: z.array(z.object({ id: z.string(), title: z.string().optional() })),
      total: z.int(),
    }),
  ),
  /** What happened, newest first, at most 200. */
  'sync.events': query(z.object({}), z.object({ events: z.array(syncEventSchema) })),
  /**
   * Fetches a chapter from a server to this computer and opens it. Answers when the chapter is open;
   * its documents come after that.
   */
  'sync.join': command(
    z.object({ ...target, account: serverAccountSchema }),
    z.object({ slug: z.string() }),
  ),
  /**
   * Puts the open chapter on a server. With `admin` (used once, never kept) the database, its
   * validation, its roles and the account are made; without, they must be there already.
   */
  'sync.putOnServer': command(
    z.object({ ...target, account: serverAccountSchema, admin: serverAccountSchema.optional() }),
    z.object({}),
  ),
  /** Forgets the server. Everything stays on this computer and on the server. */
  'sync.leave': command(z.object({}), z.object({})),
  'sync.signIn': command(serverAccountSchema.partial({ name: true }), z.object({})),
  /** Tries at once instead of waiting. */
  'sync.syncNow': command(z.object({}), z.object({})),
  'sync.pause': command(z.object({}), z.object({})),
  'sync.resume': command(z.object({}), z.object({})),
  /** Sends a refused change again. */
  'sync.refused.retry': command(z.object({ id: z.string().max(200) }), z.object({})),
  /** Gives a refused change up: the document becomes what the server has. */
  'sync.refused.drop': command(z.object({ id: z.string().max(200) }), z.object({})),
  /**
   * Goes on after a fail-safe. `push-back`: everything here is put on the server as it is now;
   * `start-over`: after a backup, this computer takes what the server has; `detach`: as `sync.leave`.
   */
  'sync.resolveFailSafe': command(
    z.object({ choice: z.enum(['push-back', 'start-over', 'detach']) }),
    z.object({}),
  ),
};
