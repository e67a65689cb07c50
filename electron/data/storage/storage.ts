import { join, resolve } from 'node:path';
import {
  ensureRxStorageInstanceParamsAreCorrect,
  RXDB_VERSION,
  type RxStorage,
  type RxStorageInstanceCreationParams,
} from 'rxdb';
import { acquireConnection, type Connection } from './connection.ts';
import {
  createInstance,
  STORAGE_NAME,
  type NodeSqliteInstance,
  type NodeSqliteInstanceOptions,
  type NodeSqliteInternals,
} from './instance.ts';
import { createLockWait } from './lock-wait.ts';
import type { OpenFileOptions } from './open-file.ts';

/** Where the files are and how they are opened. */
export type NodeSqliteSettings = {
  /** Folder of the files; made when it does not exist. */
  readonly directory: string;
  /** Name of a database's file inside the folder. Default: the database's name + `.sqlite`. */
  readonly fileName?: string | ((databaseName: string) => string);
  /** `never` makes a missing file an error instead of a new chapter. Default `if-missing`. */
  readonly create?: 'if-missing' | 'never';
  /** How long to wait for another process's lock, without holding up the thread. Default 5000. */
  readonly busyTimeoutMs?: number;
  /** How thoroughly a file is examined when it is opened. Default `quick`. */
  readonly checkOnOpen?: 'none' | 'quick' | 'full';
};

/** RxDB's storage interface, and what this storage offers beyond it. */
export type RxStorageNodeSqlite = RxStorage<NodeSqliteInternals, NodeSqliteInstanceOptions> & {
  /** Path of the file that a database lies in. */
  readonly fileOf: (databaseName: string) => string;
  /**
   * The connection of a database that is open through this storage.
   *
   * @throws Error when none of its collections is open
   */
  readonly connection: (databaseName: string) => Connection;
  /**
   * Runs `work` so that all writes it makes to the database are on disk together or not at all.
   * Change events follow the commit; a failed group emits none. See the README for what RxDB's
   * caches mean for it: for writing several documents prefer `writeTogether`.
   */
  readonly atomically: <T>(
    databaseName: string,
    work: () => Promise<T>,
    options?: { timeoutMs?: number },
  ) => Promise<T>;
};

/**
 * An RxDB storage on Node's own SQLite: one file per database, a table per collection and schema
 * version, durable when a write resolves.
 */
export function getRxStorageNodeSqlite(settings: NodeSqliteSettings): RxStorageNodeSqlite {
  const { directory, fileName } = settings;
  const { create = 'if-missing', busyTimeoutMs = 5000, checkOnOpen = 'quick' } = settings;
  const open = new Map<string, { connection: Connection; users: number }>();

  const fileOf = (databaseName: string): string =>
    join(resolve(directory), fileNameOf(databaseName, fileName));

  const connectionOf = (databaseName: string): Connection => {
    const entry = open.get(databaseName);
    if (!entry) throw new Error(`The database ${databaseName} is not open`);
    return entry.connection;
  };

  return {
    name: STORAGE_NAME,
    rxdbVersion: RXDB_VERSION,
    fileOf,
    connection: connectionOf,
    async createStorageInstance<T>(
      params: RxStorageInstanceCreationParams<T, NodeSqliteInstanceOptions>,
    ): Promise<NodeSqliteInstance<T>> {
      ensureRxStorageInstanceParamsAreCorrect(params);
      const { databaseName } = params;
      const file = fileOf(databaseName);
      const connection = await acquireWhenFree({ file, create, busyTimeoutMs, checkOnOpen });
      const entry = open.get(databaseName) ?? { connection, users: 0 };
      entry.users += 1;
      open.set(databaseName, entry);
      const forget = (): void => {
        entry.users -= 1;
        if (entry.users === 0 && open.get(databaseName) === entry) open.delete(databaseName);
      };
      try {
        const instance = await createInstance(connection, params);
        instance.onClose(forget);
        return instance;
      } catch (error) {
        forget();
        await connection.release();
        throw error;
      }
    },
    atomically: (databaseName, work, options) =>
      connectionOf(databaseName).atomically(work, options),
  };
}

async function acquireWhenFree(options: OpenFileOptions): Promise<Connection> {
  const lock = createLockWait(options.busyTimeoutMs);
  for (;;) {
    try {
      return acquireConnection(options);
    } catch (error) {
      await lock.pause(error);
    }
  }
}

function fileNameOf(databaseName: string, fileName: NodeSqliteSettings['fileName']): string {
  if (typeof fileName === 'function') return fileName(databaseName);
  if (fileName !== undefined) return fileName;
  return `${encodeURIComponent(databaseName).replaceAll('*', '%2A')}.sqlite`;
}
