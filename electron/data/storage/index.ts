export {
  getRxStorageNodeSqlite,
  type NodeSqliteSettings,
  type RxStorageNodeSqlite,
} from './storage.ts';
export { StorageError } from './errors.ts';
export { writeTogether } from './together.ts';

// The rest of the package's types: whoever names a value of ours needs them, used here or not.
/** @public */
export type { Connection } from './connection.ts';
export type { CheckDepth } from './open-file.ts';
/** @public */
export type { StorageErrorCode } from './errors.ts';
/** @public */
export type { NodeSqliteInstanceOptions, NodeSqliteInternals } from './instance.ts';
/** @public */
export type { TogetherResult, TogetherWrite } from './together.ts';
/** @public */
export type { SequenceCheckpoint } from './write.ts';
