import { expect, test } from 'vitest';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { startChapter, startDataProcess } from '../support/dataProcess.ts';
import { seedDocuments } from '../support/seedDocuments.ts';

const person: StoredDocument = {
  _id: 'person:01988df3-8c84-7890-8117-c30b88e601b4',
  type: 'person',
  fn: 'Ayu Lestari',
  emails: 'ayu@example.org',
};

const note: StoredDocument = { _id: 'note:1:3', type: 'note', subjectId: 'person:1', text: 5 };

test('documents that no page can show are kept and listed, and nobody else is missing', async () => {
  const first = await startChapter();
  const { id } = await first.client.command('people.add', { fn: 'Budi Santoso' });
  await first.close();
  seedDocuments(first.profile, [person, note]);

  const { client } = await startDataProcess({ profile: first.profile });
  expect(await client.query('sync.unreadable', {})).toEqual({
    documents: [{ id: person._id, title: 'Ayu Lestari' }, { id: note._id }],
    total: 2,
  });
  const roster = await client.query('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 10 },
  });
  expect(roster.rows.map((row) => row.id)).toEqual([id]);
  await client.command('people.add', { fn: 'Citra Dewi' });
  expect((await client.query('sync.unreadable', {})).total).toBe(2);
});

test('everything that this version writes can be read', async () => {
  const { client } = await startDataProcess({ demo: true });
  expect(await client.query('sync.unreadable', {})).toEqual({ documents: [], total: 0 });
});
