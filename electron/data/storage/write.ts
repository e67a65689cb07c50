import {
  categorizeBulkWriteRows,
  type BulkWriteRow,
  type CategorizeBulkWriteRowsOutput,
  type EventBulk,
  type RxDocumentData,
  type RxStorageChangeEvent,
  type RxStorageInstance,
  type RxStorageWriteError,
} from 'rxdb';
import { deleteAttachments, writeAttachments, type AttachmentBytes } from './attachments.ts';
import type { Handle } from './handle.ts';
import { findDocuments, lastSequence, markOpaque, type Table } from './table.ts';

/** Continues the change feed after the write it came with. */
export type SequenceCheckpoint = { readonly sequence: number };

/** The changes of one bulk write. */
export type ChangeBulk<T> = EventBulk<RxStorageChangeEvent<RxDocumentData<T>>, SequenceCheckpoint>;

/** What a bulk write takes. */
export type WriteOptions<T> = {
  readonly handle: Handle;
  readonly table: Table;
  readonly instance: RxStorageInstance<T, unknown, unknown, SequenceCheckpoint>;
  readonly rows: BulkWriteRow<T>[];
  readonly context: string;
  /** Attachment bytes, read before: a transaction cannot wait for a Blob. */
  readonly bytes: AttachmentBytes;
};

/** Writes the rows in the caller's transaction: each document on its own merit. */
export function writeRows<T>(options: WriteOptions<T>): {
  errors: RxStorageWriteError<T>[];
  changes: ChangeBulk<T>[];
} {
  const errors: RxStorageWriteError<T>[] = [];
  const changes: ChangeBulk<T>[] = [];
  for (const rows of splitAtRepeats(options)) {
    const categorized = categorize({ ...options, rows });
    errors.push(...categorized.errors);
    const sequence = storeDocuments(options, categorized);
    const bulk: ChangeBulk<T> = { ...categorized.eventBulk, checkpoint: { sequence } };
    if (bulk.events.length > 0) changes.push(bulk);
  }
  return { errors, changes };
}

/**
 * Stores one new document with a single statement, which SQLite makes a transaction of by itself:
 * nobody begins one, ends it, or looks first for what the statement notices anyway. Answers undefined,
 * with nothing written, where it takes more than that: the id exists, or the row changes what is
 * known of the table.
 */
export function insertOne<T>(options: WriteOptions<T>): ChangeBulk<T> | undefined {
  const { handle, table, instance, rows, context } = options;
  const [row] = rows;
  if (row?.previous !== undefined || rows.length !== 1) return undefined;
  if (table.layout.attachments || table.sequence === undefined) return undefined;
  const categorized = categorizeBulkWriteRows<T>(
    instance,
    table.layout.primaryPath as never,
    new Map(),
    rows,
    context,
  );
  const [inserted] = categorized.bulkInsertDocs;
  if (inserted === undefined) return undefined;
  const { values, opaque } = table.rowOf(inserted.document);
  if (opaque.length > 0) return undefined;
  const sequence = table.sequence + 1;
  try {
    handle.prepare(table.insertSql).run(...values, sequence);
  } catch (error) {
    if (!isTaken(error)) throw error;
    table.sequence = undefined;
    return undefined;
  }
  table.sequence = sequence;
  return { ...categorized.eventBulk, checkpoint: { sequence } };
}

/** Whether the id or the sequence is there already: SQLITE_CONSTRAINT and its kinds. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    (error.errcode & 0xff) === 19
  );
}

/**
 * RxDB judges all rows of a bulk against one state of the storage, so a document that comes twice
 * must be judged in two steps: the second time against what the first time left.
 */
function splitAtRepeats<T>({ rows, table }: WriteOptions<T>): BulkWriteRow<T>[][] {
  const parts: BulkWriteRow<T>[][] = [];
  let part: BulkWriteRow<T>[] = [];
  let seen = new Set<string>();
  for (const row of rows) {
    const id = idOf(row.document, table);
    if (seen.has(id)) {
      parts.push(part);
      part = [];
      seen = new Set();
    }
    seen.add(id);
    part.push(row);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

function categorize<T>(options: WriteOptions<T>): CategorizeBulkWriteRowsOutput<T> {
  const { handle, table, instance, rows, context } = options;
  const ids = rows.map(({ document }) => idOf(document, table));
  const stored = new Map(
    findDocuments<T>({ handle, table, ids, withDeleted: true }).map((document) => [
      idOf(document, table),
      document,
    ]),
  );
  const categorized = categorizeBulkWriteRows<T>(
    instance,
    table.layout.primaryPath as never,
    stored as never,
    rows,
    context,
  );
  // RxDB prepares an event even for a document it refuses for its attachment (status 510).
  const refused = new Set(
    categorized.errors.filter(({ status }) => status === 510).map(({ documentId }) => documentId),
  );
  if (refused.size > 0) {
    const { eventBulk } = categorized;
    eventBulk.events = eventBulk.events.filter(({ documentId }) => !refused.has(documentId));
  }
  return categorized;
}

/** Stores what was accepted and returns the last sequence given out. */
function storeDocuments<T>(
  options: WriteOptions<T>,
  categorized: CategorizeBulkWriteRowsOutput<T>,
): number {
  const { handle, table, bytes } = options;
  let sequence = lastSequence(handle, table);
  if (categorized.bulkInsertDocs.length > 0) {
    const insert = handle.prepare(table.insertSql);
    for (const { document } of categorized.bulkInsertDocs) {
      const row = table.rowOf(document);
      if (row.opaque.length > 0) markOpaque({ handle, table, columns: row.opaque });
      insert.run(...row.values, (sequence += 1));
    }
  }
  if (categorized.bulkUpdateDocs.length > 0) {
    const update = handle.prepare(table.updateSql);
    for (const { document } of categorized.bulkUpdateDocs) {
      const row = table.rowOf(document);
      if (row.opaque.length > 0) markOpaque({ handle, table, columns: row.opaque });
      update.run(...row.values, (sequence += 1), row.id);
    }
  }
  if (table.layout.attachments) {
    const written = [...categorized.attachmentsAdd, ...categorized.attachmentsUpdate];
    writeAttachments({ handle, table, attachments: written, bytes });
    deleteAttachments({ handle, table, attachments: categorized.attachmentsRemove });
  }
  table.sequence = sequence;
  return sequence;
}

function idOf(document: object, table: Table): string {
  return String((document as Record<string, unknown>)[table.layout.primaryPath]);
}
