import type { Migrations } from './upgradeDocument.ts';

/**
 * The steps by which documents of earlier versions reach their present form, by type; the first
 * step leads from `schema` 1 to 2. None are needed so far. A new optional field needs none either:
 * only a change of what a present field means or how it is written does. A step never changes once
 * it was released, and every release keeps a fixture file that the next ones must still open.
 */
export const migrations: Migrations = {};
