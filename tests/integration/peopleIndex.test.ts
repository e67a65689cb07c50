import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { personId } from '#shared/domain/ids.ts';
import { openDatabase } from '../../electron/data/database/openDatabase.ts';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { createPeopleIndex } from '../../electron/data/indexes/index.ts';
import { newUuid } from '../../electron/data/runtime/identity.ts';
import type { PlainDocument } from '../../electron/data/sync/documents.ts';
import { startChapter, startDataProcess, type RunningData } from '../support/dataProcess.ts';
import { manyPeople } from '../support/sync/manyPeople.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { TestClient } from '../support/testClient.ts';

const names = async (client: TestClient, search = ''): Promise<string[]> => {
  const { rows } = await client.query('people.roster', {
    search,
    sort: { column: search === '' ? 'name' : 'relevance', direction: 'ascending' },
    window: { offset: 0, limit: 100 },
  });
  return rows.map((row) => row.fn);
};

const chapterOf = async (people: readonly string[]): Promise<RunningData> => {
  const data = await startChapter();
  for (const fn of people) await data.client.command('people.add', { fn });
  return data;
};

const indexFile = (data: RunningData): string =>
  join(data.profile, 'chapters', 'test-chapter', 'people.index');

test('what was prepared is remembered and read again', async () => {
  const first = await chapterOf(['Budi', 'Ani', '山田 太郎']);
  await first.close();
  expect(existsSync(indexFile(first))).toBe(true);
  const { client } = await startDataProcess({ profile: first.profile });
  expect(await names(client)).toEqual(['Ani', 'Budi', '山田 太郎']);
  expect(await names(client, 'bud')).toEqual(['Budi']);
});

test('an index that is missing or damaged is prepared afresh', async () => {
  const first = await chapterOf(['Budi', 'Ani']);
  await first.close();
  const whole = readFileSync(indexFile(first), 'utf8');
  for (const damaged of ['', 'rubbish', whole.slice(0, -20), whole.replace('"version":', '"x":')]) {
    writeFileSync(indexFile(first), damaged);
    const again = await startDataProcess({ profile: first.profile });
    expect(await names(again.client), JSON.stringify(damaged.slice(0, 20))).toEqual([
      'Ani',
      'Budi',
    ]);
    await again.close();
  }
});

test('an index that was spoiled in its middle is prepared afresh, whatever was read before', async () => {
  const everybody = Array.from({ length: 600 }, (_, number) => `Person ${1000 + number}`);
  const first = await startChapter();
  const bytes = new TextEncoder().encode(`Name\n${everybody.join('\n')}\n`);
  const { session } = await first.client.command('import.open', { fileName: 'people.csv', bytes });
  await first.client.command('import.commit', { session });
  await first.close();
  const whole = readFileSync(indexFile(first));
  const spoil = (from: number, by: (bytes: Buffer) => unknown): Buffer => {
    const copy = Buffer.from(whole);
    by(copy.subarray(from, from + 500));
    return copy;
  };
  const spoiled = [
    spoil(Math.floor(whole.length / 2), (part) => part.fill(0)),
    spoil(whole.indexOf('Person 1003'), (part) => part.fill('x', 0, 3)),
    spoil(whole.indexOf('Person 1555'), (part) => part.fill('Z', 0, 3)),
  ];
  for (const copy of spoiled) {
    writeFileSync(indexFile(first), copy);
    const again = await startDataProcess({ profile: first.profile });
    expect(await names(again.client)).toEqual(everybody.slice(0, 100));
    expect(await names(again.client, '1555')).toEqual(['Person 1555']);
    expect(await names(again.client, '1003')).toEqual(['Person 1003']);
    await again.close();
  }
});

test('an index from before the last changes catches up with them', async () => {
  const first = await chapterOf(['Budi', 'Ani', 'Citra']);
  await first.close();
  const old = readFileSync(indexFile(first), 'utf8');
  const second = await startDataProcess({ profile: first.profile });
  const { rows } = await second.client.query('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 10 },
  });
  await second.client.command('people.delete', { ids: [rows[0]?.id ?? ''] });
  await second.client.command('people.edit', { id: rows[1]?.id ?? '', patch: { fn: 'Zulkifli' } });
  await second.client.command('people.add', { fn: 'Dewi' });
  await second.close();
  // As after a power cut: the documents are new, the remembered index is old.
  writeFileSync(indexFile(first), old);
  const { client } = await startDataProcess({ profile: first.profile });
  expect(await names(client)).toEqual(['Citra', 'Dewi', 'Zulkifli']);
  expect(await names(client, 'bud')).toEqual([]);
});

test('every column can be sorted by, both ways, and stays in order when people change', async () => {
  const { client } = await startChapter();
  const add = (fn: string, organisation: string, residence: string, fiscalYear: number) =>
    client.command('people.add', {
      fn,
      residence,
      affiliations: [{ id: '1', organisation, current: true }],
      exchanges: [{ id: '1', fiscalYear }],
    });
  const { id } = await add('Ani', 'Waseda', 'JP', 2016);
  await add('Budi', 'ITB', 'ID', 2024);
  await client.command('people.add', { fn: 'Citra' });
  const sorted = async (column: 'organisation' | 'residence' | 'exchange' | 'updatedAt') => {
    const { rows } = await client.query('people.roster', {
      search: '',
      sort: { column, direction: 'ascending' },
      window: { offset: 0, limit: 10 },
    });
    return rows.map((row) => row.fn);
  };
  expect(await sorted('organisation')).toEqual(['Budi', 'Ani', 'Citra']);
  expect(await sorted('residence')).toEqual(['Budi', 'Ani', 'Citra']);
  expect(await sorted('exchange')).toEqual(['Ani', 'Budi', 'Citra']);
  await client.command('people.edit', {
    id,
    patch: { residence: 'AU', affiliations: [{ id: '1', organisation: 'ANU', current: true }] },
  });
  expect(await sorted('organisation')).toEqual(['Ani', 'Budi', 'Citra']);
  expect(await sorted('residence')).toEqual(['Ani', 'Budi', 'Citra']);
  expect((await sorted('updatedAt')).at(-1)).toBe('Ani');
});

test('a change that comes while the index is being read is on the first page', async () => {
  const first = await chapterOf(['Budi', 'Citra']);
  await first.close();
  const folder = join(first.profile, 'chapters', 'test-chapter');
  const database = await openDatabase(folder);
  const { people } = database.repositories;
  const addAni = (): Promise<unknown> =>
    database.writer.commit(async (reader) => {
      const [budi] = await people.find({ selector: {}, limit: 1 });
      const copy = await reader.get('people', budi?._id ?? '');
      if (copy === undefined) throw new Error('Nobody is there to copy');
      const document = { ...copy, _id: personId(newUuid()), fn: 'Ani' };
      return { writes: [{ kind: 'put', collection: 'people', document }], answer: undefined };
    });
  // The change comes when the index has asked what changed and has not read its file yet.
  const asked = people.changesSince.bind(people);
  let isFirst = true;
  const index = createPeopleIndex({
    cacheFile: join(folder, 'people.index'),
    repository: {
      ...people,
      changesSince: async (since, limit) => {
        const answer = await asked(since, limit);
        if (isFirst) {
          isFirst = false;
          await addAni();
        }
        return answer;
      },
    },
  });
  await index.ready();
  const page = await index.page({
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 1 },
  });
  expect(page).toMatchObject({ matching: 3, total: 3, entries: [{ row: { fn: 'Ani' } }] });
  await index.close();
  await database.close();
});

test('people who come by the hundred are there for whoever asks, and after a restart', async () => {
  const folder = temporaryFolder();
  const database = await openDatabase(folder);
  const open = () =>
    createPeopleIndex({
      repository: database.repositories.people,
      cacheFile: join(folder, 'people.index'),
    });
  const people = open();
  await people.ready();
  const many = manyPeople(120);
  const [first, second] = many;
  if (first === undefined || second === undefined) throw new Error('There are people');
  const put = (documents: readonly PlainDocument[]) =>
    database.writer.commit(async () => ({
      writes: documents.map((document) => ({
        kind: 'put' as const,
        collection: 'people' as const,
        document: document as unknown as StoredDocument,
      })),
      answer: undefined,
    }));
  await put(many);
  expect(people.size()).toBe(120);
  expect(people.get(first._id)?.row.fn).toBe('Person 0');
  await put([{ ...second, fn: 'Renamed since' }]);
  await database.writer.commit(async () => ({
    writes: [{ kind: 'remove', collection: 'people', id: first._id }],
    answer: undefined,
  }));
  const sort = { column: 'name', direction: 'ascending' } as const;
  const found = async (index: typeof people, search: string) =>
    (await index.search({ search, sort })).map(({ row }) => row.fn);
  expect(await found(people, '')).toHaveLength(119);
  expect(await found(people, 'renamed')).toEqual(['Renamed since']);
  await put(many.map((document) => ({ ...document, city: 'Bogor' })));
  // Closed before anybody asked: what was remembered is older than the documents.
  await people.close();
  const again = open();
  expect(await found(again, 'bogor')).toHaveLength(120);
  expect(await found(again, 'renamed')).toEqual([]);
  await again.close();
  await database.close();
});
