import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb';
import { getRxStorageNodeSqlite, writeTogether } from '../../electron/data/storage/index.ts';

type Person = {
  id: string;
  fn: string;
  n: { family: string; given: string };
  emails: { id: string; value: string; type: string }[];
  phones: { id: string; raw: string }[];
  country: string;
  city: string;
  tags: string[];
  exchanges: { id: string; programme: string; fiscalYear: number; field: string; host: string }[];
  createdAt: string;
  updatedAt: string;
  note: string;
};

const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 40_000);
const BATCH = 500;
const ROUNDS = 3;
const SINGLE_WRITES = 400;
const QUERIES = 200;

const SCHEMA: RxJsonSchema<Person> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    fn: { type: 'string', maxLength: 200 },
    n: { type: 'object' },
    emails: { type: 'array' },
    phones: { type: 'array' },
    country: { type: 'string', maxLength: 2 },
    city: { type: 'string' },
    tags: { type: 'array' },
    exchanges: { type: 'array' },
    createdAt: { type: 'string', maxLength: 30 },
    updatedAt: { type: 'string', maxLength: 30 },
    note: { type: 'string' },
  },
  required: ['id', 'fn', 'country', 'updatedAt'],
  indexes: ['fn', ['country', 'fn'], 'updatedAt'],
};

const COLLECTIONS = [
  'people',
  'meetups',
  'planItems',
  'participations',
  'checkIns',
  'journal',
  'library',
  'disagreements',
];

const FAMILIES = [
  '山田',
  '佐藤',
  'Nguyễn',
  'Müller',
  'Ångström',
  'García',
  'Иванов',
  '김',
  'Wong',
  'ศรีสุข',
];
const GIVEN = ['太郎', '花子', 'Anh', 'Jürgen', 'Lucía', 'Ольга', '민수', 'Mei', 'สมชาย', 'Priya'];
const COUNTRIES = ['JP', 'VN', 'DE', 'TH', 'KR', 'CN', 'IN', 'MY', 'PH', 'ID'];

const folder = mkdtempSync(join(tmpdir(), 'storage-bench-'));
try {
  const people = Array.from({ length: PEOPLE }, (_, index) => person(index));
  process.stdout.write(`${PEOPLE} people, ${Math.round(jsonBytes(people) / 2 ** 20)} MB of JSON\n`);
  await benchBulkInsert(people);
  await benchSingleInsert();
  await benchNewest();
  await benchOpen();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function benchBulkInsert(people: readonly Person[]): Promise<void> {
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await timed(() => insertBare(openBare(`bare-${round}`), people)));
    const database = await openDatabase(`ours-${round}`);
    ours.push(await timed(() => insertOurs(database, people)));
    await database.close();
  }
  report(`bulk insert by ${BATCH}, through RxDB`, median(ours), median(bare), 3);
}

async function benchSingleInsert(): Promise<void> {
  const bareFile = openBare('bare-0');
  const database = await openDatabase('ours-0');
  const collection = peopleOf(database);
  const bare: number[] = [];
  const ours: number[] = [];
  for (let index = 0; index < SINGLE_WRITES; index += 1) {
    const one = person(PEOPLE + index);
    bare.push(await timed(() => insertBareOne(bareFile, one)));
    ours.push(await timed(() => collection.insert(one)));
  }
  report('one durable insert, p95', percentile(ours, 0.95), percentile(bare, 0.95), 2);
  report('one durable insert, median', median(ours), median(bare), 2);

  const bareTwo: number[] = [];
  const oursTwo: number[] = [];
  for (let index = 0; index < SINGLE_WRITES; index += 1) {
    const one = person(PEOPLE * 2 + index);
    const pair = [one, { ...one, id: `${one.id}-second` }];
    bareTwo.push(await timed(() => insertBare(bareFile, pair)));
    oursTwo.push(await timed(() => writeTogether([{ collection, insert: pair }])));
  }
  report('two documents together, p95', percentile(oursTwo, 0.95), percentile(bareTwo, 0.95), 2);
  bareFile.database.close();
  await database.close();
}

async function benchNewest(): Promise<void> {
  const { database: bareDatabase } = openBare('bare-0');
  const database = await openDatabase('ours-0');
  const select = bareDatabase.prepare(
    `SELECT doc FROM people WHERE deleted = 0 AND updatedAt < ? ORDER BY updatedAt DESC, id LIMIT 50`,
  );
  const bare: number[] = [];
  const ours: number[] = [];
  for (let index = 0; index < QUERIES; index += 1) {
    const before = `2026-${String(10 + (index % 3))}-01T00:${String(index % 60).padStart(2, '0')}:${index}`;
    bare.push(await timed(() => select.all(before).map((row) => JSON.parse(String(row['doc'])))));
    ours.push(
      await timed(() =>
        peopleOf(database)
          .find({
            selector: { updatedAt: { $lt: before } },
            sort: [{ updatedAt: 'desc' }],
            limit: 50,
          })
          .exec(),
      ),
    );
  }
  report('newest 50, through RxDB', median(ours), median(bare), 3);
  bareDatabase.close();
  await database.close();
}

async function benchOpen(): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    let database: RxDatabase | undefined;
    times.push(
      await timed(async () => {
        database = await openDatabase('ours-0');
        await peopleOf(database)
          .find({ sort: [{ fn: 'asc' }], limit: 50 })
          .exec();
      }),
    );
    await database?.close();
  }
  const ms = median(times);
  process.stdout.write(`open with 8 collections → first 50 rows: ${ms.toFixed(0)} ms (goal 300)\n`);
}

async function openDatabase(name: string): Promise<RxDatabase> {
  const storage = getRxStorageNodeSqlite({ directory: folder });
  const database = await createRxDatabase({ name, storage, multiInstance: false });
  await database.addCollections(
    Object.fromEntries(COLLECTIONS.map((collection) => [collection, { schema: SCHEMA }])),
  );
  return database;
}

function peopleOf(database: RxDatabase): RxCollection<Person> {
  const collection = database.collections['people'];
  if (!collection) throw new Error('The collection is missing');
  return collection;
}

async function insertOurs(database: RxDatabase, people: readonly Person[]): Promise<void> {
  for (let start = 0; start < people.length; start += BATCH) {
    await peopleOf(database).bulkInsert(people.slice(start, start + BATCH));
  }
}

type BareFile = { database: DatabaseSync; insert: StatementSync };

/** The same columns, indexes and durability as ours, by hand. */
function openBare(name: string): BareFile {
  const database = new DatabaseSync(join(folder, `${name}.bare`));
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;
    CREATE TABLE IF NOT EXISTS people (seq INTEGER PRIMARY KEY, id UNIQUE, deleted INTEGER, lwt,
      fn, country, updatedAt, doc TEXT);
    CREATE INDEX IF NOT EXISTS a ON people (deleted, fn, id);
    CREATE INDEX IF NOT EXISTS b ON people (deleted, country, fn, id);
    CREATE INDEX IF NOT EXISTS c ON people (deleted, updatedAt, id);
  `);
  const insert = database.prepare(
    'INSERT INTO people (id, deleted, lwt, fn, country, updatedAt, doc) VALUES (?, 0, ?, ?, ?, ?, ?)',
  );
  return { database, insert };
}

function insertBare({ database, insert }: BareFile, people: readonly Person[]): void {
  for (let start = 0; start < people.length; start += BATCH) {
    database.exec('BEGIN IMMEDIATE');
    for (const one of people.slice(start, start + BATCH)) insertBareOne({ database, insert }, one);
    database.exec('COMMIT');
  }
}

function insertBareOne({ insert }: BareFile, one: Person): void {
  const stored = {
    ...one,
    _deleted: false,
    _attachments: {},
    _rev: '1-abcdefghij',
    _meta: { lwt: Date.now() },
  };
  insert.run(one.id, Date.now(), one.fn, one.country, one.updatedAt, JSON.stringify(stored));
}

function person(index: number): Person {
  const mixed = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  const family = FAMILIES[mixed % FAMILIES.length] ?? '';
  const given = `${GIVEN[(mixed >>> 8) % GIVEN.length] ?? ''} ${index}`;
  const day = new Date(Date.UTC(2026, 0, 1) + (mixed % 31_536_000) * 1000).toISOString();
  return {
    id: `person:0190${mixed.toString(16).padStart(8, '0')}-7abc-8def-${index.toString(16).padStart(12, '0')}`,
    fn: `${family} ${given}`,
    n: { family, given },
    emails: [{ id: 'e1', value: `member${index}@example.org`, type: 'home' }],
    phones: [{ id: 'p1', raw: `+81 3 ${1000 + (mixed % 9000)} ${1000 + (index % 9000)}` }],
    country: COUNTRIES[mixed % COUNTRIES.length] ?? 'JP',
    city: 'Sapporo',
    tags: ['newsletter', `year-${2014 + (mixed % 12)}`],
    exchanges: [
      {
        id: 'x1',
        programme: 'open-application',
        fiscalYear: 2014 + (mixed % 12),
        field: 'Materials science',
        host: '北海道大学',
      },
    ],
    createdAt: day,
    updatedAt: day,
    note: 'Met at the reunion; would like to help with the next one and to speak about the laboratory.',
  };
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function report(what: string, ours: number, bare: number, goal: number): void {
  const ratio = ours / bare;
  process.stdout.write(
    `${what}: ${ours.toFixed(2)} ms, bare SQLite ${bare.toFixed(2)} ms, ${ratio.toFixed(2)}x (goal ≤ ${goal}x)\n`,
  );
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
