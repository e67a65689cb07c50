import { filter, Subject, type Observable } from 'rxjs';
import {
  addRxStorageMultiInstanceSupport,
  now,
  type BulkWriteRow,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageBulkWriteResponse,
  type RxStorageCountResult,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
} from 'rxdb';
import { readAttachment, readAttachmentBytes } from './attachments.ts';
import { purgeTombstones } from './cleanup.ts';
import { refuseInsideGroup, type Connection, type SharedTable } from './connection.ts';
import { StorageError } from './errors.ts';
import type { Handle } from './handle.ts';
import { layoutOf } from './layout.ts';
import { runCount, runQuery } from './query.ts';
import {
  dropTable,
  findDocuments,
  hasPresentIndexes,
  highWaterMark,
  openTable,
  parseDocument,
  refreshTable,
  renewIndexes,
  type Table,
} from './table.ts';
import { insertOne, writeRows, type ChangeBulk, type SequenceCheckpoint } from './write.ts';

/** Name of the storage in RxDB. */
export const STORAGE_NAME = 'node-sqlite';

/** What RxDB plugins and {@link writeTogether} can reach below an instance. */
export type NodeSqliteInternals = {
  readonly connection: Connection;
  /** Name of the SQL table. */
  readonly table: string;
};

/** No options exist per collection. */
export type NodeSqliteInstanceOptions = Record<string, never>;

/** One collection in one schema version, on the connection its database shares. */
export class NodeSqliteInstance<T> implements RxStorageInstance<
  T,
  NodeSqliteInternals,
  NodeSqliteInstanceOptions,
  SequenceCheckpoint
> {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<T>>>;
  readonly internals: NodeSqliteInternals;
  readonly options: Readonly<NodeSqliteInstanceOptions>;
  readonly #connection: Connection;
  readonly #table: Table;
  readonly #changes: Subject<ChangeBulk<T>>;
  readonly #otherProcessesWrite: boolean;
  readonly #onClose: (() => void)[] = [];
  #closing: Promise<void> | undefined;

  constructor(options: {
    params: RxStorageInstanceCreationParams<T, NodeSqliteInstanceOptions>;
    connection: Connection;
    shared: SharedTable;
  }) {
    const { params, connection, shared } = options;
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.options = params.options;
    this.internals = { connection, table: shared.table.sqlName };
    this.#connection = connection;
    this.#table = shared.table;
    this.#changes = shared.changes as Subject<unknown> as Subject<ChangeBulk<T>>;
    this.#otherProcessesWrite = params.multiInstance;
  }

  async bulkWrite(
    rows: BulkWriteRow<T>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<T>> {
    this.#ensureOpen();
    if (rows.length === 0) return { error: [] };
    const done = this.#insertOne(rows, context);
    if (done !== undefined) return done;
    const bytes = this.#table.layout.attachments ? await readAttachmentBytes(rows) : NO_BYTES;
    const error = await this.#connection.write((handle, afterCommit) => {
      this.#refresh(handle);
      const { errors, changes } = writeRows<T>({
        handle,
        table: this.#table,
        instance: this,
        rows,
        context,
        bytes,
      });
      for (const bulk of changes) afterCommit(() => this.#changes.next(bulk));
      return errors;
    });
    return { error };
  }

  #insertOne(rows: BulkWriteRow<T>[], context: string): RxStorageBulkWriteResponse<T> | undefined {
    if (this.#otherProcessesWrite || rows.length !== 1) return undefined;
    const table = this.#table;
    const bulk = this.#connection.writeOne((handle) =>
      insertOne<T>({ handle, table, instance: this, rows, context, bytes: NO_BYTES }),
    );
    if (bulk === undefined) return undefined;
    if (bulk.events.length > 0) this.#changes.next(bulk);
    return { error: [] };
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<T>[]> {
    this.#ensureOpen();
    return this.#read((handle) =>
      findDocuments<T>({ handle, table: this.#table, ids, withDeleted }),
    );
  }

  async query(prepared: PreparedQuery<T>): Promise<RxStorageQueryResult<T>> {
    this.#ensureOpen();
    return this.#read((handle) => ({
      documents: runQuery({ handle, table: this.#table, schema: this.schema }, prepared),
    }));
  }

  async count(prepared: PreparedQuery<T>): Promise<RxStorageCountResult> {
    this.#ensureOpen();
    return this.#read((handle) =>
      runCount({ handle, table: this.#table, schema: this.schema }, prepared),
    );
  }

  async getAttachmentData(documentId: string, attachmentId: string, digest: string): Promise<Blob> {
    this.#ensureOpen();
    const blob = this.#table.layout.attachments
      ? this.#read((handle) =>
          readAttachment({ handle, table: this.#table, documentId, attachmentId, digest }),
        )
      : undefined;
    if (!blob) throw new Error(`attachment does not exist: ${documentId}||${attachmentId}`);
    return blob;
  }

  /**
   * Documents written after the checkpoint, in the order of their last write. The order is a
   * sequence kept in the file, never a clock, so setting the clock back hides nothing. A
   * checkpoint that this file cannot have given (another storage's, or from a newer copy of the
   * file) starts from the beginning: too much is harmless here, too little is not.
   */
  async getChangedDocumentsSince(
    limit: number,
    checkpoint?: SequenceCheckpoint,
  ): Promise<{ documents: RxDocumentData<T>[]; checkpoint: SequenceCheckpoint }> {
    this.#ensureOpen();
    return this.#read((handle) => {
      const given = checkpoint?.sequence;
      const since =
        typeof given === 'number' && given <= highWaterMark(handle, this.#table) ? given : 0;
      const rows = handle
        .prepare(`SELECT seq, doc FROM "${this.#table.sqlName}" WHERE seq > ? ORDER BY seq LIMIT ?`)
        .all(since, limit) as unknown as readonly (readonly [number, string])[];
      return {
        documents: rows.map(([, json]) => parseDocument<T>(json)),
        checkpoint: { sequence: rows.at(-1)?.[0] ?? since },
      };
    });
  }

  changeStream(): Observable<ChangeBulk<T>> {
    return this.#changes.asObservable();
  }

  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    this.#ensureOpen();
    return this.#connection.write((handle) =>
      purgeTombstones({ handle, table: this.#table, deletedBefore: now() - minimumDeletedTime }),
    );
  }

  async remove(): Promise<void> {
    this.#ensureOpen();
    refuseInsideGroup(this.#connection, 'Removing a collection');
    await this.#connection.write((handle) => dropTable(handle, this.#table));
    await this.close();
  }

  async close(): Promise<void> {
    if (!this.#closing) refuseInsideGroup(this.#connection, 'Closing a collection');
    this.#closing ??= this.#release();
    await this.#closing;
  }

  /** Registers what happens when the instance closes. */
  onClose(effect: () => void): void {
    this.#onClose.push(effect);
  }

  async #release(): Promise<void> {
    for (const effect of this.#onClose) effect();
    const shared = this.#connection.tables.get(this.#table.number);
    if (shared) {
      shared.users -= 1;
      if (shared.users === 0) this.#connection.tables.delete(this.#table.number);
    }
    await this.#connection.release();
  }

  #ensureOpen(): void {
    if (this.#closing) throw new Error(`The storage of ${this.collectionName} is closed`);
  }

  #read<R>(work: (handle: Handle) => R): R {
    return this.#connection.read((handle) => {
      this.#refresh(handle);
      return work(handle);
    });
  }

  #refresh(handle: Handle): void {
    if (this.#otherProcessesWrite) refreshTable(handle, this.#table);
  }
}

const NO_BYTES: ReadonlyMap<object, Uint8Array> = new Map();

/** Opens the collection's table and connects its change stream to those of other processes. */
export async function createInstance<T>(
  connection: Connection,
  params: RxStorageInstanceCreationParams<T, NodeSqliteInstanceOptions>,
): Promise<NodeSqliteInstance<T>> {
  refuseInsideGroup(connection, 'Opening a collection');
  const { databaseName, collectionName, schema } = params;
  const table = await connection.write((handle) =>
    openTable({
      handle,
      name: { database: databaseName, collection: collectionName, version: schema.version },
      layout: layoutOf(schema),
      isInUse: (number) => connection.tables.has(number),
    }),
  );
  await renewIndexesIfPossible(connection, table);
  const shared = shareTable(connection, table);
  const instance = new NodeSqliteInstance<T>({ params, connection, shared });
  if (params.multiInstance) {
    addRxStorageMultiInstanceSupport(STORAGE_NAME, params, instance);
    hearEachBulkOnce(instance);
  }
  return instance;
}

/** A disk without room keeps no file from opening: indexes of an earlier version serve as well. */
async function renewIndexesIfPossible(connection: Connection, table: Table): Promise<void> {
  if (connection.read((handle) => hasPresentIndexes(handle, table))) return;
  try {
    await connection.write((handle) => renewIndexes(handle, table));
  } catch (error) {
    if (!(error instanceof StorageError && error.code === 'full')) throw error;
  }
}

function shareTable(connection: Connection, table: Table): SharedTable {
  const known = connection.tables.get(table.number);
  if (known) {
    known.users += 1;
    return known;
  }
  const shared: SharedTable = { table, changes: new Subject(), users: 1 };
  connection.tables.set(table.number, shared);
  return shared;
}

/** Instances in one process share a stream and a broadcast channel: a bulk may come over both. */
function hearEachBulkOnce<T>(instance: NodeSqliteInstance<T>): void {
  const listen = instance.changeStream.bind(instance);
  instance.changeStream = () => {
    const heard = new Set<string>();
    return listen().pipe(
      filter(({ id }) => {
        if (heard.has(id)) return false;
        heard.add(id);
        if (heard.size > REMEMBERED_BULKS) heard.delete(heard.values().next().value ?? id);
        return true;
      }),
    );
  };
}

const REMEMBERED_BULKS = 1000;
