import type { DatabaseSync } from 'node:sqlite';
import { collectionNames } from '#shared/domain/document-types.ts';
import { FILE_FORMAT } from '../../storage/open-file.ts';
import type { Examined } from '../tasks.ts';

/** What an open chapter file holds, read from its tables (see the storage's README). */
export const readContent = (database: DatabaseSync): Examined => {
  const tables = liveTables(database);
  const chapter = readChapterDocument(database, tables.get('library'));
  const newest = Math.max(0, ...[...tables.values()].map((table) => lastWrite(database, table)));
  return {
    chapterId: textOf(chapter?.['_id']),
    chapterName: textOf(chapter?.['name']),
    demo: chapter?.['demo'] === true,
    people: countLiving(database, tables.get('people')),
    meetups: countLiving(database, tables.get('meetups')),
    ...(newest > 0 && newest < latestTime && { newestChange: new Date(newest).toISOString() }),
    format: FILE_FORMAT,
    revision: [...tables.values()]
      .toSorted()
      .map((table) => `${table}:${lastSequence(database, table)}`)
      .join(' '),
  };
};

// The last moment of the year 9999.
const latestTime = 253_402_300_799_999;

// The newest table of each collection, by collection.
const liveTables = (database: DatabaseSync): ReadonlyMap<string, string> => {
  const rows = database
    .prepare(
      'SELECT number, collection, version FROM storage_tables WHERE live = 1 ORDER BY version',
    )
    .all();
  return new Map(
    rows.flatMap(({ number, collection, version }): [string, string][] =>
      collectionNames.some((name) => name === collection)
        ? [[String(collection), `t${Number(number)}_${String(collection)}_v${Number(version)}`]]
        : [],
    ),
  );
};

const readChapterDocument = (
  database: DatabaseSync,
  table: string | undefined,
): Readonly<Record<string, unknown>> | undefined => {
  if (table === undefined) return undefined;
  const row = database
    .prepare(
      `SELECT doc FROM "${table}" WHERE deleted = 0 AND id > 'chapter:' AND id < 'chapter;'
       ORDER BY id LIMIT 1`,
    )
    .get();
  if (row === undefined) return undefined;
  const document: unknown = JSON.parse(String(row['doc']));
  return typeof document === 'object' && document !== null
    ? (document as Readonly<Record<string, unknown>>)
    : undefined;
};

const countLiving = (database: DatabaseSync, table: string | undefined): number => {
  if (table === undefined) return 0;
  const sql = `SELECT count(*) AS number FROM "${table}" WHERE deleted = 0`;
  return Number(database.prepare(sql).get()?.['number'] ?? 0);
};

const lastSequence = (database: DatabaseSync, table: string): number =>
  Number(database.prepare(`SELECT max(seq) AS seq FROM "${table}"`).get()?.['seq'] ?? 0);

const lastWrite = (database: DatabaseSync, table: string): number => {
  const row = database.prepare(`SELECT lwt FROM "${table}" ORDER BY seq DESC LIMIT 1`).get();
  return typeof row?.['lwt'] === 'number' ? Math.floor(row['lwt']) : 0;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');
