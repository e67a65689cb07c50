import { expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import type { PeopleFilter } from '#shared/domain/people-filter/filter.ts';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const byName = { column: 'name', direction: 'ascending' } as const;

const found = async (
  client: TestClient,
  filter: PeopleFilter,
  more: Partial<Input<'people.roster'>> = {},
): Promise<string[]> => {
  const { rows } = await client.query('people.roster', {
    search: '',
    sort: byName,
    window: { offset: 0, limit: 100 },
    filter,
    ...more,
  });
  return rows.map((row) => row.fn);
};

const exchange = (fiscalYear: number, course: 'A' | 'B') => [
  { id: `${fiscalYear}`, fiscalYear, course, host: { name: 'Tohoku University' } },
];

const fill = async (client: TestClient) => {
  const add = async (input: Input<'people.add'>) => (await client.command('people.add', input)).id;
  return {
    ani: await add({
      fn: 'Ani',
      residence: 'ID',
      exchanges: exchange(2019, 'A'),
      tags: ['Robotics'],
    }),
    budi: await add({ fn: 'Budi', residence: 'ID', exchanges: exchange(2015, 'B') }),
    citra: await add({ fn: 'Citra', residence: 'JP', status: 'opted-out', tags: ['robotics'] }),
  };
};

const addMeetup = async (client: TestClient): Promise<string> =>
  (
    await client.command('meetups.create', {
      name: 'Meeting',
      startLocal: '2026-01-17T11:00',
      endLocal: '2026-01-17T15:00',
      timeZone: 'Asia/Jakarta',
    })
  ).id;

test('conditions narrow the roster, together with the search', async () => {
  const { client } = await startChapter();
  await fill(client);
  expect(await found(client, [{ on: 'residence', anyOf: ['ID'] }])).toEqual(['Ani', 'Budi']);
  expect(await found(client, [{ on: 'tag', anyOf: ['ROBOTICS'] }])).toEqual(['Ani', 'Citra']);
  expect(
    await found(client, [
      { on: 'residence', anyOf: ['ID', 'JP'] },
      { on: 'year', since: 2018 },
    ]),
  ).toEqual(['Ani']);
  expect(await found(client, [{ on: 'host', anyOf: ['tohoku university'] }])).toHaveLength(2);
  const relevance = { column: 'relevance', direction: 'ascending' } as const;
  expect(
    await found(client, [{ on: 'residence', anyOf: ['ID'] }], { search: 'a', sort: relevance }),
  ).toEqual(['Ani']);
});

test('who came, was invited or stayed away follows the guest list and the door', async () => {
  const { client } = await startChapter();
  const { ani, budi } = await fill(client);
  const meetupId = await addMeetup(client);
  const live = client.follow('people.roster', {
    search: '',
    sort: byName,
    window: { offset: 0, limit: 10 },
    filter: [{ on: 'meetup', meetupId, is: 'attended' }],
    columns: ['lastSeen'],
  });
  await live.until(({ matching }) => matching === 0);
  await client.command('guests.add', { meetupId, personIds: [ani, budi] });
  const { undo } = await client.command('door.checkIn', {
    meetupId,
    personId: ani,
    list: 'main',
    via: 'search',
  });
  const answer = await live.until(({ matching }) => matching === 1);
  expect(answer.rows[0]?.cells?.lastSeen).toHaveLength(1);
  expect(await found(client, [{ on: 'meetup', meetupId, is: 'missed' }])).toEqual(['Budi']);
  expect(await found(client, [{ on: 'meetup', meetupId, is: 'not-invited' }])).toEqual(['Citra']);
  expect(await found(client, [{ on: 'attendance', is: 'never' }])).toEqual(['Budi', 'Citra']);
  expect(await found(client, [{ on: 'lastSeen', since: '2000-01-01' }])).toEqual(['Ani']);
  await client.undo(undo);
  await live.until(({ matching }) => matching === 0);
});

test('consent for a purpose is asked of the ledger of everyone', async () => {
  const { client } = await startChapter({ demo: true });
  await client.command('chapter.openDemo', {});
  const asked = await found(client, [{ on: 'consent', purpose: 'contact', anyOf: ['granted'] }]);
  expect(asked.length).toBeGreaterThan(0);
  const { rows } = await client.query('people.roster', {
    search: '',
    sort: byName,
    window: { offset: 0, limit: 100 },
    filter: [{ on: 'consent', purpose: 'contact', anyOf: ['withdrawn'] }],
  });
  expect(new Set(rows.map(({ consent }) => consent))).toEqual(new Set(['withdrawn']));
});

test('a segment is saved, renamed, deleted and brought back, and stays live', async () => {
  const { client } = await startChapter();
  const { ani, budi, citra } = await fill(client);
  const filter: PeopleFilter = [{ on: 'residence', anyOf: ['ID'] }];
  const { id, undo } = await client.command('people.saveSegment', {
    name: 'Indonesia',
    search: '',
    filter,
  });
  const live = client.follow('people.segmentPeople', { id });
  expect(await live.until(({ personIds }) => personIds.length === 2)).toEqual({
    personIds: [ani, budi],
  });
  await client.command('people.edit', { id: citra, patch: { residence: 'ID' } });
  await live.until(({ personIds }) => personIds.length === 3);

  const names = async () =>
    (await client.query('people.segments', {})).segments.map(({ name }) => name);
  const renamed = await client.command('people.saveSegment', {
    id,
    name: 'In Indonesia',
    search: '',
    filter,
  });
  expect(await names()).toEqual(['In Indonesia']);
  await client.undo(renamed.undo);
  expect(await names()).toEqual(['Indonesia']);
  const gone = await client.command('people.deleteSegment', { id });
  expect(await names()).toEqual([]);
  await client.undo(gone.undo);
  expect((await client.query('people.segments', {})).segments).toEqual([
    { id, name: 'Indonesia', search: '', filter },
  ]);
  await client.undo(undo);
  expect(await names()).toEqual([]);
});

test('a segment that is not there cannot be changed', async () => {
  const { client } = await startChapter();
  const attempt = await client.attempt('people.saveSegment', {
    id: 'segment:none',
    name: 'x',
    search: '',
    filter: [],
  });
  expect(attempt).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('Japanese readers get people by their reading, others by the transcription', async () => {
  const { client } = await startChapter();
  const add = (fn: string, latin: string, phonetic: string) =>
    client.command('people.add', { fn, latin, phonetic });
  await add('渡辺 一', 'Aoki Hajime', 'わたなべ はじめ');
  await add('青木 花', 'Watanabe Hana', 'あおき はな');
  const inLanguage = (language: string) => found(client, [], { sort: { ...byName, language } });
  expect(await inLanguage('en')).toEqual(['渡辺 一', '青木 花']);
  expect(await inLanguage('ja')).toEqual(['青木 花', '渡辺 一']);
  expect(
    await found(client, [], {
      search: 'はな',
      sort: { column: 'relevance', direction: 'ascending', language: 'ja' },
    }),
  ).toEqual(['青木 花']);
});

test('every column can be sorted by; ties stay in name order', async () => {
  const { client } = await startChapter();
  await fill(client);
  expect(
    await found(client, [], {
      sort: { column: 'residence', direction: 'descending', language: 'en' },
    }),
  ).toEqual(['Citra', 'Budi', 'Ani']);
  // Whoever has nothing in the column comes last either way.
  for (const direction of ['ascending', 'descending'] as const) {
    for (const column of ['exchange', 'tags'] as const) {
      const names = await found(client, [], { sort: { column, direction } });
      expect(names.at(-1)).toBe(column === 'exchange' ? 'Citra' : 'Budi');
    }
  }
  expect(
    await found(client, [], { sort: { column: 'exchange', direction: 'descending' } }),
  ).toEqual(['Ani', 'Budi', 'Citra']);
  expect(await found(client, [], { sort: { column: 'consent', direction: 'ascending' } })).toEqual([
    'Ani',
    'Budi',
    'Citra',
  ]);
  expect(
    await found(client, [], { sort: { column: 'lastSeen', direction: 'descending' } }),
  ).toHaveLength(3);
});

test('the values people have are offered with how many have them', async () => {
  const { client } = await startChapter();
  await fill(client);
  const { values } = await client.query('people.filterValues', { on: 'residence' });
  expect(values).toEqual([
    { value: 'ID', count: 2 },
    { value: 'JP', count: 1 },
  ]);
});

test('many people are tagged at once, and undo takes away only what that added', async () => {
  const { client } = await startChapter();
  const { ani, budi, citra } = await fill(client);
  const tagsOf = async (id: string) =>
    (await client.query('people.person', { id }))?.person.tags ?? [];
  const ids = [ani, budi, citra];
  const { changed, undo } = await client.command('people.tag', {
    changes: [{ ids, add: ['ROBOTICS', 'mentor'], remove: ['robotics'] }],
  });
  expect(changed).toBe(3);
  expect(await Promise.all(ids.map(tagsOf))).toEqual([
    ['ROBOTICS', 'mentor'],
    ['ROBOTICS', 'mentor'],
    ['ROBOTICS', 'mentor'],
  ]);
  await client.command('people.edit', { id: budi, patch: { tags: ['mentor', 'later'] } });
  const redo = await client.undo(undo);
  expect(await Promise.all(ids.map(tagsOf))).toEqual([['Robotics'], ['later'], ['robotics']]);
  await client.undo(redo.undo);
  expect(await tagsOf(ani)).toEqual(['ROBOTICS', 'mentor']);
});

test('a field is given to many people, and each gets its own value back', async () => {
  const { client } = await startChapter();
  const { ani, budi, citra } = await fill(client);
  const cityOf = async (id: string) => (await client.query('people.person', { id }))?.person.city;
  await client.command('people.edit', { id: ani, patch: { city: 'Bandung' } });
  await client.command('people.edit', { id: budi, patch: { city: 'Medan' } });
  const answer = await client.attempt('people.editMany', {
    edits: [{ ids: [ani, budi, citra], patch: { city: 'Medan' } }],
  });
  expect(answer).toMatchObject({ ok: true, value: { changed: 2 } });
  if (!answer.ok) return;
  const redo = await client.undo(answer.value.undo);
  expect(await Promise.all([ani, budi, citra].map(cityOf))).toEqual([
    'Bandung',
    'Medan',
    undefined,
  ]);
  await client.undo(redo.undo);
  expect(await cityOf(citra)).toBe('Medan');
  const { timeline } = (await client.query('people.person', { id: citra })) ?? { timeline: [] };
  expect(timeline[0]).toMatchObject({ kind: 'edited', params: { fields: 'city' } });
  expect(
    await client.attempt('people.editMany', { edits: [{ ids: [ani], patch: { status: null } }] }),
  ).toMatchObject({ ok: false, error: { code: 'invalid-value' } });
});

test('people who opted out or died are told apart from those who may be contacted', async () => {
  const { client } = await startChapter();
  const { ani, budi, citra } = await fill(client);
  await client.command('people.editMany', {
    edits: [{ ids: [budi], patch: { status: 'deceased' } }],
  });
  const answer = await client.query('people.contactability', {
    ids: [ani, budi, citra, 'person:none'],
  });
  expect(answer).toMatchObject({
    reachable: [ani],
    deceased: [budi],
    optedOut: [citra],
    refused: [],
  });
});

test('a command for hundreds of people says how far it is', async () => {
  const { client } = await startChapter({ demo: true });
  await client.command('chapter.openDemo', {});
  const { ids } = await client.query('people.ids', { search: '', sort: byName });
  expect(ids.length).toBeGreaterThan(150);
  const answer = await client.attempt('people.tag', {
    changes: [{ ids, add: ['everyone'], remove: [] }],
  });
  expect(answer).toMatchObject({ ok: true, value: { changed: ids.length } });
  expect(answer.progress.at(-1)).toEqual([ids.length * 2, ids.length * 2]);
});
