import { expect, test } from 'vitest';
import { asAdmin, database, nameOf, startServer, upToDate } from '../support/sync/computers.ts';
import { joinShared, startShared } from '../support/sync/twoComputers.ts';

const stamps = {
  schema: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'x',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'x',
  device: 'x',
};

const deep = (levels: number): unknown => (levels === 0 ? 1 : { in: [deep(levels - 1)] });

/** Documents that the server's rules let through and that no Tsudoi would write. */
const hostile = [
  { _id: 'person:h1', type: 'person', fn: 7 },
  { _id: 'person:h2', type: 'person', fn: { toString: 'x' }, emails: 'none', phones: { a: 1 } },
  { _id: 'person:h3', type: 'person', fn: ['a'], tags: 5, exchanges: [null, 3, { year: {} }] },
  { _id: 'person:h4', type: 'person', fn: '\u0000\uD800<script>alert(1)</script>', names: 1 },
  { _id: 'person:h5', type: 'person', fn: 'Deep', kind: deep(60), city: deep(60) },
  { _id: 'person:h6', type: 'person', fn: 'x'.repeat(500_000), status: 12 },
  { _id: 'person:h7', type: 'person', fn: 'Merged', mergedInto: 'person:h7' },
  { _id: 'meetup:h1', type: 'meetup', name: 5, startLocal: {}, timeZone: 'Nowhere/Land' },
  { _id: 'meetup:h2', type: 'meetup', name: 'M', startLocal: '2026-99-99T99:99', timeZone: 1 },
  {
    _id: 'participation:h1',
    type: 'participation',
    meetupId: 'meetup:none',
    personId: 4,
    partstat: 'MAYBE',
    source: [],
  },
  {
    _id: 'checkin:h1',
    type: 'checkin',
    meetupId: 'meetup:h1',
    personId: 'person:none',
    list: 1,
    kind: 'sideways',
    at: '2026-01-01T00:00:00.000Z',
    via: null,
    x: 1,
  },
  { _id: 'consent:h1', type: 'consent', subjectId: 1, at: stamps.createdAt, purpose: 2, state: 3 },
  { _id: 'change:h1', type: 'change', subjectId: 'person:h1', at: stamps.createdAt, kind: 'odd' },
  { _id: 'note:h1', type: 'note', subjectId: 'person:h1', at: stamps.createdAt, text: { a: 1 } },
  {
    _id: 'disagreement:h1',
    type: 'disagreement',
    documentId: 'person:none',
    path: 'not a list',
    settled: 'never',
  },
  { _id: 'segment:h1', type: 'segment', name: 4, filter: 'everything' },
  { _id: 'task:h1', type: 'task', title: [], due: 'someday' },
].map((document) => ({ ...stamps, ...document }));

const window = { offset: 0, limit: 50 };
const sort = { column: 'name', direction: 'ascending' } as const;
const roster = { search: '', sort, window };

test('documents of a hostile server are kept and shown as far as they can be, and break nothing', async () => {
  const server = await startServer();
  const one = await startShared(server);
  const { id } = await one.client.command('people.add', { fn: 'Aiko Sato' });
  const answers = (await asAdmin(server, `${database}/_bulk_docs`, {
    method: 'POST',
    body: { docs: hostile },
  })) as { id: string; ok?: true }[];
  expect(answers.filter(({ ok }) => ok === true).length).toBeGreaterThan(12);
  await upToDate(one);
  const two = await joinShared(server);
  await nameOf(two, id, 'Aiko Sato');
  for (const { client } of [one, two]) {
    const found = await client.query('people.roster', { ...roster, search: 'aiko' });
    expect(found.rows.map((row) => row.id)).toContain(id);
    await client.query('people.roster', roster);
    await client.query('meetups.list', { window });
    await client.query('today.overview', {});
    await client.query('today.tasks', {});
    await client.query('people.segments', {});
    await client.query('disagreements.open', {});
    await client.query('chapter.state', {});
    for (const name of ['person:h1', 'person:h2', 'person:h3', 'person:h5']) {
      await client.query('people.person', { id: name });
    }
  }
  // Work goes on, both ways.
  await two.client.command('people.edit', { id, patch: { fn: 'Aiko Tanaka' } });
  await nameOf(one, id, 'Aiko Tanaka');
  await upToDate(one);
});
