import {
  createRevision,
  fillWithDefaultSettings,
  normalizeMangoQuery,
  now,
  prepareQuery,
  randomToken,
  type BulkWriteRow,
  type MangoQuery,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstance,
} from 'rxdb';
import { onTestFinished } from 'vitest';

/** The document most tests write. */
export type Person = { id: string; name?: string; age?: number; active?: boolean; city?: string };

/** `name` and `age` are indexed, `city` is not. */
export const PERSON_SCHEMA: RxJsonSchema<RxDocumentData<Person>> = fillWithDefaultSettings<Person>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    name: { type: 'string', maxLength: 100 },
    age: { type: 'number', minimum: 0, maximum: 200, multipleOf: 1 },
    active: { type: 'boolean' },
    city: { type: 'string' },
  },
  required: ['id'],
  indexes: ['name', 'age', ['active', 'age']],
});

// RxDB's own interfaces leave internals and checkpoints open.
// oxlint-disable-next-line typescript/no-explicit-any
export type Instance<T> = RxStorageInstance<T, any, any, any>;

/** Opens a collection, to be closed when the test is over. */
export async function openInstance<T = Person>(options: {
  // oxlint-disable-next-line typescript/no-explicit-any
  storage: RxStorage<any, any>;
  schema?: RxJsonSchema<RxDocumentData<T>>;
  databaseName?: string;
  collectionName?: string;
  multiInstance?: boolean;
}): Promise<Instance<T>> {
  const instance = await options.storage.createStorageInstance<T>({
    databaseInstanceToken: randomToken(10),
    databaseName: options.databaseName ?? `chapter-${randomToken(10)}`,
    collectionName: options.collectionName ?? 'people',
    schema: options.schema ?? (PERSON_SCHEMA as unknown as RxJsonSchema<RxDocumentData<T>>),
    options: {},
    multiInstance: options.multiInstance ?? false,
    devMode: false,
  });
  onTestFinished(() => instance.close());
  return instance;
}

const TOKEN = 'testtoken0';

/** The state a first write stores. */
export function newDocument<T>(data: T): RxDocumentData<T> {
  return {
    ...data,
    _deleted: false,
    _attachments: {},
    _meta: { lwt: now() },
    _rev: createRevision(TOKEN),
  };
}

/** The state a later write stores. */
export function nextDocument<T>(
  previous: RxDocumentData<T>,
  change: Partial<RxDocumentData<T>>,
): RxDocumentData<T> {
  return {
    ...previous,
    ...change,
    _meta: { lwt: now() },
    _rev: createRevision(TOKEN, previous),
  };
}

/** Inserts documents and returns them as stored; fails the test when one is refused. */
export async function insert<T>(instance: Instance<T>, data: T[]): Promise<RxDocumentData<T>[]> {
  const documents = data.map((item) => newDocument(item));
  await writeAll(
    instance,
    documents.map((document) => ({ document })),
  );
  return documents;
}

/** Changes one document and returns the new state. */
export async function update<T>(
  instance: Instance<T>,
  previous: RxDocumentData<T>,
  change: Partial<RxDocumentData<T>>,
): Promise<RxDocumentData<T>> {
  const document = nextDocument(previous, change);
  await writeAll(instance, [{ previous, document }]);
  return document;
}

/** Deletes one document and returns its tombstone. */
export function remove<T>(
  instance: Instance<T>,
  previous: RxDocumentData<T>,
): Promise<RxDocumentData<T>> {
  return update(instance, previous, { _deleted: true } as Partial<RxDocumentData<T>>);
}

async function writeAll<T>(instance: Instance<T>, rows: BulkWriteRow<T>[]): Promise<void> {
  const { error } = await instance.bulkWrite(rows, 'test');
  if (error.length > 0) throw new Error(`Refused: ${JSON.stringify(error)}`);
}

/** The query as RxDB hands it to a storage: normalised, planned, without deleted documents. */
export function prepare<T>(instance: Instance<T>, query: MangoQuery<T> = {}): PreparedQuery<T> {
  const normalized = normalizeMangoQuery<T>(instance.schema as never, query);
  const selector = { ...normalized.selector, _deleted: { $eq: false } };
  return prepareQuery<T>(instance.schema as never, { ...normalized, selector } as never);
}

/** Ids that a query finds, in its order. */
export async function idsOf(
  instance: Instance<Person>,
  query: MangoQuery<Person> = {},
): Promise<string[]> {
  const { documents } = await instance.query(prepare(instance, query));
  return documents.map(({ id }) => id);
}
