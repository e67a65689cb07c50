import {
  fillObjectDataBeforeInsert,
  isRxDocument,
  isWriteAllowed,
  type BulkWriteRow,
  type RxCollection,
  type RxDocument,
  type RxDocumentData,
  type RxStorageWriteError,
} from 'rxdb';
import type { Connection } from './connection.ts';

/** A stored document: RxDB's object for it, or its data with `_rev` and `_meta`. */
export type StoredDocument<T> = RxDocument<T> | RxDocumentData<T>;

/** What is written to one collection as a part of {@link writeTogether}. */
export type TogetherWrite<T> = {
  readonly collection: RxCollection<T>;
  readonly insert?: readonly T[];
  /** `document` replaces the whole document; `previous` must still be its newest state. */
  readonly update?: readonly { readonly previous: StoredDocument<T>; readonly document: T }[];
  readonly remove?: readonly StoredDocument<T>[];
};

/** Either everything was written, or nothing was and these documents were the reason. */
export type TogetherResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly errors: readonly RxStorageWriteError<unknown>[] };

/**
 * Writes documents of several collections of one database as one: after a crash, a full disk or a
 * conflict (status 409) in any of them, none is there. Live queries hear of them after the commit.
 *
 * It goes below RxDB's document objects on purpose. A document object made inside a group that
 * fails would stay in RxDB's cache and be answered to `findOne(id)`; here none is made. Schema
 * validation and other storage wrappers apply; a collection's own `preInsert` and `preSave` hooks
 * do not run.
 *
 * @throws StorageError when the file fails
 */
export async function writeTogether<const Documents extends readonly unknown[]>(writes: {
  readonly [Index in keyof Documents]: TogetherWrite<Documents[Index]>;
}): Promise<TogetherResult> {
  const prepared = writes.map((write) => ({
    instance: write.collection.storageInstance,
    rows: rowsOf(write),
  }));
  const [first] = prepared;
  if (!first) return { ok: true };
  const connection: Connection = first.instance.internals.connection;
  if (prepared.some(({ instance }) => instance.internals.connection !== connection)) {
    throw new TypeError('Writing together needs collections of one database');
  }

  try {
    await connection.atomically(async () => {
      for (const { instance, rows } of prepared) {
        if (rows.length === 0) continue;
        const { error } = await instance.bulkWrite(rows, 'write-together');
        if (error.length > 0) throw new Refused(error);
      }
    });
    return { ok: true };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, errors: error.errors };
    throw error;
  }
}

/** Carries refused documents out of the group, so that the group is rolled back. */
class Refused extends Error {
  readonly errors: readonly RxStorageWriteError<unknown>[];

  constructor(errors: readonly RxStorageWriteError<unknown>[]) {
    super('A document of the group was refused');
    this.errors = errors;
  }
}

function rowsOf<T>(write: TogetherWrite<T>): BulkWriteRow<T>[] {
  const { collection, insert = [], update = [], remove = [] } = write;
  isWriteAllowed(collection);
  return [
    ...insert.map((document) => ({
      document: fillObjectDataBeforeInsert(
        collection.schema,
        document as Partial<RxDocumentData<T>>,
      ),
    })),
    ...update.map(({ previous, document }) => {
      const { _rev, _meta, _attachments, ...stored } = dataOf(previous);
      const before = { ...stored, _rev, _meta, _attachments } as RxDocumentData<T>;
      const after = { ...document, _deleted: false, _rev, _meta, _attachments };
      return { previous: before, document: after as RxDocumentData<T> };
    }),
    ...remove.map((document) => {
      const previous = dataOf(document);
      return { previous, document: { ...previous, _deleted: true } };
    }),
  ];
}

function dataOf<T>(document: StoredDocument<T>): RxDocumentData<T> {
  return isRxDocument(document)
    ? ((document as RxDocument<T>).toJSON(true) as RxDocumentData<T>)
    : (document as RxDocumentData<T>);
}
