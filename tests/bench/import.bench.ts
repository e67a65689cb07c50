/* Run with `node tests/bench/import.bench.ts`. Everything is measured in one run on one disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import Papa from 'papaparse';
import { createDataProcess } from '../../electron/data/createDataProcess.ts';
import { createChannelPair } from '../support/channelPair.ts';
import { createTestClient } from '../support/testClient.ts';
import { largeRoster } from '../fixtures/rosters/largeRoster.ts';

const ROWS = Number(process.env['BENCH_PEOPLE'] ?? 40_000);
const GOAL_RATIO = 4;
const GOAL_STALL = 50;

interface Measured<Value> {
  readonly value: Value;
  readonly seconds: number;
  /** Processor time; says more than the clock on a computer that is busy with other things. */
  readonly cpu: number;
  /** The longest time in which the process answered nobody, in milliseconds. */
  readonly stall: number;
  /** The most processor time of this thread between two turns of a 1 ms timer, in milliseconds. */
  readonly turn: number;
}

const measure = async <Value>(work: () => Promise<Value> | Value): Promise<Measured<Value>> => {
  globalThis.gc?.();
  const turns = watchTurns();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const value = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  // One more turn of the loop, so that a stall at the very end is seen.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  const turn = turns.stop();
  return { value, seconds, cpu: (user + system) / 1e6, stall: delay.max / 1e6, turn };
};

// On a busy computer a stall is mostly waiting for a processor; this counts only own work.
const watchTurns = (): { stop(): number } => {
  let most = 0;
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    most = Math.max(most, (user + system) / 1000);
    last = process.threadCpuUsage();
  }, 1);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
};

const bareParse = (text: string): number => Papa.parse<string[]>(text).data.length;

// The same rows as documents of about the same size, in one transaction, as durable as the product.
const bareInsert = (folder: string, rows: readonly string[][]): void => {
  const database = new DatabaseSync(join(folder, 'bare.sqlite'));
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE people (id TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID',
  );
  const insert = database.prepare('INSERT INTO people VALUES (?, ?)');
  database.exec('BEGIN');
  for (const [index, cells] of rows.entries()) {
    insert.run(`person:${String(index).padStart(8, '0')}`, JSON.stringify({ cells }));
  }
  database.exec('COMMIT');
  database.close();
};

/** A stored person as the storage lays one out: the row's keys and the document's JSON. */
interface StoredRow {
  readonly id: string;
  readonly lwt: number;
  readonly doc: string;
}

// The very documents that the import wrote, into a table with the same columns and indexes, as
// durable as the product, 500 to a transaction. Making the JSON is part of it.
const insertDocuments = (folder: string, documents: readonly object[]): void => {
  const database = new DatabaseSync(join(folder, 'documents.sqlite'));
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE people (
      seq INTEGER PRIMARY KEY, id NOT NULL UNIQUE, deleted INTEGER NOT NULL, lwt,
      doc TEXT NOT NULL);
    CREATE INDEX people_tombstones ON people (lwt) WHERE deleted = 1;
  `);
  const insert = database.prepare(
    'INSERT INTO people (id, deleted, lwt, doc, seq) VALUES (?, 0, ?, ?, ?)',
  );
  let seq = 0;
  for (let from = 0; from < documents.length; from += documentsAtOnce) {
    database.exec('BEGIN IMMEDIATE');
    for (const document of documents.slice(from, from + documentsAtOnce)) {
      const { id, lwt, doc } = toStoredRow(document);
      insert.run(id, lwt, doc, (seq += 1));
    }
    database.exec('COMMIT');
  }
  database.close();
};

const toStoredRow = (document: object): StoredRow => {
  const { _id, _meta } = document as { _id: string; _meta: { lwt: number } };
  return { id: _id, lwt: _meta.lwt, doc: JSON.stringify(document) };
};

const documentsAtOnce = 500;

// As the import left them in the chapter's file.
const importedDocuments = (file: string): readonly object[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  const [table] = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 't%_people_v0'")
    .all();
  const rows = database.prepare(`SELECT doc FROM "${String(table?.['name'])}"`).all();
  database.close();
  return rows.map(({ doc }) => JSON.parse(String(doc)) as object);
};

const report = (name: string, { seconds, cpu, stall, turn }: Measured<unknown>): void =>
  console.log(
    `${name.padEnd(28)} ${seconds.toFixed(2).padStart(7)} s (processor ${cpu.toFixed(2).padStart(5)} s)   longest stall ${stall.toFixed(0).padStart(4)} ms (processor ${turn.toFixed(0).padStart(3)} ms)`,
  );

const folder = mkdtempSync(join(tmpdir(), 'tsudoi-bench-'));
try {
  const text = largeRoster({ rows: ROWS, seed: 7 });
  const bytes = new TextEncoder().encode(text);
  console.log(`${ROWS} rows, ${(bytes.length / 1e6).toFixed(1)} MB`);
  const parsed = await measure(() => bareParse(text));
  report('papaparse alone', parsed);
  const inserted = await measure(() => bareInsert(folder, Papa.parse<string[]>(text).data));
  const insertSeconds = Math.max(0.01, inserted.seconds - parsed.seconds);
  console.log(`${'bare node:sqlite insert'.padEnd(28)} ${insertSeconds.toFixed(2).padStart(7)} s`);

  const started = await createDataProcess({
    profile: join(folder, 'profile'),
    demo: false,
    version: 'bench',
    onBug: (error) => {
      throw error;
    },
  });
  if (!started.ok) throw new Error(started.error.code);
  const [server, own] = createChannelPair();
  started.value.serve(server);
  const client = createTestClient(own);
  const { slug: chapterSlug } = await client.command('chapter.create', {
    name: 'Bench',
    timeZone: 'Asia/Tokyo',
    languages: ['en'],
  });

  const open = await measure(() => client.command('import.open', { fileName: 'large.csv', bytes }));
  report('dry run, empty roster', open);
  console.log(`  ${JSON.stringify(open.value.counts)}`);
  const { session } = open.value;
  const commit = await measure(() => client.command('import.commit', { session }));
  report('commit', commit);
  const found = await measure(() =>
    client.query('people.roster', {
      search: 'zz',
      sort: { column: 'relevance', direction: 'ascending' },
      window: { offset: 0, limit: 50 },
    }),
  );
  report('until everyone can be found', found);
  const documents = importedDocuments(
    join(folder, 'profile', 'chapters', chapterSlug, 'chapter.sqlite'),
  );
  const fair = await measure(() => insertDocuments(folder, documents));
  report('node:sqlite, same documents', fair);
  const again = await measure(() =>
    client.command('import.open', { fileName: 'large.csv', bytes }),
  );
  report('dry run of the same again', again);
  console.log(`  ${JSON.stringify(again.value.counts)}`);
  const undo = await measure(() =>
    client.command('import.undo', { importId: commit.value.importId }),
  );
  report('undo', undo);
  console.log(`  removed ${undo.value.removed}, kept ${undo.value.kept.length}`);
  await started.value.close();

  const fairSeconds = parsed.seconds + fair.seconds;
  const fairCpu = parsed.cpu + fair.cpu;
  console.log(
    `import / (papaparse + same documents)  ${((open.seconds + commit.seconds) / fairSeconds).toFixed(2)}x (processor ${((open.cpu + commit.cpu) / fairCpu).toFixed(2)}x)`,
  );
  const cpuRatio = (open.cpu + commit.cpu) / inserted.cpu;
  const ratio = (open.seconds + commit.seconds) / (parsed.seconds + insertSeconds);
  const stall = Math.max(open.stall, commit.stall, found.stall, again.stall, undo.stall);
  console.log(
    `import / (papaparse + insert)  ${ratio.toFixed(2)}x (processor ${cpuRatio.toFixed(2)}x)   goal ${GOAL_RATIO}x`,
  );
  const turn = Math.max(open.turn, commit.turn, found.turn, again.turn, undo.turn);
  console.log(
    `longest stall                  ${stall.toFixed(0)} ms (processor ${turn.toFixed(0)} ms)   goal ${GOAL_STALL} ms`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
