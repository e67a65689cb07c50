/* Run with `node tests/bench/import.bench.ts`. Everything is measured in one run on one disk, the import
   and what it is compared with one after the other, several times: the median counts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import Papa from 'papaparse';
import { createDataProcess } from '../../electron/data/createDataProcess.ts';
import { createChannelPair } from '../support/channelPair.ts';
import { createTestClient } from '../support/testClient.ts';
import { largeRoster } from '../fixtures/rosters/largeRoster.ts';

const ROWS = Number(process.env['BENCH_PEOPLE'] ?? 40_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
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
const bareInsert = (file: string, rows: readonly string[][]): void => {
  const database = new DatabaseSync(file);
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

/** A table of the chapter's file with what the import left in it. */
interface StoredTable {
  readonly name: string;
  /** The statements that make it and its indexes. */
  readonly make: readonly string[];
  readonly rows: readonly { readonly keys: readonly SQLInputValue[]; readonly document: object }[];
}

// People and history (the records of the import itself), as they are in the chapter's file.
const importedTables = (file: string): readonly StoredTable[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = ['people', 'journal'].map((collection): StoredTable => {
    const made = database
      .prepare(
        'SELECT name, tbl_name, sql FROM sqlite_schema WHERE tbl_name LIKE ? AND sql NOT NULL',
      )
      .all(`t%_${collection}_v0`)
      .toSorted(
        (a, b) => Number(b['name'] === b['tbl_name']) - Number(a['name'] === a['tbl_name']),
      );
    const name = String(made[0]?.['tbl_name']);
    const rows = database.prepare(`SELECT * FROM "${name}" ORDER BY seq`).all();
    return {
      name,
      make: made.map(({ sql }) => String(sql)),
      rows: rows.map(({ doc, ...keys }) => ({
        keys: Object.values(keys),
        document: JSON.parse(String(doc)) as object,
      })),
    };
  });
  database.close();
  return tables;
};

// The very documents that the import wrote, people and history, into the same tables with the same
// indexes, as durable as the product, 500 to a transaction. Making their JSON is part of it.
const insertDocuments = (file: string, tables: readonly StoredTable[]): void => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  for (const { make } of tables) database.exec(make.join(';'));
  for (const { name, rows } of tables) {
    const marks = Array.from({ length: (rows[0]?.keys.length ?? 0) + 1 }, () => '?').join(', ');
    const insert = database.prepare(`INSERT INTO "${name}" VALUES (${marks})`);
    for (let from = 0; from < rows.length; from += documentsAtOnce) {
      database.exec('BEGIN IMMEDIATE');
      for (const { keys, document } of rows.slice(from, from + documentsAtOnce)) {
        insert.run(...keys, JSON.stringify(document));
      }
      database.exec('COMMIT');
    }
  }
  database.close();
};

const documentsAtOnce = 500;

const report = (name: string, { seconds, cpu, stall, turn }: Measured<unknown>): void =>
  console.log(
    `${name.padEnd(28)} ${seconds.toFixed(2).padStart(7)} s (processor ${cpu.toFixed(2).padStart(5)} s)   longest stall ${stall.toFixed(0).padStart(4)} ms (processor ${turn.toFixed(0).padStart(3)} ms)`,
  );

/** Each import's time over that of the work it is compared with. */
interface Ratios {
  readonly clock: number;
  readonly processor: number;
}

const ratioOf = (own: readonly Measured<unknown>[], peer: readonly Measured<unknown>[]): Ratios => {
  const sum = (all: readonly Measured<unknown>[], key: 'seconds' | 'cpu'): number =>
    all.reduce((total, each) => total + each[key], 0);
  return {
    clock: sum(own, 'seconds') / sum(peer, 'seconds'),
    processor: sum(own, 'cpu') / sum(peer, 'cpu'),
  };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const show = (name: string, ratios: readonly Ratios[]): void => {
  const clock = ratios.map((ratio) => ratio.clock);
  const each = clock.map((ratio) => ratio.toFixed(2)).join(', ');
  const processor = median(ratios.map((ratio) => ratio.processor));
  console.log(
    `  ${name}   ${median(clock).toFixed(2)}x (${each}; processor ${processor.toFixed(2)}x)`,
  );
};

const folder = mkdtempSync(join(tmpdir(), 'tsudoi-bench-'));
try {
  const text = largeRoster({ rows: ROWS, seed: 7 });
  const bytes = new TextEncoder().encode(text);
  const cells = Papa.parse<string[]>(text).data;
  console.log(`${ROWS} rows, ${(bytes.length / 1e6).toFixed(1)} MB`);

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
  const measured: Measured<unknown>[] = [];
  const sameDocuments: Ratios[] = [];
  const bareCells: Ratios[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    console.log(`\nround ${round}`);
    const { slug } = await client.command('chapter.create', {
      name: `Bench ${round}`,
      timeZone: 'Asia/Tokyo',
      languages: ['en'],
    });
    const open = await measure(() =>
      client.command('import.open', { fileName: 'large.csv', bytes }),
    );
    report('dry run, empty roster', open);
    const { session } = open.value;
    const commit = await measure(() => client.command('import.commit', { session }));
    report('commit', commit);
    measured.push(open, commit);
    const parse = await measure(() => bareParse(text));
    report('papaparse alone', parse);
    const tables = importedTables(join(folder, 'profile', 'chapters', slug, 'chapter.sqlite'));
    const fair = await measure(() =>
      insertDocuments(join(folder, `documents-${round}.sqlite`), tables),
    );
    report('node:sqlite, same documents', fair);
    const bare = await measure(() => bareInsert(join(folder, `bare-${round}.sqlite`), cells));
    report('node:sqlite, bare cells', bare);
    sameDocuments.push(ratioOf([open, commit], [parse, fair]));
    bareCells.push(ratioOf([open, commit], [parse, bare]));
    if (round < ROUNDS) continue;
    console.log(`  ${JSON.stringify(open.value.counts)}`);
    const found = await measure(() =>
      client.query('people.roster', {
        search: 'zz',
        sort: { column: 'relevance', direction: 'ascending' },
        window: { offset: 0, limit: 50 },
      }),
    );
    report('until everyone can be found', found);
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
    measured.push(found, again, undo);
  }
  await started.value.close();

  console.log(`\nimport (dry run + commit) / (papaparse + node:sqlite), goal ${GOAL_RATIO}x:`);
  show('writing the same documents, history and indexes', sameDocuments);
  show('writing the bare cells of each row             ', bareCells);
  const stall = Math.max(...measured.map((each) => each.stall));
  const turn = Math.max(...measured.map((each) => each.turn));
  console.log(
    `longest stall                  ${stall.toFixed(0)} ms (processor ${turn.toFixed(0)} ms)   goal ${GOAL_STALL} ms`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
