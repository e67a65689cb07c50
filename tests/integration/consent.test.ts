import { expect, test } from 'vitest';
import { startChapter } from '../support/dataProcess.ts';
import type { TestClient } from '../support/testClient.ts';

const contact = async (client: TestClient, id: string) =>
  (await client.query('people.consents', { id })).purposes.find(
    ({ purpose }) => purpose === 'contact',
  );

test('the newest answer of a purpose counts, and withdrawn beats granted at the same moment', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', { fn: 'Rina' });
  expect(await contact(client, id)).toMatchObject({ state: 'not-asked', history: [] });
  const at = '2026-03-01T10:00:00.000Z';
  const record = (state: 'granted' | 'withdrawn', moment: string) =>
    client.command('people.recordConsent', {
      id,
      purpose: 'contact',
      state,
      channel: 'paper',
      textVersion: 'form 2',
      at: moment,
    });
  await record('withdrawn', at);
  await record('granted', at);
  expect(await contact(client, id)).toMatchObject({ state: 'withdrawn' });
  const later = await record('granted', '2026-03-02T10:00:00.000Z');
  expect(await contact(client, id)).toMatchObject({
    state: 'granted',
    current: { channel: 'paper', textVersion: 'form 2' },
  });
  expect((await contact(client, id))?.history).toHaveLength(3);
  const redo = await client.undo(later.undo);
  expect(await contact(client, id)).toMatchObject({ state: 'withdrawn' });
  await client.undo(redo.undo);
  expect(await contact(client, id)).toMatchObject({ state: 'granted' });
});

test('a consent ends with its last day, in the ledger and in the roster', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', { fn: 'Rina' });
  await client.command('people.recordConsent', {
    id,
    purpose: 'contact',
    state: 'granted',
    at: '2020-01-01T00:00:00.000Z',
    expires: '2021-01-01',
  });
  expect(await contact(client, id)).toMatchObject({ state: 'expired' });
  const { rows } = await client.query('people.roster', {
    search: '',
    sort: { column: 'name', direction: 'ascending' },
    window: { offset: 0, limit: 10 },
  });
  expect(rows.map(({ consent }) => consent)).toEqual(['expired']);
});

test('a minor needs a guardian to agree, not to refuse', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', { fn: 'Aoi', minorUntil: '2090-04-01' });
  const input = { id, purpose: 'contact', state: 'granted' } as const;
  const refused = await client.attempt('people.recordConsent', input);
  expect(refused).toMatchObject({ ok: false, error: { code: 'guardian-needed' } });
  expect(await contact(client, id)).toMatchObject({ state: 'not-asked' });
  await client.command('people.recordConsent', { ...input, state: 'refused' });
  await client.command('people.recordConsent', { ...input, guardian: { name: 'Kenji' } });
  expect(await contact(client, id)).toMatchObject({
    state: 'granted',
    current: { guardian: { name: 'Kenji' } },
  });
});

test('a note is added to the timeline and can be taken back', async () => {
  const { client } = await startChapter();
  const { id } = await client.command('people.add', { fn: 'Rina' });
  const { undo } = await client.command('people.addNote', { id, text: 'Speaks at the meetup' });
  const notes = async () =>
    (await client.query('people.person', { id }))?.timeline.filter(({ kind }) => kind === 'note');
  expect(await notes()).toMatchObject([{ params: { text: 'Speaks at the meetup' } }]);
  await client.undo(undo);
  expect(await notes()).toEqual([]);
});

test('whose consent ran out, minors without a guardian and merged refusals are not contacted', async () => {
  const { client } = await startChapter();
  const emails = [{ id: 'e', value: 'a@example.org' }];
  const add = async (fn: string, fields: { minorUntil?: string } = {}) =>
    (await client.command('people.add', { fn, emails, ...fields })).id;
  const [rina, aoi, ren, budi, twin] = [
    await add('Rina'),
    await add('Aoi', { minorUntil: '2090-04-01' }),
    await add('Ren', { minorUntil: '2090-04-01' }),
    await add('Budi'),
    await add('Budi S.'),
  ];
  const granted = { purpose: 'contact', state: 'granted' } as const;
  const at = '2020-01-01T00:00:00.000Z';
  await client.command('people.recordConsent', { id: rina, ...granted, at, expires: '2021-01-01' });
  await client.command('people.recordConsent', {
    id: ren,
    ...granted,
    guardian: { name: 'Kenji' },
  });
  await client.command('people.recordConsent', { id: twin, ...granted, state: 'refused' });
  await client.command('duplicates.merge', { survivor: budi, loser: twin });

  const ids = [rina, aoi, ren, budi];
  expect(await client.query('people.contactability', { ids })).toEqual({
    ...{ reachable: [ren], optedOut: [], refused: [budi], expired: [rina] },
    ...{ minors: [aoi], deceased: [] },
  });
  const part = { ids, fields: ['email' as const], contact: 'allowed' as const, language: 'en' };
  const { rows } = await client.query('people.exportRows', part);
  expect(rows.map(([id, email]) => (email === '' ? undefined : id))).toEqual([
    undefined,
    undefined,
    ren,
    undefined,
  ]);
  const listed = async (state: 'expired' | 'refused' | 'not-asked') => {
    const filter = [{ on: 'consent' as const, purpose: 'contact' as const, anyOf: [state] }];
    const sort = { column: 'name', direction: 'ascending' } as const;
    return (await client.query('people.ids', { search: '', filter, sort })).ids;
  };
  expect(await listed('expired')).toEqual([rina]);
  expect(await listed('refused')).toEqual([budi]);
  expect(await listed('not-asked')).toEqual([aoi]);
  // Taken apart again, the refusal goes with whom it came from.
  const merged = (await client.query('people.person', { id: budi }))?.timeline.find(
    ({ kind }) => kind === 'merged',
  );
  await client.command('duplicates.unmerge', { recordId: String(merged?.params['recordId']) });
  expect(await listed('refused')).toEqual([twin]);
});
