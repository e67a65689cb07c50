import type { DatabaseSync } from 'node:sqlite';
import { homeOf, type PlainDocument } from '../documents.ts';

/**
 * Makes the tables that sync keeps in the chapter's file, beside the collections, so that what is
 * known about the server changes in the same transaction as the documents. They never leave this
 * computer except inside a backup.
 */
export const createTables = (database: DatabaseSync): void => {
  database.exec(`
    CREATE TABLE IF NOT EXISTS sync_facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS sync_documents (
      id TEXT PRIMARY KEY, rev TEXT NOT NULL, deleted INTEGER NOT NULL,
      body TEXT NOT NULL, attachments TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sync_outbox (
      position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE IF NOT EXISTS sync_sent (
      id TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (id, digest)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sync_refused (
      id TEXT PRIMARY KEY, reason TEXT NOT NULL, words TEXT NOT NULL, at TEXT NOT NULL,
      kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS sync_leaves (
      id TEXT NOT NULL, rev TEXT NOT NULL, PRIMARY KEY (id, rev)) STRICT;
    CREATE TABLE IF NOT EXISTS sync_carried (
      id TEXT PRIMARY KEY, rev TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS sync_events (
      id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL,
      count INTEGER, reason TEXT) STRICT;
  `);
};

/**
 * Forgets everything about the server but the history of events. What is only carried here stays,
 * with an empty revision: where it is kept besides is not known any more.
 */
export const clearTables = (database: DatabaseSync): void => {
  for (const table of ['facts', 'documents', 'outbox', 'sent', 'refused', 'leaves']) {
    database.exec(`DELETE FROM sync_${table}`);
  }
  const remove = database.prepare('DELETE FROM sync_carried WHERE id = ?');
  for (const { id, body } of database.prepare('SELECT id, body FROM sync_carried').all()) {
    // A newer form of a known kind is in its collection as well.
    if (homeOf(JSON.parse(String(body)) as PlainDocument) !== undefined) remove.run(id ?? null);
  }
  database.exec("UPDATE sync_carried SET rev = ''");
};
