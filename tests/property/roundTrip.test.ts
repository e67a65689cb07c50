import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportRow } from '#shared/contract/importRows.ts';
import { exportFields } from '#shared/domain/people-export/exportFields.ts';
import type { PersonFields } from '#shared/domain/person/person.ts';
import { writeCsv } from '#shared/formats/csv/writeCsv.ts';
import { writeWorkbook } from '#shared/formats/xlsx/writeWorkbook.ts';
import { ok } from '#shared/result.ts';
import {
  exportFile,
  exportFormats,
  type ExportFormat,
} from '../../renderer/src/features/people/bulk/exportFile.ts';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const seed = 20_261_127;

// What people type: any script, and every sign that means something in one of the formats.
const word = fc.oneof(
  fc.constantFrom('山田', 'やまだ', 'Nguyễn', 'O’Brien', 'สมชาย', 'Müller', 'محمد', '名古屋'),
  fc.constantFrom('a, b', 'x; y', '"quoted"', "'=1+1", '=SUM(A1)', '@home', '_x0041_', '-', '\\n'),
  fc.constantFrom('two  spaces', 'line\nbreak', 'a|b', '1、2', 'e\u0301', '<b>&amp;', '00123'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const text = word.filter((value) => value.trim() !== '' && value.isWellFormed());
// A text that can be told from nothing once control characters are gone.
const said = text.filter((value) => /[\p{L}\p{N}]/u.test(value));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const id = fc.uuid();

const email = fc.record({
  id,
  value: fc.constantFrom('a@x.example', 'B.c@y.example', 'dé@z.example', 'd+e@z.example'),
  type: maybe(fc.constantFrom('home', 'work', 'other')),
  pref: maybe(fc.boolean()),
});
const phone = fc.constantFrom(
  { raw: '+62 812 3456 7890', e164: '+6281234567890' },
  { raw: '(021) 555-123', e164: '+6221555123' },
  { raw: '03-1234-5678 ext 12' },
  { raw: '12345' },
);
const exchange = fc.record({
  id,
  programme: maybe(fc.constantFrom('jst-direct', 'high-school', 'online')),
  course: maybe(fc.constantFrom('A', 'B')),
  fiscalYear: maybe(fc.integer({ min: 2014, max: 2016 })),
  start: maybe(fc.constantFrom('2019-04-03', '2020-12-31')),
  end: maybe(fc.constantFrom('2020-02-29', '1900-01-01', '9999-12-31')),
  host: maybe(
    fc.record({
      name: fc.constantFrom('RIKEN', '東北大学', 'Keio, Tokyo'),
      nameJa: maybe(said),
      type: maybe(fc.constantFrom('university', 'research-institution')),
      prefecture: maybe(fc.constantFrom('JP-01', 'JP-13', 'JP-47', 'elsewhere')),
    }),
  ),
  sending: maybe(fc.record({ name: said, country: maybe(fc.constantFrom('ID', 'VN')) })),
  field: maybe(said),
  level: maybe(fc.constantFrom('graduate', 'teacher')),
  capacity: maybe(fc.constantFrom('participant', 'supervisor')),
  group: maybe(said),
  verified: maybe(fc.constantFrom('certificate', 'self')),
});
const affiliation = fc.record({
  id,
  organisation: fc.oneof(fc.constantFrom('UI', 'ITB'), said),
  department: maybe(said),
  title: maybe(said),
  current: maybe(fc.boolean()),
});
const person = fc.record({
  fn: said,
  n: maybe(
    fc.record({
      ...{ family: maybe(said), given: maybe(said) },
      ...{ prefix: maybe(said), suffix: maybe(said) },
    }),
  ),
  latin: maybe(said),
  phonetic: maybe(fc.constantFrom('やまだ', 'やまだ たろう', 'a b c')),
  calling: maybe(said),
  emails: fc.uniqueArray(email, { maxLength: 3, selector: ({ value }) => value }),
  phones: fc
    .uniqueArray(phone, { maxLength: 2, selector: ({ raw }) => raw })
    .map((list) => list.map((entry, index) => ({ id: String(index), ...entry }))),
  im: maybe(
    fc
      .uniqueArray(
        fc.record({ service: fc.constantFrom('LINE', '微信', 'KakaoTalk'), handle: said }),
        {
          maxLength: 2,
          selector: ({ service }) => service,
        },
      )
      .map((list) => list.map((entry, index) => ({ id: String(index), ...entry }))),
  ),
  timeZone: maybe(fc.constantFrom('Asia/Jakarta', 'Asia/Calcutta', 'UTC')),
  minorUntil: maybe(fc.constantFrom('2031-04-01', '2020-12-31')),
  languages: maybe(fc.constantFrom(['ja'], ['id', 'zh-Hant'], ['pt-BR', 'tet'])),
  residence: maybe(fc.constantFrom('ID', 'JP', 'VN', 'CD')),
  nationality: maybe(fc.constantFrom('KR', 'TW')),
  region: maybe(said),
  city: maybe(said),
  tags: fc.uniqueArray(said, {
    maxLength: 3,
    selector: (tag) => tag.normalize('NFKC').toLowerCase(),
  }),
  fields: maybe(fc.uniqueArray(said, { maxLength: 2 })),
  memberNo: maybe(fc.uuid()),
  kind: fc.constantFrom('member', 'supporter', 'vip'),
  status: fc.constantFrom('active', 'moved', 'lost-contact'),
  exchanges: fc.array(exchange, { maxLength: 3 }),
  affiliations: fc.array(affiliation, { maxLength: 3 }),
});

const withoutUndefined = (value: unknown): Partial<PersonFields> =>
  JSON.parse(JSON.stringify(value));

const save = async (
  client: TestClient,
  ids: readonly string[],
  options: { format: ExportFormat; language: string },
): Promise<Uint8Array<ArrayBuffer>> => {
  const made = await exportFile({
    client: { query: async (name, input) => ok(await client.query(name, input)) },
    ids,
    fields: exportFields,
    withId: true,
    contact: 'allowed',
    sheetName: 'People',
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...options,
  });
  if (!made.ok) throw new Error(made.error.code);
  return new Uint8Array(await made.value.content.arrayBuffer());
};

const tried = async (client: TestClient, fileName: string, bytes: Uint8Array<ArrayBuffer>) => {
  const { session } = await client.command('import.open', { fileName, bytes });
  const window = { offset: 0, limit: 100 };
  const rowsOf = async (pile: ImportRow['pile']) =>
    (await client.query('import.rows', { session, pile, window })).rows;
  return {
    session,
    ...{ new: await rowsOf('new'), change: await rowsOf('change') },
    ...{ ask: await rowsOf('needs-you'), same: (await rowsOf('same')).length },
  };
};

const fileNames = { csv: 'a.csv', xlsx: 'a.xlsx', vcard3: 'a.vcf', vcard4: 'a.vcf' } as const;

test(
  `whatever people hold, an export that comes back changes nothing (seed ${seed})`,
  { timeout: 120_000 },
  async () => {
    const { client } = await startChapter();
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('en', 'ja'),
        async (people, language) => {
          const ids: string[] = [];
          for (const fields of people) {
            ids.push((await client.command('people.add', withoutUndefined(fields))).id);
          }
          for (const format of exportFormats) {
            const bytes = await save(client, ids, { format, language });
            const { session: _, ...piles } = await tried(client, fileNames[format], bytes);
            expect([format, piles]).toEqual([
              format,
              { new: [], change: [], ask: [], same: ids.length },
            ]);
          }
          await client.command('people.delete', { ids });
        },
      ),
      { seed, numRuns: 25 },
    );
  },
);

test('a sheet that was edited comes back as an update, cell by cell', async () => {
  const { client } = await startChapter();
  const { id: ani } = await client.command('people.add', {
    fn: 'Ani',
    emails: [
      { id: 'e1', value: 'ani@old.example', type: 'work', pref: true, bounced: true },
      { id: 'e2', value: 'ani@home.example' },
    ],
    tags: ['robotics', 'returnee'],
  });
  const edited = [
    ['Tsudoi ID', 'Full name', 'E-mail', 'Tags', 'City'],
    [ani, 'Ani S.', 'ani@new.example; ani@home.example', 'returnee', 'Bandung'],
  ];
  for (const [fileName, bytes] of [
    ['a.csv', new TextEncoder().encode(writeCsv(edited))],
    ['a.xlsx', Buffer.concat([...writeWorkbook({ sheet: 'People', rows: edited })])],
  ] as const) {
    const { change } = await tried(client, fileName, new Uint8Array(bytes));
    expect(change.map(({ cells }) => cells)).toEqual([
      [
        { field: 'fn', before: 'Ani', after: 'Ani S.' },
        { field: 'city', after: 'Bandung' },
        {
          field: 'email',
          before: 'ani@old.example; ani@home.example',
          after: 'ani@new.example; ani@home.example',
        },
        { field: 'tags', before: 'robotics; returnee', after: 'returnee' },
      ],
    ]);
  }
  const { session } = await tried(client, 'a.csv', new TextEncoder().encode(writeCsv(edited)));
  const done = await client.command('import.commit', { session });
  const now = async () => (await client.query('people.person', { id: ani }))?.person;
  expect(await now()).toMatchObject({
    tags: ['returnee'],
    // What is known about the place stays; that mail to the old address came back does not.
    emails: [
      { id: 'e1', value: 'ani@new.example', type: 'work', pref: true },
      { id: 'e2', value: 'ani@home.example' },
    ],
  });
  expect((await now())?.emails[0]).not.toHaveProperty('bounced');
  await client.undo(done.undo);
  expect(await now()).toMatchObject({ fn: 'Ani', tags: ['robotics', 'returnee'] });
  expect((await now())?.emails[0]).toMatchObject({ value: 'ani@old.example', bounced: true });
});
