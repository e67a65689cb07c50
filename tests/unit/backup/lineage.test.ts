import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { readLineage } from '../../../electron/data/backup/index.ts';
import { renewLineage } from '../../../electron/data/backup/worker/lineage.ts';

describe('the lineage of a restored file', () => {
  it('is empty until a restore and another one after each', () => {
    const database = chapterFile();
    expect(readLineage(database)).toBe('');
    renewLineage(database, 'first');
    expect(readLineage(database)).toBe('first');
    renewLineage(database, 'second');
    expect(readLineage(database)).toBe('second');
  });

  it('comes with empty replication tables, whose change feed does not fall back', () => {
    const database = chapterFile();
    renewLineage(database, 'first');
    const count = (table: string) =>
      database.prepare(`SELECT count(*) AS number FROM "${table}"`).get()?.['number'];
    expect(count('t2_rx_replication_meta_ab12_v0')).toBe(0);
    expect(count('t1_people_v0')).toBe(2);
    expect(count('t20_people_v0')).toBe(1);
    const floors = database.prepare('SELECT number, floor FROM storage_tables ORDER BY number');
    expect(floors.all().map((row) => Object.values(row))).toEqual([
      [1, 0],
      [2, 41],
      [20, 0],
    ]);
  });
});

// The tables of a chapter file as far as they matter here, after some replication.
const chapterFile = (): DatabaseSync => {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE TABLE storage_tables (
      number INTEGER PRIMARY KEY, collection TEXT NOT NULL, floor INTEGER NOT NULL,
      live INTEGER NOT NULL) STRICT;
    INSERT INTO storage_tables VALUES
      (1, 'people', 0, 1), (2, 'rx-replication-meta-ab12', 7, 1), (20, 'people', 0, 1);
    CREATE TABLE t1_people_v0 (seq INTEGER PRIMARY KEY);
    CREATE TABLE t20_people_v0 (seq INTEGER PRIMARY KEY);
    CREATE TABLE t2_rx_replication_meta_ab12_v0 (seq INTEGER PRIMARY KEY);
    INSERT INTO t1_people_v0 VALUES (1), (2);
    INSERT INTO t20_people_v0 VALUES (1);
    INSERT INTO t2_rx_replication_meta_ab12_v0 VALUES (40), (41);
  `);
  return database;
};
