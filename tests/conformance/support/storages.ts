import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RxStorage } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { onTestFinished } from 'vitest';
import {
  getRxStorageNodeSqlite,
  type RxStorageNodeSqlite,
} from '../../../electron/data/storage/index.ts';

/** A storage under test, made anew for each test. */
export type StorageUnderTest = {
  readonly name: string;
  readonly persistent: boolean;
  // RxDB's own type for "some storage".
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly create: () => RxStorage<any, any>;
};

/** Our storage, and RxDB's memory storage as the reference. */
export const STORAGES: readonly StorageUnderTest[] = [
  { name: 'node-sqlite', persistent: true, create: () => createSqliteStorage() },
  { name: 'memory', persistent: false, create: () => getRxStorageMemory() },
];

/** Our storage in a folder of its own. */
export function createSqliteStorage(directory: string = temporaryFolder()): RxStorageNodeSqlite {
  return getRxStorageNodeSqlite({ directory });
}

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'storage-conformance-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
