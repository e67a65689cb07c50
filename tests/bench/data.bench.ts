import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSearchKey } from '#shared/domain/search/searchKey.ts';
import { demoPeople } from '#shared/domain/demo/generateChapter.ts';
import { createDemoChapter } from '../../electron/data/chapter/demoChapter.ts';
import { openDatabase } from '../../electron/data/database/openDatabase.ts';
import { createDataProcess } from '../../electron/data/createDataProcess.ts';
import { createChannelPair } from '../support/channelPair.ts';
import { createTestClient, type TestClient } from '../support/testClient.ts';
import { percentile, report, timesOf } from './support/measure.ts';

/** The data process through its contract, with the whole directory of the association in one chapter. */
const people = Number(process.env['BENCH_PEOPLE'] ?? 40_000);
const content = { people, seed: 'bench', today: '2026-11-22' } as const;
const checkIns = 500;
const typed = [
  'y',
  'ya',
  'yam',
  'yama',
  'yamad',
  'yamada',
  'ngu',
  'nguyen',
  '山',
  '山田',
  'mul',
  'universitas',
];

const profile = mkdtempSync(join(tmpdir(), 'tsudoi-bench-'));

const openTsudoi = async (): Promise<{ client: TestClient; close(): Promise<void> }> => {
  const started = await createDataProcess({
    profile,
    demo: false,
    version: 'bench',
    onBug: (error) => {
      throw error;
    },
  });
  if (!started.ok) throw new Error(started.error.code);
  const [server, window] = createChannelPair();
  started.value.serve(server);
  return { client: createTestClient(window), close: () => started.value.close() };
};

const firstPage = (client: TestClient, search = '') =>
  client.query('people.roster', {
    search,
    sort: { column: 'relevance', direction: 'ascending' },
    window: { offset: 0, limit: 50 },
  });

const openToFirstPage = async (): Promise<number> => {
  const start = performance.now();
  const { client, close } = await openTsudoi();
  await firstPage(client);
  const taken = performance.now() - start;
  await close();
  return taken;
};

const bareFile = join(profile, 'bare.sqlite');

const bareOpenToFirstPage = (): number => {
  const start = performance.now();
  const database = new DatabaseSync(bareFile);
  database.prepare('SELECT document FROM people ORDER BY name LIMIT 50').all();
  const taken = performance.now() - start;
  database.close();
  return taken;
};

const makeBareFile = (): DatabaseSync => {
  const database = new DatabaseSync(bareFile);
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT, updated_at TEXT, document TEXT);
    CREATE INDEX people_name ON people (name);
    CREATE INDEX people_updated ON people (updated_at);
    CREATE TABLE check_ins (id TEXT PRIMARY KEY, document TEXT);
    CREATE TABLE check_in_rows (
      seq INTEGER PRIMARY KEY, id NOT NULL UNIQUE, meetup_id, person_id, document TEXT NOT NULL);
    CREATE INDEX check_in_meetup ON check_in_rows (meetup_id);
    CREATE INDEX check_in_person ON check_in_rows (person_id);
    BEGIN;
  `);
  const insert = database.prepare('INSERT INTO people VALUES (?, ?, ?, ?)');
  for (const person of demoPeople(content, { start: 0, end: people })) {
    insert.run(person._id, person.fn, person.updatedAt, JSON.stringify(person));
  }
  database.exec('COMMIT');
  copyCheckIns(database);
  return database;
};

// A new row among as many as the chapter has splits as many pages of the indexes.
const copyCheckIns = (database: DatabaseSync): void => {
  database.prepare('ATTACH ? AS chapter').run(join(profile, 'chapters/bench/chapter.sqlite'));
  const table = database
    .prepare(
      `SELECT name FROM chapter.sqlite_schema WHERE name LIKE 't%\\_checkIns\\_v0' ESCAPE '\\'`,
    )
    .get()?.['name'];
  database.exec(`
    INSERT INTO check_in_rows (id, meetup_id, person_id, document)
      SELECT id, k0, k1, doc FROM chapter."${String(table)}";
    DETACH chapter;
  `);
};

const benchOpening = async (): Promise<void> => {
  await openToFirstPage();
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    ours.push(await openToFirstPage());
    bare.push(bareOpenToFirstPage());
  }
  report({
    what: `open, first page of ${people} people, median`,
    ours: percentile(ours, 0.5),
    limit: percentile(bare, 0.5),
    limitIs: 'bare open and page',
    goal: '<= 300 ms',
  });
};

const benchSearch = async (client: TestClient): Promise<void> => {
  const keys = demoPeople(content, { start: 0, end: people }).map(
    (one) => createSearchKey(one).text,
  );
  const scan: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    for (const text of typed) {
      const start = performance.now();
      keys.filter((key) => key.includes(text));
      scan.push(performance.now() - start);
      // A trailing space asks the same afresh: the answer is not one that was remembered.
      const asked = performance.now();
      await firstPage(client, text + ' '.repeat(round));
      ours.push(performance.now() - asked);
    }
  }
  for (const share of [0.5, 0.95]) {
    report({
      what: `search key stroke to page, p${share * 100}`,
      ours: percentile(ours, share),
      limit: percentile(scan, share),
      limitIs: 'linear scan of the keys',
      goal: '<= 1.5x and < 16 ms',
    });
  }
};

const benchNewest = async (client: TestClient, bare: DatabaseSync): Promise<void> => {
  const select = bare.prepare('SELECT document FROM people ORDER BY updated_at DESC LIMIT 50');
  const limit: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    limit.push(
      ...(await timesOf(1, () =>
        select.all().map((row) => JSON.parse(String(row['document'])) as unknown),
      )),
    );
    ours.push(
      ...(await timesOf(1, () =>
        client.query('people.roster', {
          search: '',
          sort: { column: 'updatedAt', direction: 'descending' },
          window: { offset: 0, limit: 50 },
        }),
      )),
    );
  }
  report({
    what: 'newest 50 people through the contract, p50',
    ours: percentile(ours, 0.5),
    limit: percentile(limit, 0.5),
    limitIs: 'bare indexed SELECT, parsed',
    goal: '<= 3x',
  });
};

// What a door event holds besides who came to what.
const bookkeeping = {
  ...{ type: 'checkin', schema: 1, createdAt: new Date(), updatedAt: new Date() },
  ...{ createdBy: 'organiser:bench', updatedBy: 'organiser:bench', device: 'bench' },
  ...{ list: 'main', via: 'search', kind: 'in', _deleted: false, _attachments: {} },
  ...{ _meta: { lwt: Date.now() }, _rev: '1-bench' },
};

const benchCheckIn = async (client: TestClient, bare: DatabaseSync): Promise<void> => {
  const { id: meetupId } = await client.command('meetups.create', {
    name: 'Bench',
    startLocal: '2026-12-05T10:00',
    endLocal: '2026-12-05T15:00',
    timeZone: 'Asia/Jakarta',
  });
  const { rows } = await client.query('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: checkIns },
  });
  const personIds = rows.map((row) => row.id);
  await client.command('guests.add', { meetupId, personIds });
  const insert = bare.prepare('INSERT INTO check_ins VALUES (?, ?)');
  const insertRow = bare.prepare(
    'INSERT INTO check_in_rows (id, meetup_id, person_id, document) VALUES (?, ?, ?, ?)',
  );
  const ours: number[] = [];
  const limit: number[] = [];
  const sameRow: number[] = [];
  const wire: number[] = [];
  for (const personId of personIds) {
    const document = JSON.stringify({ personId, meetupId, at: new Date().toISOString() });
    limit.push(...(await timesOf(1, () => insert.run(personId, document))));
    // As the storage keeps a door event: found by its id, its meetup and its person.
    const id = `checkin:${meetupId}:${personId}:${randomUUID()}`;
    const row = JSON.stringify({ ...bookkeeping, _id: id, personId, meetupId, at: new Date() });
    sameRow.push(...(await timesOf(1, () => insertRow.run(id, meetupId, personId, row))));
    ours.push(
      ...(await timesOf(1, () =>
        client.command('door.checkIn', { meetupId, list: 'main', personId, via: 'search' }),
      )),
    );
    // Refused by the contract, so that nothing but the way there and back is left.
    wire.push(...(await timesOf(1, () => client.attempt('door.checkIn', { personId }))));
  }
  for (const share of [0.5, 0.95]) {
    report({
      what: `durable check-in through the contract, p${share * 100}`,
      ours: percentile(ours, share),
      limit: percentile(limit, share),
      limitIs: 'bare durable INSERT',
      goal: '<= 2x, p95 < 20 ms',
    });
    report({
      what: `the same, p${share * 100}`,
      ours: percentile(ours, share),
      limit: percentile(sameRow, share),
      limitIs: 'bare INSERT of the same row, into as many',
      goal: 'for comparison',
    });
    report({
      what: `of it the way there and back, p${share * 100}`,
      ours: percentile(wire, share),
      limit: percentile(limit, share),
      limitIs: 'bare durable INSERT',
      goal: 'for comparison',
    });
  }
  const half = Math.floor(ours.length / 2);
  report({
    what: 'check-ins, second half against the first',
    ours: percentile(ours.slice(half), 0.5),
    limit: percentile(ours.slice(0, half), 0.5),
    limitIs: 'first half',
    goal: 'about 1',
  });
};

// The part of a check-in that is the storage's: one new door event among the chapter's, through the
// writer, RxDB and the storage, on the disk when it is answered.
const benchStoredCheckIn = async (bare: DatabaseSync): Promise<void> => {
  const database = await openDatabase(join(profile, 'chapters/bench'));
  const insert = bare.prepare('INSERT INTO check_ins VALUES (?, ?)');
  const insertRow = bare.prepare(
    'INSERT INTO check_in_rows (id, meetup_id, person_id, document) VALUES (?, ?, ?, ?)',
  );
  const meetupId = `meetup:${randomUUID()}`;
  const ours: number[] = [];
  const limit: number[] = [];
  const sameRow: number[] = [];
  for (let round = 0; round < 4 * checkIns; round += 1) {
    const personId = `person:${randomUUID()}`;
    const id = `checkin:${meetupId}:${personId}:${randomUUID()}`;
    const at = new Date().toISOString();
    const stored = { ...bookkeeping, _id: id, personId, meetupId, at };
    const text = JSON.stringify({ personId, meetupId, at });
    limit.push(...(await timesOf(1, () => insert.run(personId, text))));
    sameRow.push(
      ...(await timesOf(1, () => insertRow.run(id, meetupId, personId, JSON.stringify(stored)))),
    );
    const { _deleted, _attachments, _meta, _rev, ...plain } = stored;
    const document = { ...plain, createdAt: at, updatedAt: at };
    ours.push(
      ...(await timesOf(1, () =>
        database.writer.commit(() =>
          Promise.resolve({
            writes: [{ kind: 'put', collection: 'checkIns', document, isNew: true }],
            answer: null,
          }),
        ),
      )),
    );
  }
  for (const share of [0.5, 0.95]) {
    const what = `durable check-in, as the storage sees it, p${share * 100}`;
    const own = percentile(ours, share);
    const bareInsert = percentile(limit, share);
    const bareRow = percentile(sameRow, share);
    report({ what, ours: own, limit: bareInsert, limitIs: 'bare durable INSERT', goal: '<= 2x' });
    report({
      what: `the same, p${share * 100}`,
      ours: own,
      limit: bareRow,
      limitIs: 'bare INSERT of the same row, into as many',
      goal: 'for comparison',
    });
  }
  await database.close();
};

try {
  mkdirSync(join(profile, 'chapters'));
  const start = performance.now();
  await createDemoChapter({ profile: { folder: profile }, slug: 'bench', content });
  process.stdout.write(
    `made a chapter of ${people} people in ${((performance.now() - start) / 1000).toFixed(1)} s\n`,
  );
  writeFileSync(
    join(profile, 'profile.json'),
    JSON.stringify({ device: 'bench', actor: 'organiser:bench', lastChapter: 'bench' }),
  );
  const bare = makeBareFile();
  await benchOpening();
  const { client, close } = await openTsudoi();
  await benchSearch(client);
  await benchNewest(client, bare);
  await benchCheckIn(client, bare);
  await close();
  await benchStoredCheckIn(bare);
  bare.close();
} finally {
  rmSync(profile, { recursive: true, force: true });
}
