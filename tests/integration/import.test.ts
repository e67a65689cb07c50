import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importByteLimit, importRowLimit } from '#shared/contract/import.ts';
import type { ImportRow } from '#shared/contract/importRows.ts';
import { largeRoster } from '../fixtures/rosters/largeRoster.ts';
import { forkDataProcess, startChapter } from '../support/dataProcess.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { TestClient } from '../support/testClient.ts';

const rosters = join(import.meta.dirname, '../fixtures/rosters');
const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(rosters, name)));
const csv = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const openFile = (client: TestClient, name: string) =>
  client.command('import.open', { fileName: name, bytes: fixture(name) });
const openText = (client: TestClient, text: string) =>
  client.command('import.open', { fileName: 'typed.csv', bytes: csv(text) });
const rowsOf = async (
  client: TestClient,
  session: string,
  pile: ImportRow['pile'],
): Promise<readonly ImportRow[]> => {
  const window = { offset: 0, limit: 500 };
  return (await client.query('import.rows', { session, pile, window })).rows;
};
const bring = async (client: TestClient, text: string) => {
  const { session } = await openText(client, text);
  return client.command('import.commit', { session });
};
const roster = async (client: TestClient, search = '') =>
  (
    await client.query('people.roster', {
      search,
      sort: { column: 'name', direction: 'ascending' },
      window: { offset: 0, limit: 500 },
    })
  ).rows;
const names = async (client: TestClient): Promise<readonly string[]> =>
  (await roster(client)).map(({ fn }) => fn);
const find = async (client: TestClient, fn: string) => {
  const row = (await roster(client)).find((entry) => entry.fn === fn);
  if (row === undefined) throw new Error(`${fn} is not there`);
  const answer = await client.query('people.person', { id: row.id });
  if (answer === null) throw new Error(`${fn} is gone`);
  return answer;
};

describe('what files become', () => {
  test.each([
    ['members-comma.csv', { new: 5, ask: 0 }],
    ['semicolon-bom.csv', { new: 2, ask: 0 }],
    ['tabs.tsv', { new: 2, ask: 0 }],
    ['quoted-newlines.csv', { new: 2, ask: 0 }],
    ['japanese-headers.csv', { new: 3, ask: 0 }],
    ['too-many-cells.csv', { new: 2, ask: 1 }],
    ['missing-names.csv', { new: 2, ask: 1 }],
    ['unreadable-cells.csv', { new: 1, ask: 4 }],
    ['shared-address.csv', { new: 2, ask: 0 }],
    ['twice.csv', { new: 1, ask: 1 }],
    ['titled.csv', { new: 2, ask: 0 }],
    ['names-only.csv', { new: 3, ask: 0 }],
    ['no-header.csv', { new: 3, ask: 0 }],
    ['excel-separator.csv', { new: 1, ask: 0 }],
    ['google-form.csv', { new: 2, ask: 0 }],
    ['no-names.csv', { new: 0, ask: 2 }],
    ['unclosed-quote.csv', { new: 1, ask: 1 }],
    ['shift-jis.csv', { new: 1, ask: 0 }],
    ['utf-16.csv', { new: 1, ask: 0 }],
    ['utf-16-no-mark.csv', { new: 1, ask: 0 }],
  ])('%s', async (name, expected) => {
    const { client } = await startChapter();
    const { counts } = await openFile(client, name);
    expect(counts).toEqual({ new: expected.new, change: 0, same: 0, 'needs-you': expected.ask });
  });

  test.each([
    ['empty.csv', { code: 'import-empty' }],
    ['blank-lines.csv', { code: 'import-empty' }],
    ['header-only.csv', { code: 'import-no-rows' }],
    ['binary.csv', { code: 'import-not-a-table', params: { kind: 'binary' } }],
    ['workbook.xlsx', { code: 'import-damaged' }],
  ])('%s is refused with a reason', async (name, error) => {
    const { client } = await startChapter();
    const input = { fileName: name, bytes: fixture(name) };
    expect(await client.attempt('import.open', input)).toMatchObject({ ok: false, error });
    expect(await names(client)).toEqual([]);
  });

  test('files beyond the limits are refused', async () => {
    const { client } = await startChapter();
    const bytes = new Uint8Array(importByteLimit + 1).fill(0x61);
    expect(await client.attempt('import.open', { fileName: 'big.csv', bytes })).toMatchObject({
      error: { code: 'import-too-large', params: { limit: 64 } },
    });
    const long = csv(`Name\n${'Budi\n'.repeat(importRowLimit + 1)}`);
    expect(await client.attempt('import.open', { fileName: 'l.csv', bytes: long })).toMatchObject({
      error: { code: 'import-too-many-rows', params: { limit: importRowLimit } },
    });
  });

  test('cells with line breaks and quotes arrive whole, also with Windows line ends', async () => {
    const { client } = await startChapter();
    const { session } = await openFile(client, 'quoted-newlines.csv');
    await client.command('import.commit', { session });
    const { timeline } = await find(client, 'Rahayu, Siti');
    expect(timeline.find(({ kind }) => kind === 'note')?.params).toEqual({
      text: 'Line one\nLine two, with "quotes"',
    });
  });

  test('a Japanese roster becomes people with parts, reading, exchange and place', async () => {
    const { client } = await startChapter();
    const { session } = await openFile(client, 'japanese-headers.csv');
    await client.command('import.commit', { session });
    const { person } = await find(client, '佐藤 さくら');
    expect(person).toMatchObject({
      n: { family: '佐藤', given: 'さくら' },
      phonetic: 'サトウ サクラ',
      memberNo: 'J-0002',
      residence: 'ID',
      exchanges: [{ fiscalYear: 2018, course: 'B', host: { name: '京都大学' }, field: '化学' }],
      affiliations: [{ organisation: 'インドネシア大学' }],
    });
  });

  test('a consent in the file is recorded', async () => {
    const { client } = await startChapter();
    const { session } = await openFile(client, 'google-form.csv');
    await client.command('import.commit', { session });
    expect((await find(client, 'Rina Yamashita')).consent).toBe('granted');
    expect((await find(client, 'Бат Эрдэнэ')).consent).toBe('refused');
  });
});

describe('the preview', () => {
  test('rows carry the number a spreadsheet shows, counting blank rows and the title', async () => {
    const { client } = await startChapter();
    const { session } = await openFile(client, 'titled.csv');
    expect((await rowsOf(client, session, 'new')).map(({ row }) => row)).toEqual([4, 5]);
    const bad = await openFile(client, 'too-many-cells.csv');
    expect(await rowsOf(client, bad.session, 'needs-you')).toMatchObject([
      { row: 3, problems: [{ code: 'too-many-cells', params: { cells: 4, columns: 2 } }] },
    ]);
  });

  test('a corrected column gives another preview', async () => {
    const { client } = await startChapter();
    const opened = await openText(client, 'Who,What\n12,Budi\n13,Ani\n');
    expect(opened.columns.map(({ field }) => field)).toEqual(['ignore', 'fn']);
    const mapped = await client.command('import.map', {
      session: opened.session,
      fields: ['memberNo', 'fn'],
    });
    expect(mapped.counts.new).toBe(2);
    const [first] = await rowsOf(client, opened.session, 'new');
    expect(first?.cells).toContainEqual({ field: 'memberNo', after: '12' });
  });

  test('a live preview follows a corrected column', async () => {
    const { client } = await startChapter();
    const { session } = await openText(client, 'Name,City\nBudi,Jakarta\n');
    const window = { offset: 0, limit: 10 };
    const live = client.follow('import.rows', { session, pile: 'new', window });
    await live.until(({ rows }) => rows[0]?.cells.length === 2);
    await client.command('import.map', { session, fields: ['fn', 'ignore'] });
    const { rows } = await live.until((value) => value.rows[0]?.cells.length === 1);
    expect(rows[0]?.cells).toEqual([{ field: 'fn', after: 'Budi' }]);
    live.stop();
  });

  test('without a name column nothing can be committed', async () => {
    const { client } = await startChapter();
    const { session } = await openFile(client, 'no-names.csv');
    expect(await client.attempt('import.commit', { session })).toMatchObject({
      error: { code: 'import-no-name-column' },
    });
  });

  test('changes are shown cell by cell, and the same file again changes nothing', async () => {
    const { client } = await startChapter();
    await bring(client, 'Name,Email,City\nBudi,budi@x.example,Jakarta\nAni,ani@x.example,Lima\n');
    const again = await openText(
      client,
      'Name,Email,City\nBudi,budi@x.example,Bandung\nAni,ani@x.example,\n',
    );
    expect(again.counts).toEqual({ new: 0, change: 1, same: 1, 'needs-you': 0 });
    expect(await rowsOf(client, again.session, 'change')).toMatchObject([
      { row: 2, name: 'Budi', cells: [{ field: 'city', before: 'Jakarta', after: 'Bandung' }] },
    ]);
  });

  test('a row that needs a decision comes in when a person says so', async () => {
    const { client } = await startChapter();
    const { session } = await openFile(client, 'unreadable-cells.csv');
    const answer = await client.command('import.decide', { session, rows: [2], decision: 'take' });
    expect(answer).toMatchObject({
      counts: { new: 2, 'needs-you': 3 },
      taken: 1,
    });
    const all = { session, rows: 'all', decision: 'take' } as const;
    expect((await client.command('import.decide', all)).counts.new).toBe(5);
    const back = { session, rows: 'all', decision: 'leave' } as const;
    expect(await client.command('import.decide', back)).toMatchObject({
      counts: { new: 1, 'needs-you': 4 },
      taken: 0,
    });
  });

  test('a discarded import is gone', async () => {
    const { client } = await startChapter();
    const { session } = await openFile(client, 'members-comma.csv');
    await client.command('import.discard', { session });
    expect(await client.attempt('import.commit', { session })).toMatchObject({
      error: { code: 'import-expired' },
    });
  });
});

describe('the commit', () => {
  test('people who came in between are matched, not added again', async () => {
    const { client, connect } = await startChapter();
    const text = 'Name,Email\nBudi,budi@x.example\n';
    const { session } = await openText(client, text);
    await bring(connect(), text);
    expect(await client.command('import.commit', { session })).toMatchObject({ added: 0 });
    expect(await names(client)).toEqual(['Budi']);
  });

  test('two commits of one preview are one import', async () => {
    const { client } = await startChapter();
    const { session } = await openFile(client, 'members-comma.csv');
    const answers = await Promise.all([
      client.attempt('import.commit', { session }),
      client.attempt('import.commit', { session }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await names(client)).toHaveLength(5);
  });

  test('cancelled half-way nothing of it stays', async () => {
    const { client } = await startChapter();
    await bring(client, 'Name,Email,Member no\nSomebody Here,p7@mail.example,X-1\n');
    const before = await roster(client);
    const bytes = csv(largeRoster({ rows: 1500, seed: 3 }));
    const { session } = await client.command('import.open', { fileName: 'large.csv', bytes });
    const answer = await client.attempt('import.commit', { session }, { cancelAtProgress: true });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(answer.progress.length).toBeGreaterThan(0);
    expect(await roster(client)).toEqual(before);
    expect((await client.query('import.history', {})).imports).toHaveLength(1);
    expect(await client.command('import.commit', { session })).toMatchObject({ added: 1500 });
  });

  test('after a crash in the middle of it nothing of it is there', async () => {
    const profile = temporaryFolder();
    const first = await forkDataProcess(profile);
    if (!('child' in first)) throw new Error(first.code);
    const client = first.connect();
    await client.command('chapter.create', {
      name: 'Test chapter',
      timeZone: 'Asia/Jakarta',
      languages: ['en'],
    });
    await bring(client, 'Name\nBudi\n');
    const bytes = csv(largeRoster({ rows: 6000, seed: 4 }));
    const { session } = await client.command('import.open', { fileName: 'large.csv', bytes });
    const live = client.follow('people.roster', {
      search: '',
      sort: { column: 'name', direction: 'ascending' },
      window: { offset: 0, limit: 1 },
    });
    void client.attempt('import.commit', { session });
    await live.until(({ total }) => total > 200);
    await first.kill();

    const second = await forkDataProcess(profile);
    if (!('child' in second)) throw new Error(second.code);
    const again = second.connect();
    expect(await names(again)).toEqual(['Budi']);
    expect((await again.query('import.history', {})).imports).toHaveLength(1);
    await second.shutdown();
  });
});

describe('undo', () => {
  test('takes out who was added and restores what was changed, also after a restart', async () => {
    const first = await startChapter();
    await bring(first.client, 'Name,Email,City,Tags\nBudi,budi@x.example,Jakarta,a\n');
    const before = (await find(first.client, 'Budi')).person;
    const done = await bring(
      first.client,
      'Name,Email,City,Tags,Phone,Notes\nBudi,budi@x.example,Bandung,b,0812 111 222,Hello\nAni,ani@x.example,,,,\n',
    );
    expect(done).toMatchObject({ added: 1, changed: 1 });
    await first.close();
    const { client } = await startChapterAgain(first.profile);
    expect(await client.undo(done.undo)).toEqual({ removed: 1, restored: 1, kept: [] });
    const { person: after, timeline } = await find(client, 'Budi');
    expect({ ...after, updatedAt: before.updatedAt }).toEqual(before);
    expect(timeline.filter(({ kind }) => kind === 'note')).toEqual([]);
    expect(await names(client)).toEqual(['Budi']);
  });

  test('keeps what somebody changed since, and says whose', async () => {
    const { client } = await startChapter();
    await bring(client, 'Name,Email,City\nBudi,budi@x.example,Jakarta\n');
    const done = await bring(
      client,
      'Name,Email,City,Region\nBudi,budi@x.example,Bandung,Java\nAni,ani@x.example,Lima,\nRina,rina@x.example,Cusco,\n',
    );
    const budi = await find(client, 'Budi');
    const ani = await find(client, 'Ani');
    await client.command('people.edit', { id: budi.person._id, patch: { city: 'Surabaya' } });
    await client.command('people.edit', { id: ani.person._id, patch: { calling: 'An' } });
    expect(await client.undo(done.undo)).toEqual({
      removed: 1,
      restored: 1,
      kept: ['Budi', 'Ani'].toSorted(),
    });
    const { person: after, timeline } = await find(client, 'Budi');
    expect(after.city).toBe('Surabaya');
    expect(after.region).toBeUndefined();
    const file = 'typed.csv';
    expect(timeline.map(({ kind, params }) => ({ kind, params }))).toEqual([
      { kind: 'import-undone', params: { file, fields: 'region' } },
      { kind: 'edited', params: { fields: 'city' } },
      { kind: 'import-changed', params: { file, fields: 'region,city' } },
      { kind: 'imported', params: { file, row: 2 } },
    ]);
    expect(await names(client)).toEqual(['Ani', 'Budi']);
  });

  test('keeps who is on a guest list by now', async () => {
    const { client } = await startChapter();
    const done = await bring(client, 'Name\nBudi\nAni\n');
    const budi = await find(client, 'Budi');
    const meetup = await client.command('meetups.create', {
      name: 'Meeting',
      startLocal: '2026-01-17T11:00',
      endLocal: '2026-01-17T14:00',
      timeZone: 'Asia/Jakarta',
    });
    await client.command('guests.add', { meetupId: meetup.id, personIds: [budi.person._id] });
    expect(await client.undo(done.undo)).toEqual({ removed: 1, restored: 0, kept: ['Budi'] });
  });

  test('of a first import waits for nothing: a later import that was taken back leaves no trace', async () => {
    const { client } = await startChapter();
    const first = await bring(client, 'Name,Email,City\nBudi,budi@x.example,Jakarta\n');
    const second = await bring(client, 'Name,Email,City\nBudi,budi@x.example,Bandung\n');
    await client.undo(second.undo);
    expect(await client.undo(first.undo)).toEqual({ removed: 1, restored: 0, kept: [] });
  });

  test('twice changes nothing the second time, and the history tells', async () => {
    const { client } = await startChapter();
    const done = await bring(client, 'Name\nBudi\n');
    await client.undo(done.undo);
    expect(await client.undo(done.undo)).toEqual({ removed: 0, restored: 0, kept: [] });
    expect((await client.query('import.history', {})).imports).toMatchObject([
      { importId: done.importId, added: 1, undone: true },
    ]);
    expect(await client.attempt('import.undo', { importId: 'import:unknown' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  test('of many people reports progress and removes them all', async () => {
    const { client } = await startChapter();
    const bytes = csv(largeRoster({ rows: 2500, seed: 5 }));
    const { session } = await client.command('import.open', { fileName: 'large.csv', bytes });
    const { importId } = await client.command('import.commit', { session });
    const undone = await client.attempt('import.undo', { importId });
    expect(undone).toMatchObject({ ok: true, value: { removed: 2500, kept: [] } });
    expect(undone.progress.at(-1)).toEqual([2500, 2500]);
    expect(await names(client)).toEqual([]);
  });
});

test('an import never takes back a refusal', async () => {
  const { client } = await startChapter();
  await bring(client, 'Name,Email,Consent\nBudi,budi@x.example,No\n');
  const again = await openText(client, 'Name,Email,Consent\nBudi,budi@x.example,Yes\n');
  expect(again.counts.same).toBe(1);
});

const startChapterAgain = async (profile: string) => {
  const { startDataProcess } = await import('../support/dataProcess.ts');
  return startDataProcess({ profile });
};
