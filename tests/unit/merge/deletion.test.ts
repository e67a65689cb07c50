import { expect, test } from 'vitest';
import { mergeDocuments } from '#shared/domain/merge/mergeDocuments.ts';
import type { MergeDocument } from '#shared/domain/merge/stamp.ts';

const base: MergeDocument = {
  _id: 'person:p',
  type: 'person',
  schema: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'Aiko',
  updatedAt: '2026-01-02T00:00:00.000Z',
  updatedBy: 'Aiko',
  device: 'one',
  fn: 'Sari',
  region: 'West',
};
const deleted: MergeDocument = { _id: 'person:p', type: 'person', _deleted: true };

test('a document that only the program wrote anew stays deleted', () => {
  const { region, ...rest } = base;
  const migrated: MergeDocument = { ...rest, schema: 2, area: region };
  for (const [mine, theirs] of [
    [deleted, migrated],
    [migrated, deleted],
  ] as const) {
    expect(mergeDocuments({ base, mine, theirs })).toEqual({
      document: deleted,
      disagreements: [],
    });
  }
});

test('a document that somebody edited meanwhile stays, also after the program wrote it anew', () => {
  const { region, ...rest } = base;
  const edited: MergeDocument = {
    ...rest,
    schema: 2,
    area: region,
    fn: 'Saree',
    updatedAt: '2026-01-03T00:00:00.000Z',
  };
  const merged = mergeDocuments({ base, mine: deleted, theirs: edited });
  expect(merged.document).toEqual(edited);
  expect(merged.disagreements).toMatchObject([{ kind: 'deletion', settled: 'by-itself' }]);
});

test('a merge that keeps the stamp of the base is no rewriting: what it brought is not lost', () => {
  const tagged = { ...base, tags: ['speaker'] };
  const merged = mergeDocuments({ base, mine: tagged, theirs: deleted });
  expect(merged.document).toEqual(tagged);
  const { region, ...withoutRegion } = base;
  const noted = {
    ...withoutRegion,
    edits: { region: { at: '2026-01-01T12:00:00.000Z', by: 'Mina', schema: 1, of: region } },
  };
  expect(mergeDocuments({ base, mine: noted, theirs: deleted }).document).toEqual(noted);
});
