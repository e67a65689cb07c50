import { expect, test } from 'vitest';
import { createForms } from '../../electron/data/migration/index.ts';
import { startChapter, startDataProcess } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const bring = async (client: TestClient, text: string) => {
  const bytes = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
  const { session } = await client.command('import.open', { fileName: 'typed.csv', bytes });
  return client.command('import.commit', { session });
};
const idOf = async (client: TestClient, search: string): Promise<string> => {
  const { rows } = await client.query('people.roster', {
    search,
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 10 },
  });
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`${search} is not there`);
  return id;
};

test('undoing an import leaves people of a newer version as they are and takes the rest back', async () => {
  const later = createForms({ person: [(document) => document] });
  const first = await startChapter({ forms: later });
  await bring(first.client, 'Name,Email,City\nSiti Rahma,siti@example.org,Bandung\n');
  const second = await bring(
    first.client,
    'Name,Email,City\nSiti Rahma,siti@example.org,Jakarta\nBudi Santoso,budi@example.org,Depok\n',
  );
  await first.close();

  const { client } = await startDataProcess({ profile: first.profile });
  const answer = await client.command('import.undo', { importId: second.importId });
  expect(answer.kept.toSorted()).toEqual(['Budi Santoso', 'Siti Rahma']);
  const siti = await client.query('people.person', { id: await idOf(client, 'siti') });
  expect(siti).toMatchObject({ newer: true, person: { city: 'Jakarta', schema: 2 } });
});
