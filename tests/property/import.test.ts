import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyFacts, blankPerson } from '#shared/domain/import/applyFacts.ts';
import { readRow } from '#shared/domain/import/readRow.ts';
import { undoChange } from '#shared/domain/import/undoChange.ts';
import { sameValue } from '#shared/domain/import/sameValue.ts';
import type { ImportField } from '#shared/contract/importFields.ts';
import type { Person } from '#shared/domain/person/person.ts';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const seed = 20_260_117;

// Small stocks, so that rows meet the same people, addresses and years again and again.
const cell = {
  fn: fc.constantFrom(
    'Budi Santoso',
    'Santoso Budi',
    '山田 太郎',
    'Nguyễn Thị Ánh',
    'Rina',
    'García',
  ),
  email: fc.constantFrom(
    '',
    'a@x.example',
    'B@x.example',
    'c@x.example; d@x.example',
    'no address',
  ),
  phone: fc.constantFrom('', '+62 812 3456 7890', '0812-3456-7890', '03-1234-5678', '8.1E+10'),
  residence: fc.constantFrom('', 'Indonesia', '日本', 'VN', 'Atlantis'),
  city: fc.constantFrom('', 'Jakarta', 'jakarta', 'Hà Nội', 'Lima'),
  fiscalYear: fc.constantFrom('', '2019', 'FY2022', '令和元年度', 'soon'),
  course: fc.constantFrom('', 'A', 'Bコース', 'Special'),
  hostOrganisation: fc.constantFrom('', 'RIKEN', '東北大学'),
  organisation: fc.constantFrom('', 'UI', 'ITB'),
  tags: fc.constantFrom('', 'a', 'a; b', 'B, c'),
  memberNo: fc.constantFrom('', '', '', 'J-1', 'J-2'),
  note: fc.constantFrom('', '', 'Hello', 'Two\nlines'),
  consentContact: fc.constantFrom('', '', 'yes', 'no'),
} as const satisfies Partial<Record<ImportField, fc.Arbitrary<string>>>;

const fields = Object.keys(cell) as (keyof typeof cell)[];
const row = fc.record(cell).map((cells) => fields.map((field) => cells[field]));
const headers: Readonly<Record<keyof typeof cell, string>> = {
  ...{ fn: 'Name', email: 'E-mail', phone: 'Phone', residence: 'Country', city: 'City' },
  ...{ fiscalYear: 'Fiscal year', course: 'Course', hostOrganisation: 'Host' },
  ...{ organisation: 'Organisation', tags: 'Tags', memberNo: 'Member no', note: 'Notes' },
  consentContact: 'Consent',
};

const toBytes = (rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> => {
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = [fields.map((field) => headers[field]), ...rows];
  return new TextEncoder().encode(lines.map((cells) => cells.map(quote).join(',')).join('\r\n'));
};

const bring = async (client: TestClient, rows: readonly (readonly string[])[]) => {
  const bytes = toBytes(rows);
  const { session } = await client.command('import.open', { fileName: 'rows.csv', bytes });
  const mapping = { session, fields: [...fields] };
  await client.command('import.map', mapping);
  return client.command('import.commit', { session });
};

// Everything that is known about everybody, without what every write changes.
const everything = async (client: TestClient): Promise<unknown> => {
  const { rows } = await client.query('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 500 },
  });
  const people = await Promise.all(
    rows.map(async ({ id }) => {
      const answer = await client.query('people.person', { id });
      if (answer === null) return id;
      const content = { ...answer.person, updatedAt: '' };
      const notes = answer.timeline.filter(({ kind }) => kind === 'note' || kind === 'consent');
      return { content, notes, consent: answer.consent };
    }),
  );
  return people.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
};

test('an import that is taken back leaves everybody as before', { timeout: 120_000 }, async () => {
  const { client } = await startChapter();
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 6 }),
      fc.array(row, { minLength: 1, maxLength: 6 }),
      async (earlier, later) => {
        if (earlier.length > 0) await bring(client, earlier);
        const before = await everything(client);
        const done = await bring(client, later);
        const undone = await client.undo(done.undo);
        expect(undone).toMatchObject({ removed: done.added, restored: done.changed, kept: [] });
        expect(await everything(client)).toEqual(before);
      },
    ),
    { seed, numRuns: 25 },
  );
});

const factsOf = (cells: readonly string[]) =>
  readRow(cells, { fields, dateOrder: undefined }).facts;

test('applying a row changes nothing the second time and can be taken back', () => {
  let last = 0;
  const newId = (): string => `item-${(last += 1)}`;
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 3 }),
      row,
      fc.constantFrom('as-file' as const, 'as-roster' as const),
      (earlier, later, spelling) => {
        const options = { newId, spelling };
        let person: Record<string, unknown> & typeof blankPerson = { ...blankPerson };
        for (const cells of earlier) {
          person = { ...person, ...applyFacts(person, factsOf(cells), options).fields };
        }
        const changes = applyFacts(person, factsOf(later), options);
        const after = { ...person, ...changes.fields };
        expect(changes.cells.length > 0).toBe(Object.keys(changes.fields).length > 0);
        expect(applyFacts(after, factsOf(later), options).fields).toEqual({});
        const before = Object.fromEntries(
          Object.keys(changes.fields).map((key) => [key, person[key] ?? null]),
        );
        const undone = undoChange({ current: after, before, after: { ...changes.fields } });
        expect(undone.kept).toEqual([]);
        const restored = Object.fromEntries(
          Object.entries({ ...after, ...undone.fields }).filter(([, value]) => value !== null),
        );
        expect(sameValue(restored, person)).toBe(true);
      },
    ),
    { seed, numRuns: 1000 },
  );
});

test('no text makes reading a row fail', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 40 }), {
        minLength: fields.length,
        maxLength: fields.length,
      }),
      (cells) => {
        const read = factsOf(cells);
        const newId = (): string => 'id';
        const person: Partial<Person> = applyFacts(blankPerson, read, {
          newId,
          spelling: 'as-file',
        }).fields;
        for (const email of person.emails ?? []) expect(email.value).toContain('@');
      },
    ),
    { seed, numRuns: 500 },
  );
});
