import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures/rosters', name)));
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const open = (client: TestClient, text: string) =>
  client.command('import.open', { fileName: 'typed.csv', bytes: utf8(text) });
const window = { offset: 0, limit: 100 };

const phonesOf = async (client: TestClient, fn: string) => {
  const sort = { column: 'name', direction: 'ascending' } as const;
  const { rows } = await client.query('people.roster', { search: fn, sort, window });
  const answer = await client.query('people.person', { id: rows[0]?.id ?? '' });
  return answer?.person.phones.map(({ raw, e164 }) => [raw, e164]);
};

test('another encoding reads the same file again', async () => {
  const { client } = await startChapter();
  const bytes = fixture('shift-jis-roster.csv');
  const found = await client.command('import.open', { fileName: 'a.csv', bytes });
  expect(found.firstRows[0]?.[0]).toBe('山田 太郎');
  const wrong = await client.command('import.open', {
    fileName: 'a.csv',
    bytes,
    encoding: 'windows-1251',
  });
  expect(wrong.source).toEqual({ kind: 'text', encoding: 'windows-1251', delimiter: ',' });
  expect(wrong.firstRows[0]?.[0]).not.toBe('山田 太郎');
});

test('another sheet of the workbook is read when it is chosen', async () => {
  const { client } = await startChapter();
  const file = { fileName: 'a.xlsx', bytes: fixture('several-sheets.xlsx') };
  const first = await client.command('import.open', file);
  expect(first.source).toEqual({
    kind: 'workbook',
    // The cover has no roster and the hidden sheet is not offered.
    sheets: ['Cover', 'Members 2019', 'Members 2020'],
    sheet: 1,
  });
  const second = await client.command('import.open', { ...file, sheet: 2 });
  expect(second).toMatchObject({ rows: 1, firstRows: [['Rina', '2020']] });
  expect(await client.attempt('import.open', { ...file, sheet: 0 })).toMatchObject({ ok: false });
});

test('the reading of the family name comes first, wherever its column stands', async () => {
  const { client } = await startChapter();
  for (const fileName of ['google-contacts.csv', 'outlook.csv']) {
    const file = { fileName, bytes: fixture(fileName) };
    const { session, shape } = await client.command('import.open', file);
    expect(shape).toBe(fileName.replace('.csv', ''));
    const { rows } = await client.query('import.rows', { session, pile: 'new', window });
    expect(rows[1]?.cells).toContainEqual({ field: 'phonetic', after: 'ヤマダ タロウ' });
  }
});

test('dates that can be read in two ways are asked about once, also for later files', async () => {
  const { client } = await startChapter();
  const text = 'Name,Start date\nBudi,03/04/2019\nAni,05/06/2019\n';
  const asked = await open(client, text);
  expect(asked).toMatchObject({ dates: { sample: '03/04/2019' }, counts: { 'needs-you': 2 } });
  const fields = asked.columns.map(({ field }) => field);
  const { session } = asked;
  const told = await client.command('import.map', { session, fields, dateOrder: 'day-first' });
  expect(told).toMatchObject({ dates: { order: 'day-first' }, counts: { new: 2 } });
  const { rows } = await client.query('import.rows', { session, pile: 'new', window });
  expect(rows[0]?.cells).toContainEqual({ field: 'exchangeStart', after: '2019-04-03' });
  await client.command('import.commit', { session });
  const later = await open(client, 'Name,Start date\nRina,07/08/2019\n');
  expect(later).toMatchObject({ isRemembered: true, counts: { new: 1 } });
  // A file that tells by itself is not asked about.
  expect((await open(client, 'Full name,Start date\nEka,21/07/2019\n')).dates).toBeUndefined();
});

test('corrected columns are set the same way the next time, and can be guessed anew', async () => {
  const { client } = await startChapter();
  const first = await open(client, 'Name,Code,Memo\nBudi,X1,tall\n');
  const fields = ['fn', 'memberNo', 'tags'] as const;
  expect(first.columns.map(({ field }) => field)).toEqual(['fn', 'ignore', 'note']);
  expect(first.isRemembered).toBe(false);
  const { session } = first;
  await client.command('import.map', { session, fields: [...fields] });
  await client.command('import.commit', { session });
  const second = await open(client, 'name, CODE ,Memo\nAni,X2,small\n');
  expect(second.columns.map(({ field }) => field)).toEqual([...fields]);
  expect(second).toMatchObject({ isRemembered: true, guess: ['fn', 'ignore', 'note'] });
});

test('phone numbers get their international form: by their prefix, the owner’s country, the chapter’s', async () => {
  const { client } = await startChapter();
  const { session } = await open(
    client,
    'Name,Phone,Country\nBudi,0812-3456-7890,\nTaro,090-1234-5678,Japan\nAnh,+84 90 123 4567,\nEka,12345,\n',
  );
  await client.command('import.commit', { session });
  expect(await phonesOf(client, 'Budi')).toEqual([['0812-3456-7890', '+6281234567890']]);
  expect(await phonesOf(client, 'Taro')).toEqual([['090-1234-5678', '+819012345678']]);
  expect(await phonesOf(client, 'Anh')).toEqual([['+84 90 123 4567', '+84901234567']]);
  expect(await phonesOf(client, 'Eka')).toEqual([['12345', undefined]]);
});

test('rows that are left out can be fetched as they stand in the file, with number and reason', async () => {
  const { client } = await startChapter();
  const { session } = await open(client, 'Name,Phone\nBudi,+62 812 3456 7890\nAni,8.1E+10\n');
  expect(await client.query('import.leftOut', { session, window })).toEqual({
    headers: ['Name', 'Phone'],
    total: 1,
    rows: [
      {
        row: 3,
        cells: ['Ani', '8.1E+10'],
        problems: [{ code: 'bad-phone', field: 'phone', params: { value: '8.1E+10' } }],
      },
    ],
  });
});

test('possible duplicates are resolved before the commit: same person, somebody new, or left out', async () => {
  const { client } = await startChapter();
  const { id: ani } = await client.command('people.add', { fn: 'Ani Lestari', city: 'Bandung' });
  await client.command('people.add', { fn: 'Rina', city: 'Jakarta' });
  await client.command('people.add', { fn: 'Rina', city: 'Jakarta' });
  const { session, counts } = await open(
    client,
    [
      'Name,E-mail,City,Notes',
      'Budi Santoso,budi@x.example,,', // 2: new
      'Santoso Budi,budi@x.example,Surabaya,Plays chess', // 3: like row 2
      'Ani Lestari,ani@x.example,,Sings', // 4: somebody of this name is here
      'Rina,rina@x.example,Jakarta,', // 5: two people could be meant
      'Budi Santoso,budi@x.example,,', // 6: like row 2, once more
    ].join('\n'),
  );
  expect(counts).toEqual({ new: 1, change: 0, same: 0, 'needs-you': 4 });
  const pile = async (name: 'new' | 'change' | 'same' | 'needs-you') =>
    (await client.query('import.rows', { session, pile: name, window })).rows;
  const asked = await pile('needs-you');
  expect(asked.map(({ row, candidates }) => [row, candidates.map(({ as }) => as)])).toMatchObject([
    [3, [{ row: 2 }]],
    [4, [{ personId: ani }]],
    [5, [expect.anything(), expect.anything()]],
    [6, [{ row: 2 }]],
  ]);
  expect(asked[1]?.candidates[0]).toMatchObject({ name: 'Ani Lestari', about: ['Bandung'] });
  const decide = (row: number, decision: 'same' | 'take' | 'skip', choice?: number) => {
    const as = asked.find((one) => one.row === row)?.candidates[choice ?? 0]?.as;
    const chosen = decision === 'same' && as !== undefined ? { as } : {};
    return client.command('import.decide', { session, rows: [row], decision, ...chosen });
  };
  await decide(3, 'same');
  await decide(4, 'same');
  await decide(5, 'same', 1);
  const decided = await decide(6, 'skip');
  expect(decided.counts).toEqual({ new: 1, change: 2, same: 1, 'needs-you': 1 });
  expect(await pile('needs-you')).toMatchObject([{ row: 6, isSkipped: true }]);
  expect(await pile('same')).toMatchObject([{ row: 3, joins: 2 }]);
  expect((await pile('new'))[0]?.cells).toContainEqual({ field: 'city', after: 'Surabaya' });
  // What was left out by hand stays out when all others are brought.
  await client.command('import.decide', { session, rows: 'all', decision: 'take' });
  const done = await client.command('import.commit', { session });
  expect(done).toMatchObject({ added: 1, changed: 2, leftOut: 1 });
  const found = async (search: string) => {
    const sort = { column: 'name', direction: 'ascending' } as const;
    return (await client.query('people.roster', { search, sort, window })).rows;
  };
  const [budi, ...others] = await found('budi');
  expect(others).toEqual([]);
  const known = await client.query('people.person', { id: budi?.id ?? '' });
  expect(known?.person).toMatchObject({ fn: 'Budi Santoso', city: 'Surabaya' });
  expect(known?.timeline.filter(({ kind }) => kind === 'note')).toHaveLength(1);
  expect((await found('ani')).map(({ id }) => id)).toEqual([ani]);
  expect(await found('rina')).toHaveLength(2);
  expect(await client.undo(done.undo)).toMatchObject({ removed: 1, restored: 2, kept: [] });
});

test('the order of names is told: whole names are split, parts put together, and it is remembered', async () => {
  const { client } = await startChapter();
  const text =
    'Name,E-mail\nNguyễn Thị Ánh,anh@x.example\n"Putra, Eka",eka@x.example\nCher,c@x.example';
  const opened = await open(client, text);
  expect(opened.names).toEqual({ sample: { fn: 'Nguyễn Thị Ánh' }, order: 'as-written' });
  const { session } = opened;
  const fields = opened.columns.map(({ field }) => field);
  const told = await client.command('import.map', { session, fields, nameOrder: 'family-first' });
  expect(told.names?.order).toBe('family-first');
  const { rows } = await client.query('import.rows', { session, pile: 'new', window });
  expect(rows.map(({ name }) => name)).toEqual(['Nguyễn Thị Ánh', 'Putra Eka', 'Cher']);
  expect(rows[0]?.cells.slice(0, 3).map(({ field, after }) => [field, after])).toEqual([
    ['fn', 'Nguyễn Thị Ánh'],
    ['family', 'Nguyễn'],
    ['given', 'Thị Ánh'],
  ]);
  await client.command('import.commit', { session });
  const again = await open(client, text);
  expect(again).toMatchObject({ isRemembered: true, names: { order: 'family-first' } });
  expect(again.counts).toMatchObject({ new: 0, change: 0, same: 3 });
  const plain = { session: again.session, fields, nameOrder: 'as-written' } as const;
  expect((await client.command('import.map', plain)).counts).toMatchObject({ same: 3 });
  await client.command('import.commit', { session: again.session });
  expect((await open(client, text)).names?.order).toBe('as-written');

  const parts = await open(client, 'Last name,Middle name,First name\nTrần,Văn,Bình');
  expect(parts.names?.sample).toEqual({ family: 'Trần', additional: 'Văn', given: 'Bình' });
  const nameIn = async (nameOrder: 'as-written' | 'family-first' | 'given-first') => {
    const columns = parts.columns.map(({ field }) => field);
    const by = { session: parts.session, fields: columns, nameOrder };
    await client.command('import.map', by);
    const pile = { session: parts.session, pile: 'new', window } as const;
    return (await client.query('import.rows', pile)).rows[0]?.name;
  };
  expect(await nameIn('as-written')).toBe('Bình Văn Trần');
  expect(await nameIn('family-first')).toBe('Trần Văn Bình');
  expect(await nameIn('given-first')).toBe('Bình Văn Trần');
});

test('a member number that somebody else has is told, of the roster as of the file, and comes in all the same', async () => {
  const { client } = await startChapter();
  await client.command('people.add', { fn: 'Rina Wijaya', memberNo: 'J-1' });
  const { id: ani } = await client.command('people.add', { fn: 'Ani Lestari', memberNo: 'J-2' });
  const { id: eka } = await client.command('people.add', { fn: 'Eka Putra', memberNo: 'J-3' });
  const rows = [
    'Tsudoi ID,Name,Member number',
    `${ani},Ani Lestari,j-1`, // 2: takes what Rina has
    `${eka},Eka Putra,J-3`, // 3: keeps what is Eka's
    ',Budi Santoso,J-9', // 4: new, as is the next with the same number
    ',Siti Rahayu,J-9 ', // 5
    ',Dewi Kartika,J-2', // 6: Ani will not have it any more, but had when the file was matched
    ',Taro Yamada,J-7', // 7: nobody else's
  ];
  const { session, counts, sharedNumbers } = await open(client, rows.join('\n'));
  expect(counts).toEqual({ new: 3, change: 1, same: 1, 'needs-you': 1 });
  expect(sharedNumbers).toEqual({ count: 3, rows: [2, 4, 5] });
  const told = async () => {
    const piles = await Promise.all(
      (['new', 'change', 'same', 'needs-you'] as const).map((pile) =>
        client.query('import.rows', { session, pile, window }),
      ),
    );
    return piles.flatMap((pile) =>
      pile.rows.flatMap(({ row, sharedNumber }) => (sharedNumber ? [[row, sharedNumber]] : [])),
    );
  };
  expect(await told()).toEqual([
    [4, { number: 'J-9', name: 'Siti Rahayu', row: 5 }],
    [5, { number: 'J-9', name: 'Budi Santoso', row: 4 }],
    [2, { number: 'j-1', name: 'Rina Wijaya' }],
  ]);
  // Whoever brings it all the same was told before and is told again.
  const taken = await client.command('import.decide', { session, rows: [6], decision: 'take' });
  expect(taken.sharedNumbers.count).toBe(3);
  const { added } = await client.command('import.commit', { session });
  expect(added).toBe(4);
  // What the roster has already is no news.
  const again = await open(client, rows.slice(0, 3).join('\n'));
  expect(again).toMatchObject({ counts: { same: 2 }, sharedNumbers: { count: 0, rows: [] } });
});

test('who stands in the file twice is not brought twice with all the others, only one by one', async () => {
  const { client } = await startChapter();
  const { session, ...opened } = await open(
    client,
    [
      'Name,E-mail,Start date',
      'Budi Santoso,budi@x.example,2019-07-21', // 2: new
      'Budi Santoso,budi@x.example,2019-07-21', // 3: the same row again
      'Santoso Budi,budi@x.example,2019-13-45', // 4: the same person, and a date that cannot be read
      'Ani Lestari,ani@x.example,2019-13-45', // 5: somebody else whose date cannot be read
    ].join('\n'),
  );
  expect(opened).toMatchObject({ counts: { new: 1, 'needs-you': 3 }, taken: 0, twice: 1 });
  const asked = async () => {
    const input = { session, pile: 'needs-you', window } as const;
    const { rows } = await client.query('import.rows', input);
    return rows.map(({ row, problems }) => [row, problems.map(({ code }) => code)]);
  };
  const take = (rows: 'all' | number[]) =>
    client.command('import.decide', { session, rows, decision: 'take' });
  const all = await take('all');
  expect(all).toMatchObject({ counts: { new: 2, 'needs-you': 2 }, taken: 1, twice: 2 });
  expect(await asked()).toEqual([
    [3, ['same-person-twice']],
    [4, ['same-person-twice']],
  ]);
  expect(await take('all')).toMatchObject({ counts: { new: 2, 'needs-you': 2 }, taken: 1 });
  // Whoever looks at the row and says so brings it all the same.
  expect(await take([4])).toMatchObject({ counts: { new: 3 }, taken: 2, twice: 1 });
  expect(await client.command('import.commit', { session })).toMatchObject({
    added: 3,
    leftOut: 1,
  });
});

test('a row that is taken for its unreadable cell is asked about again where it is somebody twice', async () => {
  const { client } = await startChapter();
  const { session, twice } = await open(
    client,
    'Name,E-mail,Start date\nBudi,budi@x.example,\nBudi,budi@x.example,soon\n',
  );
  expect(twice).toBe(0);
  const take = { session, rows: [3], decision: 'take' as const };
  const first = await client.command('import.decide', take);
  expect(first).toMatchObject({ counts: { new: 1, 'needs-you': 1 }, taken: 0, twice: 1 });
  expect((await client.command('import.decide', take)).counts).toMatchObject({ new: 2 });
});
