import { expect, test } from 'vitest';
import type { StoredDocument } from '../../electron/data/database/schemas.ts';
import { mergeDocuments } from '#shared/domain/merge/mergeDocuments.ts';
import type { MergeDocument } from '#shared/domain/merge/stamp.ts';
import { startChapter, startDataProcess } from '../support/dataProcess.ts';
import { seedDocuments } from '../support/seedDocuments.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { TestClient } from '../support/testClient.ts';

const tuesday = { updatedAt: '2026-01-20T07:02:00.000Z', updatedBy: 'Mina', device: 'two' };

/** A chapter in which Mina changed a person on another computer while it was changed here. */
const startWithMerge = async (change: {
  readonly here: Record<string, unknown>;
  readonly there: Record<string, unknown> | 'deleted';
}): Promise<{ client: TestClient; id: string }> => {
  const profile = temporaryFolder();
  const first = await startChapter({ profile });
  const { id } = await first.client.command('people.add', {
    fn: 'Sari',
    city: 'Bandung',
    phones: [{ id: 'p1', raw: '0811' }],
  });
  const base = (await first.client.query('people.person', { id }))?.person as MergeDocument;
  await first.client.command('people.edit', { id, patch: change.here });
  const mine = (await first.client.query('people.person', { id }))?.person as MergeDocument;
  await first.close();
  const theirs: MergeDocument =
    change.there === 'deleted'
      ? { _id: id, _deleted: true }
      : { ...base, ...change.there, ...tuesday, updatedAt: '2099-01-20T07:02:00.000Z' };
  const merged = mergeDocuments({ base, mine, theirs });
  seedDocuments(profile, [merged.document, ...merged.disagreements] as StoredDocument[]);
  const { client } = await startDataProcess({ profile });
  return { client, id };
};

const cityOf = async (client: TestClient, id: string): Promise<string | undefined> =>
  (await client.query('people.person', { id }))?.person.city;

test('a disagreement is told with its subject, its field and both values', async () => {
  const { client, id } = await startWithMerge({
    here: { city: 'Jakarta' },
    there: { city: 'Depok' },
  });
  const { entries, total } = await client.query('disagreements.open', {});
  expect(total).toBe(1);
  expect(entries).toMatchObject([
    {
      documentId: id,
      subject: 'Sari',
      field: 'person.city',
      kind: 'value',
      settled: 'open',
      shown: { value: 'Depok', by: 'Mina', isYou: false },
      other: { value: 'Jakarta', isYou: true },
    },
  ]);
  expect((await client.query('disagreements.settled', {})).total).toBe(0);
});

test('keeping leaves the document, can be undone and done again', async () => {
  const { client, id } = await startWithMerge({
    here: { city: 'Jakarta' },
    there: { city: 'Depok' },
  });
  const [entry] = (await client.query('disagreements.open', {})).entries;
  const { undo } = await client.command('disagreements.keep', { id: entry?.id ?? '' });
  expect((await client.query('disagreements.open', {})).total).toBe(0);
  expect(await cityOf(client, id)).toBe('Depok');
  const undone = await client.undo(undo);
  expect((await client.query('disagreements.open', {})).total).toBe(1);
  await client.undo(undone.undo);
  expect((await client.query('disagreements.open', {})).total).toBe(0);
});

test('taking writes the other value and the verdict together, with history, and can be undone', async () => {
  const { client, id } = await startWithMerge({
    here: { phones: [{ id: 'p1', raw: '0812' }], city: 'Jakarta' },
    there: { phones: [{ id: 'p1', raw: '0813' }] },
  });
  const [entry] = (await client.query('disagreements.open', {})).entries;
  expect(entry).toMatchObject({
    field: 'person.phones.raw',
    shown: { value: '0813' },
    other: { value: '0812' },
  });
  const { undo } = await client.command('disagreements.take', { id: entry?.id ?? '' });
  const read = async () => (await client.query('people.person', { id }))?.person;
  expect(await read()).toMatchObject({ phones: [{ id: 'p1', raw: '0812' }], city: 'Jakarta' });
  const history = (await client.query('people.person', { id }))?.timeline.map(({ kind }) => kind);
  expect(history?.filter((kind) => kind === 'edited')).toHaveLength(2);
  const undone = await client.undo(undo);
  expect(await read()).toMatchObject({ phones: [{ id: 'p1', raw: '0813' }] });
  expect((await client.query('disagreements.open', {})).total).toBe(1);
  await client.undo(undone.undo);
  expect(await read()).toMatchObject({ phones: [{ id: 'p1', raw: '0812' }] });
  expect((await client.query('disagreements.open', {})).total).toBe(0);
});

test('a deletion that met an edit is listed as settled, and can still be taken and undone', async () => {
  const { client, id } = await startWithMerge({ here: { city: 'Jakarta' }, there: 'deleted' });
  expect((await client.query('disagreements.open', {})).total).toBe(0);
  const [entry] = (await client.query('disagreements.settled', {})).entries;
  expect(entry).toMatchObject({ kind: 'deletion', subject: 'Sari', field: 'person' });
  const { undo } = await client.command('disagreements.take', { id: entry?.id ?? '' });
  expect(await client.query('people.person', { id })).toBeNull();
  await client.undo(undo);
  expect(await cityOf(client, id)).toBe('Jakarta');
});

test('what cannot be taken is refused and leaves everything', async () => {
  const { client, id } = await startWithMerge({
    here: { city: 'Jakarta' },
    there: { city: 'Depok' },
  });
  const [entry] = (await client.query('disagreements.open', {})).entries;
  await client.command('people.delete', { ids: [id] });
  expect((await client.query('disagreements.open', {})).total).toBe(0);
  await expect(client.command('disagreements.take', { id: entry?.id ?? '' })).rejects.toThrow(
    'not-found',
  );
  await expect(client.command('disagreements.keep', { id: 'disagreement:x:y' })).rejects.toThrow(
    'not-found',
  );
});
