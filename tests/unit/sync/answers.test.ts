import { expect, test } from 'vitest';
import { bulkSchema } from '../../../electron/data/sync/couch/answers.ts';

test('a row of _bulk_docs for a written document has no reason', () => {
  const row = { ok: true, id: 'person:1', rev: '1-a' };
  expect(bulkSchema.parse([row])).toEqual([row]);
});
