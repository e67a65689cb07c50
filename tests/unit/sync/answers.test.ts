import { expect, test } from 'vitest';
import { bulkSchema, changesSchema } from '../../../electron/data/sync/couch/answers.ts';

test('a row of _bulk_docs for a written document has no reason', () => {
  const row = { ok: true, id: 'person:1', rev: '1-a' };
  expect(bulkSchema.parse([row])).toEqual([row]);
});

test('a page of the feed is taken only when every change in it is whole', () => {
  const change = {
    id: 'person:1',
    changes: [{ rev: '1-a' }],
    doc: { _id: 'person:1', _rev: '1-a' },
  };
  const page = (...results: unknown[]): unknown => ({ results, last_seq: 7, pending: 0 });
  const taken = [
    change,
    { ...change, seq: '1-x', deleted: true },
    { id: 'person:2', changes: [{ rev: '1-a' }, { rev: '1-b' }], doc: null },
    { id: 'person:3', changes: [{ rev: '1-a' }] },
    { ...change, doc: { ...change.doc, _conflicts: ['1-b'], _attachments: {}, fn: 'Aiko' } },
  ];
  expect(changesSchema.parse(page(...taken))).toEqual({
    results: taken,
    last_seq: '7',
    pending: 0,
  });
  for (const broken of [
    null,
    'person:1',
    { ...change, id: 7 },
    { ...change, deleted: 'yes' },
    { ...change, changes: [] },
    { ...change, changes: [{}] },
    { ...change, changes: undefined },
    { ...change, doc: 'Aiko' },
    { ...change, doc: { _id: 'person:1' } },
    { ...change, doc: { ...change.doc, _conflicts: [1] } },
    { ...change, doc: { ...change.doc, _attachments: [] } },
  ]) {
    expect(changesSchema.safeParse(page(change, broken)).success).toBe(false);
  }
});
