import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { RefusedChange, SyncEvent } from '#shared/contract/sync.ts';
import type { Upkeep } from '../../database/upkeep.ts';
import type { PlainDocument, RemoteLeaf } from '../documents.ts';
import { createBases, watchRows, type Base, type NewBase } from './bases.ts';
import { prepared, textOf, type Row } from './rows.ts';
import { clearTables, createTables } from './tables.ts';

export type { Base } from './bases.ts';

/** A refused change as it is kept. */
export interface Refused extends Omit<RefusedChange, 'title'> {
  /** The document that was refused: the same one is not sent again by itself. */
  readonly body: PlainDocument;
}

/** A document that only a newer version can use. */
export interface Carried {
  readonly id: string;
  /** Empty while it is not known whether the server has it. */
  readonly rev: string;
  readonly document: PlainDocument;
}

/** Which lists have something in them, so that nothing is looked for in an empty one. */
export interface Holds {
  readonly outbox: boolean;
  readonly refused: boolean;
  readonly carried: boolean;
  readonly sent: boolean;
}

/** Facts that are kept by name. */
export type FactName =
  /** Which connection to a server the other facts belong to. */
  | 'connection'
  | 'lineage'
  /** The place in the feed up to which everything is here. */
  | 'since'
  | 'identity'
  /** What a person chose after a fail-safe and is not finished yet. */
  | 'mode'
  | 'lastExchange'
  /** How far a collection was looked through for changes to send. */
  | `scanned:${string}`
  /** Why sync stopped for a person, see `failSafeReasons`. */
  | 'fail-safe';

/**
 * What sync remembers, in the chapter's file. Reads may happen at any time; writes happen inside
 * `transaction`, or inside {@link Upkeep.atomically} together with documents.
 */
export interface SyncState {
  /** Runs writes of this state as one transaction, or as a part of the group it is called in. */
  transaction<Value>(work: (write: StateWriter) => Value): Promise<Value>;
  fact(name: FactName): string | undefined;
  bases(ids: readonly string[]): ReadonlyMap<string, Base>;
  /** Which of these ids the server is known to have, or to have deleted. */
  known(ids: readonly string[]): ReadonlySet<string>;
  /** How many documents the server is known to have. */
  knownCount(): number;
  outbox(limit: number): readonly string[];
  /** Which of these ids wait in the outbox. */
  waiting(ids: readonly string[]): ReadonlySet<string>;
  outboxCount(): number;
  /** Digests of what was sent and not answered yet, by id. */
  sent(ids: readonly string[]): ReadonlyMap<string, readonly string[]>;
  refused(id: string): Refused | undefined;
  allRefused(limit: number): readonly Refused[];
  refusedCount(): number;
  leaves(limit: number): readonly { readonly id: string; readonly rev: string }[];
  /** Documents that this version cannot use, as they came, after `id` in the order of ids. */
  carried(after: string, limit: number): readonly Carried[];
  carriedCount(): number;
  /** Of the carried ones, those of which it is not known whether the server has them. */
  unplaced(limit: number): readonly Carried[];
  holds(): Holds;
  events(limit: number): readonly SyncEvent[];
}

/** The writes of {@link SyncState}. */
export interface StateWriter {
  setFact(name: FactName, value: string | undefined): void;
  setBases(bases: readonly NewBase[]): void;
  removeBase(id: string): void;
  addToOutbox(id: string): void;
  removeFromOutbox(id: string): void;
  /** Notes what is about to be sent, so that it is known when its answer is lost. */
  addSent(id: string, digest: string): void;
  /** Forgets what was sent under an id: its fate is known. */
  removeSent(id: string): void;
  setRefused(refused: Refused): void;
  removeRefused(id: string): void;
  addLeaf(id: string, leaf: Pick<RemoteLeaf, 'rev'>): void;
  removeLeaf(id: string, rev: string): void;
  setCarried(id: string, rev: string, document: PlainDocument): void;
  removeCarried(id: string): void;
  addEvent(event: Omit<SyncEvent, 'id'>): void;
  /** Forgets everything about the server but the history of events and what is carried. */
  clear(): void;
}

/** Opens the {@link SyncState} of a chapter's file. */
export const openSyncState = async (
  upkeep: Pick<Upkeep, 'connection' | 'storageOf'>,
): Promise<SyncState> => {
  const { connection } = upkeep;
  await connection.transaction(createTables);
  watchRows(upkeep);
  const bases = createBases(upkeep);
  const all = (sql: string, ...values: SQLInputValue[]): readonly Row[] =>
    connection.read(({ database }) => prepared(database, sql).all(...values) as unknown as Row[]);
  const one = (sql: string, ...values: SQLInputValue[]): Row | undefined => all(sql, ...values)[0];
  const count = (sql: string, ...values: SQLInputValue[]): number =>
    Number(one(sql, ...values)?.['n'] ?? 0);
  return {
    transaction: (work) =>
      connection.transaction((database) => work(createWriter(database, bases.write))),
    fact: (name) => textOf(one('SELECT value FROM sync_facts WHERE key = ?', name)?.['value']),
    bases: bases.read,
    known: bases.known,
    knownCount: () => count('SELECT count(*) AS n FROM sync_documents WHERE deleted = 0'),
    outbox: (limit) =>
      all('SELECT id FROM sync_outbox ORDER BY position LIMIT ?', limit).map((row) =>
        String(row['id']),
      ),
    waiting: (ids) =>
      new Set(
        all(
          `SELECT outbox.id FROM json_each(?) AS wanted
            CROSS JOIN sync_outbox AS outbox ON outbox.id = wanted.value`,
          JSON.stringify(ids),
        ).map((row) => String(row['id'])),
      ),
    outboxCount: () => count('SELECT count(*) AS n FROM sync_outbox'),
    sent: (ids) => {
      const rows = all(
        `SELECT sent.* FROM json_each(?) AS wanted
          CROSS JOIN sync_sent AS sent ON sent.id = wanted.value`,
        JSON.stringify(ids),
      );
      const groups = Map.groupBy(rows, (row) => String(row['id']));
      return new Map(
        [...groups].map(([id, group]) => [id, group.map((row) => String(row['digest']))]),
      );
    },
    refused: (id) => {
      const row = one('SELECT * FROM sync_refused WHERE id = ?', id);
      return row === undefined ? undefined : refusedOf(row);
    },
    allRefused: (limit) =>
      all('SELECT * FROM sync_refused ORDER BY at DESC, id LIMIT ?', limit).map(refusedOf),
    refusedCount: () => count('SELECT count(*) AS n FROM sync_refused'),
    leaves: (limit) =>
      all(
        `SELECT id, rev FROM sync_leaves
          WHERE id NOT IN (SELECT id FROM sync_outbox) AND id NOT IN (SELECT id FROM sync_refused)
          LIMIT ?`,
        limit,
      ).map((row) => ({ id: String(row['id']), rev: String(row['rev']) })),
    carried: (after, limit) =>
      all('SELECT * FROM sync_carried WHERE id > ? ORDER BY id LIMIT ?', after, limit).map(
        carriedOf,
      ),
    carriedCount: () => count('SELECT count(*) AS n FROM sync_carried'),
    unplaced: (limit) =>
      all("SELECT * FROM sync_carried WHERE rev = '' ORDER BY id LIMIT ?", limit).map(carriedOf),
    holds: () => ({
      outbox: one('SELECT 1 FROM sync_outbox LIMIT 1') !== undefined,
      refused: one('SELECT 1 FROM sync_refused LIMIT 1') !== undefined,
      carried: one('SELECT 1 FROM sync_carried LIMIT 1') !== undefined,
      sent: one('SELECT 1 FROM sync_sent LIMIT 1') !== undefined,
    }),
    events: (limit) =>
      all('SELECT * FROM sync_events ORDER BY id DESC LIMIT ?', limit).map(eventOf),
  };
};

const createWriter = (
  database: DatabaseSync,
  writeBases: (database: DatabaseSync, bases: readonly NewBase[]) => void,
): StateWriter => {
  const run = (sql: string, ...values: SQLInputValue[]): void => {
    prepared(database, sql).run(...values);
  };
  return {
    setFact: (name, value) => {
      if (value === undefined) run('DELETE FROM sync_facts WHERE key = ?', name);
      else run('INSERT OR REPLACE INTO sync_facts VALUES (?, ?)', name, value);
    },
    setBases: (bases) => writeBases(database, bases),
    removeBase: (id) => run('DELETE FROM sync_documents WHERE id = ?', id),
    addToOutbox: (id) => run('INSERT OR IGNORE INTO sync_outbox (id) VALUES (?)', id),
    addSent: (id, digest) => run('INSERT OR IGNORE INTO sync_sent VALUES (?, ?)', id, digest),
    removeSent: (id) => run('DELETE FROM sync_sent WHERE id = ?', id),
    removeFromOutbox: (id) => run('DELETE FROM sync_outbox WHERE id = ?', id),
    setRefused: ({ id, reason, words, at, kind, body }) =>
      run(
        'INSERT OR REPLACE INTO sync_refused VALUES (?, ?, ?, ?, ?, ?)',
        id,
        reason,
        words,
        at,
        kind,
        JSON.stringify(body),
      ),
    removeRefused: (id) => run('DELETE FROM sync_refused WHERE id = ?', id),
    addLeaf: (id, { rev }) => run('INSERT OR IGNORE INTO sync_leaves VALUES (?, ?)', id, rev),
    removeLeaf: (id, rev) => run('DELETE FROM sync_leaves WHERE id = ? AND rev = ?', id, rev),
    setCarried: (id, rev, document) =>
      run(
        'INSERT OR REPLACE INTO sync_carried VALUES (?, ?, ?)',
        id,
        rev,
        JSON.stringify(document),
      ),
    removeCarried: (id) => run('DELETE FROM sync_carried WHERE id = ?', id),
    addEvent: ({ at, kind, count, reason }) => {
      run(
        'INSERT INTO sync_events (at, kind, count, reason) VALUES (?, ?, ?, ?)',
        at,
        kind,
        count ?? null,
        reason ?? null,
      );
      run('DELETE FROM sync_events WHERE id <= (SELECT max(id) FROM sync_events) - 200');
    },
    clear: () => clearTables(database),
  };
};

const carriedOf = (row: Row): Carried => ({
  id: String(row['id']),
  rev: String(row['rev']),
  document: JSON.parse(String(row['body'])) as PlainDocument,
});

const refusedOf = (row: Row): Refused => ({
  id: String(row['id']),
  reason: String(row['reason']) as Refused['reason'],
  words: String(row['words']),
  at: String(row['at']),
  kind: String(row['kind']) as Refused['kind'],
  body: JSON.parse(String(row['body'])) as PlainDocument,
});

const eventOf = (row: Row): SyncEvent => {
  const reason = textOf(row['reason']);
  return {
    id: Number(row['id']),
    at: String(row['at']),
    kind: String(row['kind']) as SyncEvent['kind'],
    ...(row['count'] !== null && { count: Number(row['count']) }),
    ...(reason !== undefined && { reason }),
  };
};
