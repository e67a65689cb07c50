import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const names = async (client: TestClient, search = ''): Promise<string[]> => {
  const { rows } = await client.query('people.roster', {
    search,
    sort: { column: search === '' ? 'name' : 'relevance', direction: 'ascending' },
    window: { offset: 0, limit: 100 },
  });
  return rows.map((row) => row.fn);
};

test('people are found in any script, however they are typed', async () => {
  const { client } = await startChapter();
  await client.command('people.add', {
    fn: '山田 太郎',
    latin: 'Yamada Tarō',
    phonetic: 'やまだ たろう',
  });
  await client.command('people.add', { fn: 'Nguyễn Thị Ánh' });
  await client.command('people.add', { fn: 'María-José Müller' });
  for (const typed of ['山田', 'yamada', 'taro yamada', 'やまだ', 'ヤマダ', '太郎']) {
    expect(await names(client, typed), typed).toEqual(['山田 太郎']);
  }
  for (const typed of ['nguyen', 'anh thi', 'NGUYỄN']) {
    expect(await names(client, typed), typed).toEqual(['Nguyễn Thị Ánh']);
  }
  for (const typed of ['maria', 'jose', 'muller', 'müller maria']) {
    expect(await names(client, typed), typed).toEqual(['María-José Müller']);
  }
  expect(await names(client, 'nobody')).toEqual([]);
});

test('a roster window tells the whole and what matches', async () => {
  const { client } = await startChapter();
  for (const fn of ['Budi', 'Ani', 'Citra']) await client.command('people.add', { fn });
  const page = await client.query('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 1, limit: 1 },
  });
  expect(page).toMatchObject({ matching: 3, total: 3 });
  expect(page.rows.map((row) => row.fn)).toEqual(['Budi']);
});

test('adding, editing and deleting can each be undone and redone', async () => {
  const { client } = await startChapter();
  const { id, undo } = await client.command('people.add', { fn: 'Rina', tags: ['robotics'] });
  const removed = await client.undo(undo);
  expect(await names(client)).toEqual([]);
  await client.undo(removed.undo);
  expect(await names(client)).toEqual(['Rina']);

  const edit = await client.command('people.edit', {
    id,
    patch: { fn: 'Rina Yamashita', city: 'Bandung' },
  });
  const read = async () => (await client.query('people.person', { id }))?.person;
  expect(await read()).toMatchObject({ fn: 'Rina Yamashita', city: 'Bandung' });
  const redo = await client.undo(edit.undo);
  expect(await read()).toMatchObject({ fn: 'Rina', tags: ['robotics'] });
  expect((await read())?.city).toBeUndefined();
  await client.undo(redo.undo);
  expect(await read()).toMatchObject({ fn: 'Rina Yamashita', city: 'Bandung' });

  const gone = await client.command('people.delete', { ids: [id] });
  expect(await client.query('people.person', { id })).toBeNull();
  await client.undo(gone.undo);
  expect(await read()).toMatchObject({ fn: 'Rina Yamashita', tags: ['robotics'] });
});

test('the timeline tells what was done, newest first', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', { fn: 'Rina' });
  await client.command('people.edit', { id, patch: { city: 'Bandung' } });
  const { timeline } = (await client.query('people.person', { id })) ?? { timeline: [] };
  expect(timeline.map(({ kind }) => kind)).toEqual(['edited', 'added']);
  expect(timeline[0]?.params).toEqual({ fields: 'city' });
});

test('a name is needed, and an edit cannot take it away', async () => {
  const { client } = await startChapter();
  expect(await client.attempt('people.add', { fn: '  ' })).toMatchObject({
    ok: false,
    error: { code: 'name-required' },
  });
  const { id } = await client.command('people.add', { fn: 'Rina' });
  expect(await client.attempt('people.edit', { id, patch: { fn: null } })).toMatchObject({
    ok: false,
    error: { code: 'name-required' },
  });
  expect(await names(client)).toEqual(['Rina']);
});

test('an edit that changes nothing writes nothing', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', { fn: 'Rina' });
  const before = await client.query('people.person', { id });
  const answer = await client.command('people.edit', { id, patch: { fn: 'Rina' } });
  expect(answer.undo).toBeUndefined();
  expect(await client.query('people.person', { id })).toEqual(before);
});

test('a live roster hears of changes from another window', async () => {
  const { client, connect } = await startChapter();
  const live = client.follow('people.roster', {
    search: 'yama',
    sort: { column: 'relevance', direction: 'ascending' },
    window: { offset: 0, limit: 10 },
  });
  await live.until(({ matching }) => matching === 0);
  const other = connect();
  await other.command('people.add', { fn: 'Siti Yamani' });
  await other.command('people.add', { fn: 'Budi' });
  const found = await live.until(({ matching }) => matching === 1);
  expect(found.rows[0]?.marks).toEqual({ fn: [[5, 9]] });
});

test('messages outside the contract are answered or end the connection', async () => {
  const { client, connect } = await startChapter();
  expect(await client.attempt('people.add', { fn: 5 })).toMatchObject({
    ok: false,
    error: { code: 'invalid-value', params: { field: 'fn' } },
  });
  const rude = connect();
  rude.close();
  await rude.closed;
  expect(await names(client)).toEqual([]);
});

test('who else has a member number is told, however it was typed, until nobody does any more', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', { fn: 'Rina', memberNo: 'J-１' });
  const other = await client.command('people.add', { fn: 'Budi', memberNo: 'j-1 ' });
  await client.command('people.add', { fn: 'Ani', memberNo: 'J-11' });
  await client.command('people.add', { fn: 'Eka' });
  const live = client.follow('people.sameNumber', { id, memberNo: 'J-１' });
  const told = await live.until(({ people }) => people.length > 0);
  expect(told.people).toEqual([{ id: other.id, fn: 'Budi' }]);
  await client.command('people.edit', { id: other.id, patch: { memberNo: 'J-2' } });
  await live.until(({ people }) => people.length === 0);
  live.stop();
  expect(await client.query('people.sameNumber', { id, memberNo: ' ' })).toEqual({ people: [] });
  // Of somebody who is yet to be added.
  const taken = await client.query('people.sameNumber', { memberNo: 'j-1' });
  expect(taken.people).toEqual([{ id, fn: 'Rina' }]);
});

test('what a search found outside of the list is told with its matched part', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', {
    fn: 'Rina',
    city: 'Bandung',
    memberNo: 'J-2041',
    tags: ['robotics'],
    emails: [{ id: 'e', value: 'rina.k@itb.example' }],
    // Typed as it is dialled where the chapter is.
    phones: [{ id: 'p', raw: '0812-3456-7890' }],
  });
  const hit = async (search: string) => {
    const sort = { column: 'relevance', direction: 'ascending' } as const;
    const window = { offset: 0, limit: 10 };
    const { rows } = await client.query('people.roster', { search, sort, window });
    const found = rows[0]?.hit;
    return found?.marks.map(([start, end]) => [found.field, found.text.slice(start, end)]);
  };
  expect(await hit('rin')).toBeUndefined();
  expect(await hit('2041')).toEqual([['memberNo', '2041']]);
  expect(await hit('itb')).toEqual([['email', 'itb']]);
  expect(await hit('robo')).toEqual([['tags', 'robo']]);
  expect(await hit('bandung')).toEqual([['city', 'Bandung']]);
  for (const typed of ['0812 3456', '+62 812 3456', '812345']) {
    expect((await hit(typed))?.[0]?.[0]).toBe('phone');
  }

  // A number of where the person lives comes first; one that was there before stays as it is.
  const phones = async () => (await client.query('people.person', { id }))?.person.phones;
  const before = (await phones()) ?? [];
  const patch = { residence: 'JP', phones: [...before, { id: 'q', raw: '090-1234-5678' }] };
  const { undo } = await client.command('people.edit', { id, patch });
  expect((await phones())?.map(({ e164 }) => e164)).toEqual(['+6281234567890', '+819012345678']);
  await client.undo(undo);
  expect(await phones()).toEqual(before);
});
