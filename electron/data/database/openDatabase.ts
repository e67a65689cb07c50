import { createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb';
import { collectionNames, type CollectionName } from '#shared/domain/document-types.ts';
import { migrations } from '#shared/domain/migrations/migrations.ts';
import { createForms, type Forms } from '../migration/forms.ts';
import { getRxStorageNodeSqlite } from '../storage/index.ts';
import { watchRows } from '../sync/state/bases.ts';
import { createRepository, type Repository } from './repository.ts';
import { collectionSchema, type StoredDocument } from './schemas.ts';
import { createUpkeep, type Upkeep } from './upkeep.ts';
import { createWriter, type Writer } from './writer.ts';

/** One open chapter file: the eight collections to read from, and one writer for all of them. */
export interface ChapterDatabase {
  readonly repositories: Readonly<Record<CollectionName, Repository>>;
  readonly writer: Writer;
  /** The file below its documents. */
  readonly upkeep: Upkeep;
  /** Waits for writes under way and closes the file. */
  close(): Promise<void>;
}

/** The name of a chapter's database file inside the chapter's folder. */
export const chapterFileName = 'chapter.sqlite';

/**
 * Opens (or makes) the chapter file in `folder`. Throws the storage's typed errors when the file
 * is newer, locked, cannot be written or is no database; nothing is created in place of a damaged
 * file. Whether every page is sound is for the caller to ask, who can do so in a thread.
 */
export const openDatabase = async (
  folder: string,
  forms: Forms = presentForms,
): Promise<ChapterDatabase> => {
  const storage = getRxStorageNodeSqlite({
    directory: folder,
    fileName: chapterFileName,
    checkOnOpen: 'none',
  });
  const database: RxDatabase<Record<CollectionName, RxCollection<StoredDocument>>> =
    await createRxDatabase({
      name: databaseName,
      storage,
      multiInstance: false,
      eventReduce: false,
      closeDuplicates: false,
    });
  try {
    await database.addCollections(
      Object.fromEntries(
        collectionNames.map((name) => [name, { schema: collectionSchema(name) }]),
      ) as Record<CollectionName, { schema: ReturnType<typeof collectionSchema> }>,
    );
  } catch (error) {
    await database.close();
    throw error;
  }
  const repositories = Object.fromEntries(
    collectionNames.map((name) => [
      name,
      createRepository(name, database.collections[name], forms.upgrade),
    ]),
  ) as Record<CollectionName, Repository>;
  const upkeep = createUpkeep({ storage, databaseName, collections: database.collections });
  // Before anything is written, by a migration for example.
  watchRows(upkeep);
  const writer = createWriter({
    collections: database.collections,
    atomically: upkeep.atomically,
    forms,
  });
  return {
    repositories,
    writer,
    upkeep,
    close: async () => {
      await writer.settled();
      await database.close();
    },
  };
};

/** The document forms of this version. */
export const presentForms = createForms(migrations);

const databaseName = 'chapter';
