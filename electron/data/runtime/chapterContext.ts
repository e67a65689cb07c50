import { join } from 'node:path';
import { openDatabase, presentForms, type ChapterDatabase } from '../database/openDatabase.ts';
import type { Repository } from '../database/repository.ts';
import type { Write } from '../database/writer.ts';
import { collectionNames } from '#shared/domain/document-types.ts';
import { journalId } from '#shared/domain/ids.ts';
import { boundedEdit, isEdit } from '#shared/domain/journal/boundedChange.ts';
import { migrateChapter, type Forms, type MigrationProgress } from '../migration/index.ts';
import { createPacedTopics } from '../server/pacedTopics.ts';
import type { TopicBus } from '../server/topics.ts';
import { isOfServer, openChapterSync, type ChapterSync } from '../sync/index.ts';
import {
  type ConsentIndex,
  type ConsentLedger,
  type GuestLists,
  type PeopleIndex,
  type PresenceIndex,
  type Redirects,
  createConsentIndex,
  createConsentLedger,
  createGuestLists,
  createPeopleIndex,
  createPresenceIndex,
  createRedirects,
} from '../indexes/index.ts';
import { createdNow, newUuid, updatedNow, type Author } from './identity.ts';

// What was said while the index loaded counted documents; where these are not the people, it is said anew.
const tellWhenCounted = (
  people: PeopleIndex,
  { repository, tell }: { readonly repository: Repository; readonly tell: () => void },
): void => {
  const compare = async (): Promise<void> => {
    await people.ready();
    if ((await repository.count()) !== people.count()) tell();
  };
  // A chapter that was closed meanwhile, or an index that failed, is told where it is asked.
  compare().catch(() => undefined);
};

/** Everything commands and queries need of the open chapter. */
export interface ChapterContext {
  readonly slug: string;
  /** The folder of its files. */
  readonly folder: string;
  readonly database: ChapterDatabase;
  /** The document forms of this version. */
  readonly forms: Forms;
  readonly people: PeopleIndex;
  readonly consents: ConsentIndex;
  readonly guestLists: GuestLists;
  readonly consentLedger: ConsentLedger;
  readonly presence: PresenceIndex;
  readonly redirects: Redirects;
  readonly author: Author;
  /** What keeps the chapter and its server equal. */
  readonly sync: ChapterSync;
  /** The current moment, UTC ISO 8601 with milliseconds. */
  now(): string;
  newUuid(): string;
  /** Bookkeeping fields for a new document. */
  created(): ReturnType<typeof createdNow>;
  /** Bookkeeping fields for a changed document. */
  updated(): ReturnType<typeof updatedNow>;
  /** A write that adds one append-only record about `subject` to the journal. */
  journal(type: string, subject: string, fields: object): Write;
  close(): Promise<void>;
}

/** What {@link openChapterContext} needs. */
export interface OpenChapterOptions {
  readonly slug: string;
  readonly folder: string;
  readonly author: Author;
  readonly bus: TopicBus;
  /** Other document forms than those of this version. */
  readonly forms?: Forms;
  /** Called before the first document is migrated. */
  readonly beforeMigration?: () => Promise<void>;
  readonly onMigration?: (progress: MigrationProgress) => void;
  /** Gives up opening between two slices of a migration. */
  readonly signal?: AbortSignal;
}

/**
 * Opens a chapter's file, brings its documents to their present form, and opens the indexes over
 * it. Errors as {@link openDatabase}.
 */
export const openChapterContext = async ({
  slug,
  folder,
  author,
  bus,
  forms = presentForms,
  beforeMigration,
  onMigration,
  signal,
}: OpenChapterOptions): Promise<ChapterContext> => {
  const database = await openDatabase(folder, forms);
  try {
    await migrateChapter({
      upkeep: database.upkeep,
      forms,
      ...(beforeMigration !== undefined && { onBegin: beforeMigration }),
      ...(onMigration !== undefined && { onProgress: onMigration }),
      ...(signal !== undefined && { signal }),
    });
  } catch (error) {
    await database.close();
    throw error;
  }
  const { repositories } = database;
  const people = createPeopleIndex({
    repository: repositories.people,
    cacheFile: join(folder, 'people.index'),
  });
  const minorUntilOf = (id: string): string | undefined => people.get(id)?.facts.minorUntil;
  const consents = createConsentIndex(repositories.journal, minorUntilOf);
  const redirects = createRedirects({ repository: repositories.people, people });
  const guestLists = createGuestLists(repositories, redirects);
  const consentLedger = createConsentLedger(repositories.journal, minorUntilOf);
  const presence = createPresenceIndex(repositories, redirects);
  // Subscribed after the indexes, so that a live query that runs again sees them up to date.
  const paced = createPacedTopics(bus);
  const subscriptions = collectionNames.map((name) =>
    repositories[name].changes$.subscribe(({ context, changes }) => {
      if (isOfServer(context)) paced.publishStream(name, changes.length);
      else paced.publish(name);
    }),
  );
  tellWhenCounted(people, { repository: repositories.people, tell: () => bus.publish('people') });
  const now = (): string => new Date().toISOString();
  const sync = await openChapterSync({ folder, database, forms, bus });
  return {
    slug,
    folder,
    database,
    forms,
    people,
    consents,
    guestLists,
    consentLedger,
    presence,
    redirects,
    author,
    sync,
    now,
    newUuid,
    created: () => createdNow(author, now()),
    updated: () => updatedNow(author, now()),
    journal: (type, subject, fields) => ({
      kind: 'put',
      collection: 'journal',
      isNew: true,
      document: {
        _id: journalId({ type, subject, uuid: newUuid() }),
        type,
        ...createdNow(author, now()),
        subjectId: subject,
        at: now(),
        ...(isEdit(type, fields) ? boundedEdit(fields) : fields),
      },
    }),
    close: async () => {
      await sync.stop();
      for (const subscription of subscriptions) subscription.unsubscribe();
      paced.stop();
      await people.close();
      consents.close();
      guestLists.close();
      consentLedger.close();
      presence.close();
      redirects.close();
      await database.close();
    },
  };
};
