import {
  registerMutableWriteContext,
  type BulkWriteRow,
  type RxCollection,
  type RxDocumentData,
  type RxDocumentWriteData,
  type RxStorageWriteError,
} from 'rxdb';
import { appError, type AppError } from '#shared/contract/errors.ts';
import type { CollectionName } from '#shared/domain/document-types.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Forms } from '../migration/forms.ts';
import { toPlain } from './repository.ts';
import { createTurns, type Turns } from './turns.ts';
import type { Upkeep } from './upkeep.ts';
import type { StoredDocument } from './schemas.ts';

/** Puts `document` in place of whatever has its id (also of a deleted one). */
export interface Put {
  readonly kind: 'put';
  readonly collection: CollectionName;
  readonly document: StoredDocument;
  /** The id was made just now, so that nothing can have it: spares looking. */
  readonly isNew?: boolean;
}

/** Deletes the document with this id; nothing happens when there is none. */
export interface Remove {
  readonly kind: 'remove';
  readonly collection: CollectionName;
  readonly id: string;
  /** Also takes out what the deleted document held, which otherwise stays with its tombstone. */
  readonly empties?: boolean;
}

/** One document write. */
export type Write = Put | Remove;

/** Reads inside a transaction plan, so that what is written follows from what is there now. */
export interface Reader {
  get(collection: CollectionName, id: string): Promise<StoredDocument | undefined>;
  getAll(
    collection: CollectionName,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, StoredDocument>>;
}

/** The one way documents are written. */
export interface Writer {
  /**
   * Runs `plan` against the present documents and writes what it returns, all or nothing, durable
   * when the promise resolves. Plans run one at a time. When somebody else (sync) changed one of
   * the documents in between, the plan runs again on the fresh ones, the last time with everybody
   * else waiting. Answers an error only when the plan refuses, or `document-newer` when it would
   * write a document of a newer version; nothing was written then.
   */
  commit<Value>(
    plan: (reader: Reader) => Promise<Plan<Value> | Refusal>,
  ): Promise<Result<Value, AppError>>;
  /** Resolves when no write is under way. */
  settled(): Promise<void>;
}

/** What a plan decides: the writes, and what the caller gets when they are durable. */
export interface Plan<Value> {
  readonly writes: readonly Write[];
  readonly answer: Value;
  /** Told how many of the documents are written, in plans of many; they are there when all are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A plan that finds the command cannot be done. */
export interface Refusal {
  readonly refuse: AppError;
}

interface WriterOptions {
  readonly collections: Readonly<Record<CollectionName, RxCollection<StoredDocument>>>;
  readonly atomically: Upkeep['atomically'];
  readonly forms: Forms;
}

/** Makes the {@link Writer} of an open database. */
export const createWriter = ({ collections, atomically, forms }: WriterOptions): Writer => {
  let last: Promise<unknown> = Promise.resolve();
  const turns = createTurns();
  const createReader = (seen: Seen): Reader => {
    const reader: Reader = {
      get: async (collection, id) => (await reader.getAll(collection, [id])).get(id),
      getAll: async (collection, ids) => {
        const { storageInstance } = collections[collection];
        const present = new Map<string, StoredDocument>();
        for (let from = 0; from < ids.length; from += sliceLength) {
          if (from > 0) await turns.give();
          const slice = ids.slice(from, from + sliceLength);
          for (const document of await storageInstance.findDocumentsById(slice, false)) {
            seen.note(document._id, document);
            present.set(document._id, forms.upgrade(toPlain(document)));
          }
        }
        for (const id of ids) if (!present.has(id)) seen.note(id, 'nothing');
        return present;
      },
    };
    return reader;
  };
  const attempt = async <Value>(
    plan: (reader: Reader) => Promise<Plan<Value> | Refusal>,
  ): Promise<Result<Value, AppError> | 'conflict'> => {
    const seen = createSeen();
    const decided = await plan(createReader(seen));
    if ('refuse' in decided) return err(decided.refuse);
    const done = await writeAll({
      collections,
      atomically,
      forms,
      turns,
      seen,
      writes: decided.writes,
      onProgress: decided.onProgress,
    });
    if (done === 'newer') return err(appError('document-newer'));
    return done === 'written' ? ok(decided.answer) : done;
  };
  const attemptUntilDone = async <Value>(
    plan: (reader: Reader) => Promise<Plan<Value> | Refusal>,
  ): Promise<Result<Value, AppError>> => {
    for (let tries = 0; tries < freeTries; tries += 1) {
      const done = await attempt(plan);
      if (done !== 'conflict') return done;
    }
    // A plan of thousands of documents may be disturbed each time: now the others wait for it.
    return atomically(
      async () => {
        const done = await attempt(plan);
        if (done === 'conflict') throw new Error('A document changed while nobody could write');
        return done;
      },
      { timeoutMs: longestPlan },
    );
  };
  return {
    commit: (plan) => {
      const run = last.then(() => turns.give()).then(() => attemptUntilDone(plan));
      last = run.catch(() => undefined);
      return run;
    },
    settled: async () => {
      await last;
    },
  };
};

/**
 * What a plan read, by id: the writes are meant for these documents, not for what sync may have put
 * in their place before they are written.
 */
interface Seen {
  /** What was read first counts: whatever followed from it must not pass for newer. */
  note(id: string, document: SeenDocument): void;
  get(id: string): SeenDocument | undefined;
}

type SeenDocument = RxDocumentData<StoredDocument> | 'nothing';

const createSeen = (): Seen => {
  const documents = new Map<string, SeenDocument>();
  return {
    note: (id, document) => {
      if (!documents.has(id)) documents.set(id, document);
    },
    get: (id) => documents.get(id),
  };
};

// Attempts during which others may write.
const freeTries = 3;

// Milliseconds for reading, planning and writing in one transaction, on a slow computer, too.
const longestPlan = 60_000;

class WriteConflict extends Error {}

// Nothing was written when somebody else wrote one of the documents in between (`conflict`), or when
// one of them has a form that only a newer version knows (`newer`).
const writeAll = async (
  options: WriterOptions & {
    readonly turns: Turns;
    readonly seen: Seen;
    readonly writes: readonly Write[];
    readonly onProgress: Plan<unknown>['onProgress'];
  },
): Promise<'written' | 'conflict' | 'newer'> => {
  const [only] = options.writes;
  if (only?.kind === 'put' && only.isNew === true && options.writes.length === 1) {
    return writeNew(only, options);
  }
  const byCollection = Map.groupBy(options.writes, (write) => write.collection);
  if (byCollection.size === 0) return 'written';
  try {
    const batches = await Promise.all(
      [...byCollection].map(async ([name, writes]) => ({
        storage: options.collections[name].storageInstance,
        rows: await toRows(options.collections[name], { ...options, writes }),
      })),
    );
    const replaced = batches.flatMap(({ rows }) => rows.map((row) => row.previous));
    if (replaced.some((previous) => previous !== undefined && options.forms.isNewer(previous))) {
      return 'newer';
    }
    let done = 0;
    const write = async (): Promise<void> => {
      for (const { storage, rows } of batches) {
        for (let from = 0; from < rows.length; from += sliceLength) {
          const slice = rows.slice(from, from + sliceLength);
          const areNew = slice.every(({ previous }) => previous === undefined);
          const context = areNew ? freshContext : 'tsudoi-command';
          const { error } = await storage.bulkWrite(slice, context);
          throwRefusal(error);
          done += slice.length;
          options.onProgress?.(done, replaced.length);
          // Still one transaction: others read the state before it in the meantime.
          if (from + sliceLength < rows.length) await options.turns.give();
        }
      }
    };
    // A single document is a transaction by itself.
    await (replaced.length === 1 ? write() : options.atomically(write));
    return 'written';
  } catch (error) {
    if (error instanceof WriteConflict) return 'conflict';
    throw error;
  }
};

// What somebody waits for at the door: nothing to look up, to gather or to give way for.
const writeNew = async (
  { collection, document }: Put,
  { collections, forms, onProgress }: Parameters<typeof writeAll>[0],
): Promise<'written' | 'conflict'> => {
  const row = {
    document: { ...forms.stamp(document), ...bookkeeping(undefined), _deleted: false },
  };
  const { error } = await collections[collection].storageInstance.bulkWrite([row], freshContext);
  if (error.some(isConflict)) return 'conflict';
  throwRefusal(error);
  onProgress?.(1, 1);
  return 'written';
};

const isConflict = ({ status }: WriteError): boolean => status === 409;

const throwRefusal = (errors: readonly WriteError[]): void => {
  if (errors.some(isConflict)) throw new WriteConflict();
  if (errors.length > 0) throw new Error(`A write was refused (${errors[0]?.status})`);
};

type WriteError = RxStorageWriteError<StoredDocument>;

// Rows are made for the write alone: RxDB need not copy documents that are new once more.
const freshContext = 'tsudoi-command-fresh';
registerMutableWriteContext(freshContext);

/** Documents read from or handed to the storage at once: some milliseconds' worth. */
const sliceLength = 50;

const toRows = async (
  collection: RxCollection<StoredDocument>,
  {
    writes,
    forms,
    turns,
    seen,
  }: {
    readonly writes: readonly Write[];
    readonly forms: Forms;
    readonly turns: Turns;
    readonly seen: Seen;
  },
): Promise<BulkWriteRow<StoredDocument>[]> => {
  const ids = writes.flatMap((write) => {
    if (write.kind === 'remove') return [write.id];
    return write.isNew === true ? [] : [write.document._id];
  });
  const present = new Map<string, RxDocumentData<StoredDocument>>();
  const unread: string[] = [];
  for (const id of ids) {
    const document = seen.get(id);
    if (document === undefined || document === 'nothing') unread.push(id);
    else present.set(id, document);
  }
  for (let from = 0; from < unread.length; from += sliceLength) {
    if (from > 0) await turns.give();
    const slice = unread.slice(from, from + sliceLength);
    for (const document of await collection.storageInstance.findDocumentsById(slice, true)) {
      if (seen.get(document._id) === 'nothing' && !document._deleted) throw new WriteConflict();
      present.set(document._id, document);
    }
  }
  return writes.flatMap((write): BulkWriteRow<StoredDocument>[] => {
    if (write.kind === 'put') {
      const previous = present.get(write.document._id);
      return [
        withPrevious(previous, {
          ...forms.stamp(write.document),
          ...bookkeeping(previous),
          _deleted: false,
        }),
      ];
    }
    const previous = present.get(write.id);
    if (previous === undefined) return [];
    if (write.empties === true) return [withPrevious(previous, emptyTombstone(previous))];
    if (previous._deleted) return [];
    return [withPrevious(previous, { ...previous, _deleted: true })];
  });
};

const withPrevious = (
  previous: RxDocumentData<StoredDocument> | undefined,
  document: RxDocumentWriteData<StoredDocument>,
): BulkWriteRow<StoredDocument> => (previous === undefined ? { document } : { previous, document });

// What is looked up by value stays, so that the storage's indexes and topics go on being true.
const emptyTombstone = (
  previous: RxDocumentData<StoredDocument>,
): RxDocumentWriteData<StoredDocument> => {
  const { _id, type } = previous;
  const looked = ['subjectId', 'meetupId', 'personId', 'startLocal'] as const;
  const indexed = looked.flatMap((key) => (key in previous ? [[key, previous[key]]] : []));
  return { _id, type, ...Object.fromEntries(indexed), ...bookkeeping(previous), _deleted: true };
};

// RxDB's wrapped storage sets revision and write time itself; it only wants the fields to exist.
const bookkeeping = (previous: RxDocumentData<StoredDocument> | undefined) => ({
  _attachments: previous?._attachments ?? {},
  _meta: previous?._meta ?? { lwt: 1 },
  _rev: previous?._rev ?? '',
});
