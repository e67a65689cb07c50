import type { BulkWriteRow, RxAttachmentWriteData } from 'rxdb';
import type { Handle } from './handle.ts';
import { textKey } from './sort-key.ts';
import type { Table } from './table.ts';

/** The bytes of the attachments in a bulk write, by the write data they belong to. */
export type AttachmentBytes = ReadonlyMap<object, Uint8Array>;

/** Reads every Blob of the rows. */
export async function readAttachmentBytes<T>(
  rows: readonly BulkWriteRow<T>[],
): Promise<AttachmentBytes> {
  const bytes = new Map<object, Uint8Array>();
  for (const { document } of rows) {
    for (const attachment of Object.values(document._attachments ?? {})) {
      if (!('data' in attachment) || !(attachment.data instanceof Blob)) continue;
      bytes.set(attachment, new Uint8Array(await attachment.data.arrayBuffer()));
    }
  }
  return bytes;
}

/** Stores added and changed attachments in the caller's transaction. */
export function writeAttachments(options: {
  handle: Handle;
  table: Table;
  attachments: readonly {
    documentId: string;
    attachmentId: string;
    attachmentData: RxAttachmentWriteData;
    digest: string;
  }[];
  bytes: AttachmentBytes;
}): void {
  const { handle, table, attachments, bytes } = options;
  const upsert = handle.prepare(
    `INSERT OR REPLACE INTO "${table.sqlName}_attachments" (id, name, digest, type, data)
     VALUES (?, ?, ?, ?, ?)`,
  );
  for (const { documentId, attachmentId, attachmentData, digest } of attachments) {
    const data = bytes.get(attachmentData);
    if (!data) throw new TypeError(`Attachment ${attachmentId} carries no Blob`);
    upsert.run(textKey(documentId), textKey(attachmentId), digest, attachmentData.type, data);
  }
}

/** Deletes attachments in the caller's transaction. */
export function deleteAttachments(options: {
  handle: Handle;
  table: Table;
  attachments: readonly { documentId: string; attachmentId: string }[];
}): void {
  const { handle, table, attachments } = options;
  const remove = handle.prepare(
    `DELETE FROM "${table.sqlName}_attachments" WHERE id = ? AND name = ?`,
  );
  for (const { documentId, attachmentId } of attachments) {
    remove.run(textKey(documentId), textKey(attachmentId));
  }
}

/** The attachment with exactly this digest, or undefined. */
export function readAttachment(options: {
  handle: Handle;
  table: Table;
  documentId: string;
  attachmentId: string;
  digest: string;
}): Blob | undefined {
  const { handle, table, documentId, attachmentId, digest } = options;
  const row = handle
    .prepare(
      `SELECT data, type FROM "${table.sqlName}_attachments"
       WHERE id = ? AND name = ? AND digest = ?`,
    )
    .get(textKey(documentId), textKey(attachmentId), digest) as unknown as
    readonly [Uint8Array<ArrayBuffer>, string] | undefined;
  return row && new Blob([row[0]], { type: row[1] });
}
