import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Subject } from 'rxjs';
import { createCheckpoints } from './checkpoint.ts';
import { StorageError, toStorageError } from './errors.ts';
import { createWriteGroups, type WriteGroups } from './group.ts';
import type { Handle } from './handle.ts';
import { createLockWait, type LockWait } from './lock-wait.ts';
import { createLogRoom } from './log-room.ts';
import {
  checkFile,
  makeFolder,
  openFile,
  openSnapshot,
  type OpenFileOptions,
} from './open-file.ts';
import { refreshTable, type Table } from './table.ts';
import type { ChangeBulk } from './write.ts';

/** The shared connection to one file: all collections of a database in this process use it. */
export type Connection = {
  /** Absolute path of the SQLite file. */
  readonly file: string;
  /** The writing SQLite connection, for what stands beside the collections (search, backup). */
  readonly database: DatabaseSync;
  /**
   * Runs `work` in one transaction, or as a part of the write group it is called from; waits while
   * another group is open or another process holds the file. `work` must be synchronous. `afterCommit` functions that it registers
   * run once the data is on disk, and never when it is not.
   */
  readonly write: <T>(work: (handle: Handle, commit: AfterCommit) => T) => Promise<T>;
  /**
   * As {@link Connection.write}, for `work` that writes with one statement, which is a transaction by
   * itself. Answers undefined, with nothing written, when `work` does, or when it would have to wait.
   */
  readonly writeOne: <T>(work: (handle: Handle) => T | undefined) => T | undefined;
  /** Reads the last committed state, or the group's own state inside a write group. */
  readonly read: <T>(work: (handle: Handle) => T) => T;
  /**
   * Runs plain SQL writes in one transaction: {@link Connection.write} for callers outside the
   * storage. The tables of the collections (`t1_…`) belong to the storage: read them only.
   */
  readonly transaction: <T>(work: (database: DatabaseSync) => T) => Promise<T>;
  /** Runs several writes as one; see {@link WriteGroups}. */
  readonly atomically: WriteGroups['atomically'];
  /** Problems found in the file, none when it is sound. `full` also compares the indexes. */
  readonly check: (depth: 'quick' | 'full') => readonly string[];
  /** Whether the caller runs inside an open write group. */
  readonly isInGroup: () => boolean;
  readonly tables: Map<number, SharedTable>;
  /** Gives the connection back; the last one closes the file. */
  readonly release: () => Promise<void>;
};

/** Registers what happens once the data is on disk. */
export type AfterCommit = (effect: () => void) => void;

/** A table in use, the stream of its changes, and how many storage instances use both. */
export type SharedTable = {
  readonly table: Table;
  readonly changes: Subject<ChangeBulk<unknown>>;
  users: number;
};

/** Opens the file, or shares the connection that this process already has to it. */
export function acquireConnection(options: OpenFileOptions): Connection {
  const folder = dirname(resolve(options.file));
  makeFolder(folder);
  const file = join(realpathSync(folder), basename(options.file));
  const open = CONNECTIONS.get(file);
  if (open) {
    open.users += 1;
    return open.connection;
  }
  const connection = createConnection({ ...options, file });
  CONNECTIONS.set(file, { connection, users: 1 });
  return connection;
}

const CONNECTIONS = new Map<string, { connection: Connection; users: number }>();

function createConnection(options: OpenFileOptions): Connection {
  const { file } = options;
  const writer = openFile(options);
  let snapshot: Handle | undefined;
  const tables = new Map<number, SharedTable>();

  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStorageError({ error, file });
    }
  };

  const begin = (): void => guarded(() => writer.database.exec('BEGIN IMMEDIATE'));
  // The log is moved into the file elsewhere (see checkpoint.ts); should that fail, as SQLite does.
  const room = createLogRoom(file);
  const checkpoints = createCheckpoints({
    file,
    database: writer.database,
    room: room.bytes,
    onFailure: () => {
      if (writer.database.isOpen) writer.database.exec('PRAGMA wal_autocheckpoint = 1000');
    },
  });
  const commit = (): void => {
    guarded(() => writer.database.exec('COMMIT'));
    checkpoints.committed();
  };
  const rollback = (): void => {
    // A full disk or a failing medium makes SQLite roll back by itself.
    if (writer.database.isOpen && writer.database.isTransaction) writer.database.exec('ROLLBACK');
    for (const { table } of tables.values()) guarded(() => refreshTable(writer, table));
  };

  const newLockWait = (): LockWait => createLockWait(options.busyTimeoutMs);
  const groups = createWriteGroups({ file, begin, commit, rollback, newLockWait });

  const writeBegun = <T>(work: (handle: Handle, commit: AfterCommit) => T): T => {
    const effects: (() => void)[] = [];
    let result: T;
    try {
      result = guarded(() => work(writer, (effect) => effects.push(effect)));
      commit();
    } catch (error) {
      rollback();
      throw error;
    }
    for (const effect of effects) effect();
    return result;
  };

  const writeInGroup = <T>(work: (handle: Handle, commit: AfterCommit) => T): T => {
    const effects: (() => void)[] = [];
    guarded(() => writer.database.exec('SAVEPOINT bulk'));
    try {
      const result = guarded(() => work(writer, (effect) => effects.push(effect)));
      guarded(() => writer.database.exec('RELEASE bulk'));
      for (const effect of effects) groups.afterCommit(effect);
      return result;
    } catch (error) {
      // The group may catch this error and go on, which must not leave half of this write in it.
      if (writer.database.isTransaction) writer.database.exec('ROLLBACK TO bulk; RELEASE bulk');
      else groups.fail(error);
      throw error;
    }
  };

  const connection: Connection = {
    file,
    database: writer.database,
    tables,
    async write(work) {
      if (groups.isInside()) return writeInGroup(work);
      const lock = newLockWait();
      for (;;) {
        while (groups.isOpen()) await groups.settled();
        try {
          begin();
          break;
        } catch (error) {
          await lock.pause(error);
        }
      }
      return writeBegun(work);
    },
    writeOne(work) {
      if (groups.isInside() || groups.isOpen()) return undefined;
      try {
        const result = guarded(() => work(writer));
        if (result !== undefined) checkpoints.committed();
        return result;
      } catch (error) {
        rollback();
        if (error instanceof StorageError && error.code === 'locked') return undefined;
        throw error;
      }
    },
    read(work) {
      return guarded(() => {
        if (!groups.isOpen() || groups.isInside()) return work(writer);
        snapshot ??= openSnapshot(options);
        return work(snapshot);
      });
    },
    transaction(work) {
      return connection.write((handle) => work(handle.database));
    },
    atomically: groups.atomically,
    isInGroup: groups.isInside,
    check(depth) {
      return connection.read((handle) => checkFile(handle, depth));
    },
    async release() {
      const entry = CONNECTIONS.get(file);
      if (entry?.connection !== connection) return;
      entry.users -= 1;
      while (entry.users === 0 && groups.isOpen()) await groups.settled();
      // The last connection to close leaves no log behind, so the thread's must be gone by then.
      if (entry.users === 0) await checkpoints.settled();
      // Somebody may have come, or closed it already, while this one waited for a group.
      if (entry.users > 0 || CONNECTIONS.get(file) !== entry) return;
      CONNECTIONS.delete(file);
      room.close();
      snapshot?.close();
      closeWriter(writer);
    },
  };
  return connection;
}

/** Updates the planner's statistics where that pays, folds the log into the file and closes it. */
function closeWriter(writer: Handle): void {
  try {
    writer.database.exec('PRAGMA optimize');
  } catch {
    // Statistics are a convenience: a full disk must not keep the file from closing.
  }
  writer.close();
}

/** Fails with a sentence instead of a deadlock where a write group cannot take part. */
export function refuseInsideGroup(connection: Connection, action: string): void {
  if (!connection.isInGroup()) return;
  throw new StorageError({
    code: 'group-failed',
    file: connection.file,
    detail: `${action} inside a write group is not possible`,
  });
}
