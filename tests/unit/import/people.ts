import type { ImportField } from '#shared/contract/importFields.ts';
import { readRow } from '#shared/domain/import/readRow.ts';
import type { RowFacts } from '#shared/domain/import/rowFacts.ts';
import type { Person } from '#shared/domain/person/person.ts';

/** A valid person with the given fields. */
export const person = (fields: Partial<Person> = {}): Person => ({
  _id: 'person:01890000-0000-7000-8000-000000000001',
  type: 'person',
  schema: 1,
  createdAt: '2026-01-17T04:00:00.000Z',
  createdBy: 'organiser:1',
  updatedAt: '2026-01-17T04:00:00.000Z',
  updatedBy: 'organiser:1',
  device: 'laptop',
  kind: 'member',
  fn: 'Budi Santoso',
  emails: [],
  phones: [],
  tags: [],
  status: 'active',
  exchanges: [],
  affiliations: [],
  ...fields,
});

/** What a row with these cells says. Throws when a cell cannot be read. */
export const facts = (cells: Partial<Record<ImportField, string>>): RowFacts => {
  const fields = Object.keys(cells) as ImportField[];
  const read = readRow(Object.values(cells), { fields, dateOrder: undefined });
  if (read.problems.length > 0) throw new Error(JSON.stringify(read.problems));
  return read.facts;
};

/** Ids `new-1`, `new-2` … */
export const countingIds = (): (() => string) => {
  let last = 0;
  return () => `new-${(last += 1)}`;
};
