import type { DatabaseSync } from 'node:sqlite';
import {
  collectionNames,
  collectionOfId,
  type CollectionName,
} from '#shared/domain/document-types.ts';
import type { Upkeep } from '../../database/upkeep.ts';
import {
  plainOfStored,
  tombstone,
  type AttachmentStubs,
  type PlainDocument,
} from '../documents.ts';
import { prepared, textOf, type Row } from './rows.ts';

/** The server's state of a document as this computer last knew it: the base of the next merge. */
export interface Base {
  readonly rev: string;
  readonly document: PlainDocument;
  readonly attachments: AttachmentStubs | undefined;
}

/** A base as it is noted. */
export interface NewBase extends Base {
  readonly id: string;
  /** Whether the row in the document's collection says the same at this moment. */
  readonly isHere: boolean;
}

type Rows = Pick<Upkeep, 'connection' | 'storageOf'>;

/**
 * The bases in `sync_documents`. Most documents are never changed after both sides agreed: their
 * row is the base, and `body` holds the row's place in the change feed (`seq`) instead of a copy.
 * {@link watchRows} puts the copy there in the moment in which the row is changed. Every write of a
 * row gives it another place, so a row that changed unseen (an earlier version of the program had
 * the file meanwhile) is no base: the next merge then does without one and keeps both sides' values.
 */
export const createBases = (
  upkeep: Rows,
): {
  read(ids: readonly string[]): ReadonlyMap<string, Base>;
  known(ids: readonly string[]): ReadonlySet<string>;
  /** Notes bases, in the caller's transaction. */
  write(database: DatabaseSync, bases: readonly NewBase[]): void;
} => {
  const { connection } = upkeep;
  const ask = (sql: string, ids: readonly string[]): readonly Row[] =>
    connection.read(({ database }) =>
      prepared(database, sql).all(JSON.stringify(ids)),
    ) as unknown as readonly Row[];
  const sqlOf = sqlByCollection(upkeep);
  return {
    read: (ids) => {
      const found = new Map<string, Base>();
      for (const [name, group] of Map.groupBy(ids, collectionOfId)) {
        for (const row of ask(name === undefined ? unheld : sqlOf[name].read, group)) {
          const base = baseOf(row);
          if (base !== undefined) found.set(String(row['id']), base);
        }
      }
      return found;
    },
    known: (ids) => new Set(ask(knownSql, ids).map((row) => String(row['id']))),
    write: (database, bases) => {
      for (const base of bases) {
        const name = referableIn(base);
        if (name !== undefined) {
          const { changes } = prepared(database, sqlOf[name].refer).run(base.rev, base.id);
          if (changes === 1) continue;
        }
        copy(database, base);
      }
    },
  };
};

// Where the row is that can stand for a base.
const referableIn = ({ id, document, attachments, isHere }: NewBase): CollectionName | undefined =>
  isHere && document._deleted !== true && attachments === undefined && plainKey.test(id)
    ? collectionOfId(id)
    : undefined;

// Other ids may be rewritten where the storage has them as keys.
const plainKey = /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/;

const copy = (database: DatabaseSync, { id, rev, document, attachments }: NewBase): void => {
  prepared(database, 'INSERT OR REPLACE INTO sync_documents VALUES (?, ?, ?, ?, ?)').run(
    id,
    rev,
    document._deleted === true ? 1 : 0,
    JSON.stringify(document),
    attachments === undefined ? null : JSON.stringify(attachments),
  );
};

/**
 * Makes every change of a row that is a base copy the base first, in the same transaction, whoever
 * changes it and why. The triggers are of the connection, not of the file: in one of ours nothing
 * acts by itself. Without the tables of sync there is no base yet, and nothing is done.
 */
export const watchRows = ({ connection, storageOf }: Rows): void => {
  const { database } = connection;
  const isThere = database
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'sync_documents'")
    .get();
  if (isThere === undefined) return;
  for (const name of collectionNames) {
    const { table } = storageOf(name).internals;
    for (const event of ['UPDATE', 'DELETE']) {
      database.exec(`
        CREATE TEMP TRIGGER IF NOT EXISTS "sync_${event}_${table}" AFTER ${event} ON main."${table}"
        BEGIN
          UPDATE sync_documents SET body = OLD.doc
            WHERE id = OLD.id AND body = CAST(OLD.seq AS TEXT);
        END`);
    }
  }
};

const sqlByCollection = ({ storageOf }: Rows) =>
  Object.fromEntries(
    collectionNames.map((name) => {
      const { table } = storageOf(name).internals;
      return [
        name,
        {
          read: `SELECT known.*, held.doc AS held FROM json_each(?) AS wanted
            CROSS JOIN sync_documents AS known ON known.id = wanted.value
            LEFT JOIN "${table}" AS held
              ON held.seq = CAST(known.body AS INTEGER) AND held.id = known.id`,
          // One by one: SQLite takes several times as long over a list that comes as JSON.
          refer: `INSERT OR REPLACE INTO sync_documents
            SELECT held.id, ?, 0, CAST(held.seq AS TEXT), NULL
            FROM "${table}" AS held WHERE held.id = ?`,
        },
      ];
    }),
  ) as Record<CollectionName, { readonly read: string; readonly refer: string }>;

const unheld = `SELECT known.* FROM json_each(?) AS wanted
  CROSS JOIN sync_documents AS known ON known.id = wanted.value`;
const knownSql = unheld.replace('known.*', 'known.id');
const baseOf = (row: Row): Base | undefined => {
  const body = String(row['body']);
  const text = body.startsWith('{') ? body : textOf(row['held']);
  if (text === undefined) return undefined;
  const attachments = textOf(row['attachments']);
  return {
    rev: String(row['rev']),
    document:
      row['deleted'] === 1
        ? tombstone(String(row['id']))
        : plainOfStored(JSON.parse(text) as Parameters<typeof plainOfStored>[0]),
    attachments:
      attachments === undefined ? undefined : (JSON.parse(attachments) as AttachmentStubs),
  };
};
