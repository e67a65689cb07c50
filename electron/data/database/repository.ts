import {
  getChangedDocumentsSince,
  normalizeMangoQuery,
  prepareQuery,
  type MangoQuery,
  type RxCollection,
  type RxDocumentData,
} from 'rxdb';
import { map, share, type Observable } from 'rxjs';
import type { CollectionName } from '#shared/domain/document-types.ts';
import type { StoredDocument } from './schemas.ts';

/** A document's change as the indexes need it: before and after, `undefined` for not there. */
export interface DocumentChange {
  readonly id: string;
  readonly before: StoredDocument | undefined;
  readonly after: StoredDocument | undefined;
}

/** Reads of one collection. Answers are plain documents without RxDB's bookkeeping. */
export interface Repository {
  readonly name: CollectionName;
  /** The documents with these ids that exist, by id. */
  byIds(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>>;
  /** Runs a Mango query over an indexed field. */
  find(query: MangoQuery<StoredDocument>): Promise<readonly StoredDocument[]>;
  /** All documents in id order, a batch at a time, so that a large collection never blocks. */
  batches(size: number): AsyncGenerator<readonly StoredDocument[]>;
  count(): Promise<number>;
  /**
   * The documents changed after `checkpoint` (`undefined`: all), at most `limit`, in the order of
   * their last change, each in its present state; `after` is `undefined` for a deleted one. Fewer
   * than `limit` means that there are no more now.
   */
  changesSince(checkpoint: Checkpoint | undefined, limit: number): Promise<ChangeBatch>;
  /** Every committed change, in order, before the write's promise resolves. */
  readonly changes$: Observable<CommittedBatch>;
}

/** Changes that were committed together, and the point in history they reach. */
export interface ChangeBatch {
  readonly changes: readonly DocumentChange[];
  readonly checkpoint: Checkpoint;
}

/** A {@link ChangeBatch} as it was written. */
export interface CommittedBatch extends ChangeBatch {
  /** What wrote it, as it calls itself towards the storage. */
  readonly context: string;
}

/** A point in a collection's history: the monotonic sequence of the storage. */
export interface Checkpoint {
  readonly sequence: number;
}

/** Makes the {@link Repository} of an RxDB collection. */
export const createRepository = (
  name: CollectionName,
  collection: RxCollection<StoredDocument>,
  upgrade: (document: StoredDocument) => StoredDocument,
): Repository => {
  const toPresent = (document: RxDocumentData<StoredDocument>): StoredDocument =>
    upgrade(toPlain(document));
  const living = (document: EventDocument): StoredDocument | undefined =>
    document === undefined || document === null || document._deleted
      ? undefined
      : toPresent(document);
  const schema = collection.schema.jsonSchema;
  const storage = collection.storageInstance;
  const find: Repository['find'] = async (query) => {
    const normalized = normalizeMangoQuery(schema, {
      ...query,
      selector: { ...query.selector, _deleted: { $eq: false } },
    } as MangoQuery<RxDocumentData<StoredDocument>>);
    const { documents } = await storage.query(
      prepareQuery(schema as Parameters<typeof prepareQuery<StoredDocument>>[0], normalized),
    );
    return documents.map(toPresent);
  };
  return {
    name,
    byIds: async (ids) => {
      const found = await storage.findDocumentsById([...ids], false);
      return new Map(found.map((document) => [document._id, toPresent(document)]));
    },
    find,
    batches: async function* (size) {
      let after = '';
      for (;;) {
        const batch = await find({
          selector: { _id: { $gt: after } },
          sort: [{ _id: 'asc' }],
          limit: size,
        });
        if (batch.length > 0) yield batch;
        const last = batch.at(-1);
        if (last === undefined || batch.length < size) return;
        after = last._id;
      }
    },
    count: () => collection.count().exec(),
    changesSince: async (checkpoint, limit) => {
      const { documents, checkpoint: reached } = await getChangedDocumentsSince(
        storage,
        limit,
        checkpoint,
      );
      return {
        changes: documents.map((document) => ({
          id: document._id,
          before: undefined,
          after: living(document),
        })),
        checkpoint: reached as unknown as Checkpoint,
      };
    },
    changes$: collection.eventBulks$.pipe(
      map((bulk) => ({
        changes: bulk.events.map((event) => ({
          id: event.documentId,
          before: living(event.previousDocumentData as EventDocument),
          after: living(event.documentData as EventDocument),
        })),
        checkpoint: bulk.checkpoint as unknown as Checkpoint,
        context: bulk.context,
      })),
      // Many listen (indexes, live queries, sync): the documents are made plain once for all.
      share(),
    ),
  };
};

/** Removes RxDB's bookkeeping from a document. */
export const toPlain = (document: RxDocumentData<StoredDocument>): StoredDocument => {
  const { _rev, _meta, _attachments, _deleted, ...plain } = document;
  return plain as StoredDocument;
};

// RxDB's events hold `null` where its types say that nothing is there.
type EventDocument = RxDocumentData<StoredDocument> | null | undefined;
