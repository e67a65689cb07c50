import { getChangedDocumentsSince, type RxCollection, type RxDocumentData } from 'rxdb';
import type { CollectionName } from '#shared/domain/document-types.ts';
import type { Connection, RxStorageNodeSqlite } from '../storage/index.ts';
import type { StoredDocument } from './schemas.ts';

/** An open chapter file below its documents, for what keeps it in order: migration, housekeeping. */
export interface Upkeep {
  /** The SQLite connection that all collections share. */
  readonly connection: Connection;
  storageOf(name: CollectionName): StorageInstance;
  /** Runs several writes as one transaction. */
  atomically<Value>(
    work: () => Promise<Value>,
    options?: { readonly timeoutMs?: number },
  ): Promise<Value>;
  /** The newest point of a collection's change feed that a row stands at; 0 when it is empty. */
  newest(name: CollectionName): number;
  /** How many documents (deleted ones too) changed after a point. */
  rowsAfter(name: CollectionName, sequence: number): number;
  /** The documents as stored, deleted ones too, that changed after a point, in that order. */
  changedAfter(
    name: CollectionName,
    options: { readonly sequence: number; readonly limit: number },
  ): Promise<ChangedDocuments>;
}

/** Some changed documents and the point in the feed they reach. */
export interface ChangedDocuments {
  readonly documents: readonly RxDocumentData<StoredDocument>[];
  readonly sequence: number;
}

type StorageInstance = RxCollection<StoredDocument>['storageInstance'];

/** Makes the {@link Upkeep} of an open database. */
export const createUpkeep = (options: {
  readonly storage: RxStorageNodeSqlite;
  readonly databaseName: string;
  readonly collections: Readonly<Record<CollectionName, RxCollection<StoredDocument>>>;
}): Upkeep => {
  const { storage, databaseName, collections } = options;
  const connection = storage.connection(databaseName);
  const storageOf = (name: CollectionName): StorageInstance => collections[name].storageInstance;
  const ask = (name: CollectionName, select: string, sequence: number): number => {
    const sql = `${select} FROM "${String(storageOf(name).internals.table)}" WHERE seq > ?`;
    const row = connection.read((handle) => handle.prepare(sql).get(sequence)) as unknown as
      readonly unknown[] | undefined;
    return Number(row?.[0] ?? 0);
  };
  return {
    connection,
    storageOf,
    atomically: (work, options) => storage.atomically(databaseName, work, options),
    newest: (name) => ask(name, 'SELECT max(seq) AS answer', 0),
    rowsAfter: (name, sequence) => ask(name, 'SELECT count(*) AS answer', sequence),
    changedAfter: async (name, { sequence, limit }) => {
      const { documents, checkpoint } = await getChangedDocumentsSince(storageOf(name), limit, {
        sequence,
      });
      return { documents, sequence: (checkpoint as unknown as { sequence: number }).sequence };
    },
  };
};
