import { expect, test } from 'vitest';
import { requestsTo } from '../support/couchdb/index.ts';
import {
  account,
  asAdmin,
  database,
  documentsOn,
  documentsOnServer,
  joinComputer,
  nameOf,
  putOnServer,
  startChapterComputer,
  startComputer,
  startServer,
  statusOf,
  upToDate,
  type Computer,
} from '../support/sync/computers.ts';

/** Two computers with one chapter on a server, everything exchanged, and a person in it. */
const startTwo = async () => {
  const server = await startServer();
  const one = await startChapterComputer();
  const { id } = await one.client.command('people.add', { fn: 'Aiko Sato', city: 'Bandung' });
  await putOnServer(one, server);
  await upToDate(one);
  const two = await joinComputer(server);
  await upToDate(two);
  await nameOf(two, id, 'Aiko Sato');
  return { server, one, two, id };
};

const expectEqual = async (server: Parameters<typeof documentsOnServer>[0], ...all: Computer[]) => {
  const there = await documentsOnServer(server);
  for (const computer of all) {
    await computer.data.shutdown();
    expect(await documentsOn(computer)).toEqual(there);
  }
};

/** Replaces the server's rules of what may be written. */
const setRule = async (
  server: Parameters<typeof documentsOnServer>[0],
  source: string,
): Promise<void> => {
  const path = `${database}/_design/tsudoi`;
  const { _rev } = (await asAdmin(server, path)) as { _rev: string };
  const body = { _id: '_design/tsudoi', _rev, validate_doc_update: source };
  await asAdmin(server, path, { method: 'PUT', body });
};

const written = (server: Awaited<ReturnType<typeof startServer>>): number =>
  server.requests.filter(({ path }) => path.includes('_bulk_docs')).length;

test('two computers that edited offline become equal, and then the network is quiet', async () => {
  const { server, one, two, id } = await startTwo();
  await server.stop();
  await statusOf(one, ({ phase }) => phase.name === 'offline');
  await statusOf(two, ({ phase }) => phase.name === 'offline');
  await one.client.command('people.edit', { id, patch: { fn: 'Aiko Tanaka' } });
  await two.client.command('people.edit', { id, patch: { city: 'Jakarta' } });
  const added = await two.client.command('people.add', { fn: 'Budi Santoso' });
  await server.restart();
  for (const { client } of [one, two]) await client.command('sync.syncNow', {});
  await nameOf(one, added.id, 'Budi Santoso');
  for (const { client } of [one, two]) {
    const followed = client.follow('people.person', { id });
    await followed.until(
      (value) => value?.person.fn === 'Aiko Tanaka' && value.person.city === 'Jakarta',
    );
  }
  await upToDate(one);
  await upToDate(two);
  const before = written(server);
  for (const { client } of [one, two]) await client.command('sync.syncNow', {});
  await upToDate(one);
  await upToDate(two);
  expect(written(server)).toBe(before);
  await expectEqual(server, one, two);
});

test('a change is on the other computer at once', async () => {
  const { one, two, id } = await startTwo();
  await one.client.command('people.edit', { id, patch: { fn: 'Aiko Mori' } });
  await expect(nameOf(two, id, 'Aiko Mori')).resolves.toBeUndefined();
});

test('a deletion reaches the other computer and leaves nothing personal on the server', async () => {
  const { server, one, two, id } = await startTwo();
  await one.client.command('people.delete', { ids: [id] });
  const followed = two.client.follow('people.person', { id });
  await followed.until((value) => value === null);
  const left = (await asAdmin(server, `${database}/_changes?include_docs=true`)) as {
    results: { id: string; doc: Record<string, unknown> }[];
  };
  const tombstone = left.results.find((row) => row.id === id)?.doc;
  expect(Object.keys(tombstone ?? {}).toSorted()).toEqual(['_deleted', '_id', '_rev']);
});

test('an answer that was lost is no conflict: what the server has is recognised', async () => {
  const { server, one, two, id } = await startTwo();
  server.faults.next({ kind: 'lose-response' }, requestsTo('POST', '_bulk_docs'));
  await one.client.command('people.edit', { id, patch: { fn: 'Aiko Lost' } });
  await statusOf(one, ({ phase }) => phase.name === 'offline');
  await one.client.command('sync.syncNow', {});
  await upToDate(one);
  await nameOf(two, id, 'Aiko Lost');
  const { disagreements } = await one.client.query('sync.status', {});
  expect(disagreements).toBe(0);
  const document = (await asAdmin(server, `${database}/${encodeURIComponent(id)}`)) as {
    _rev: string;
  };
  expect(document._rev).toMatch(/^2-/);
});

test('a change that the server refuses is listed and holds nothing else up', async () => {
  const { server, one, two, id } = await startTwo();
  await setRule(
    server,
    `function (doc) { if (doc.fn === 'Forbidden') { throw({ forbidden: 'No such name here.' }); } }`,
  );
  await one.client.command('people.edit', { id, patch: { fn: 'Forbidden' } });
  const added = await one.client.command('people.add', { fn: 'Citra Dewi' });
  await nameOf(two, added.id, 'Citra Dewi');
  await statusOf(one, ({ refused }) => refused === 1);
  const { refused } = await one.client.query('sync.refused', {});
  expect(refused).toMatchObject([
    { id, title: 'Forbidden', kind: 'edit', reason: 'not-allowed', words: 'No such name here.' },
  ]);
  await setRule(server, 'function () {}');
  await one.client.command('sync.refused.retry', { id });
  await nameOf(two, id, 'Forbidden');
  await statusOf(one, (status) => status.refused === 0);
});

test('a refused change can be given up: the document is what the server has', async () => {
  const { server, one, id } = await startTwo();
  await setRule(
    server,
    `function (doc) { if (doc.fn === 'Given up') { throw({ forbidden: 'Not you.' }); } }`,
  );
  await one.client.command('people.edit', { id, patch: { fn: 'Given up' } });
  await statusOf(one, ({ refused }) => refused === 1);
  await one.client.command('sync.refused.drop', { id });
  await nameOf(one, id, 'Aiko Sato');
  expect(await upToDate(one)).toMatchObject({ refused: 0, waiting: 0 });
});

test('a server that was wiped stops sync, deletes nothing, and can be filled again', async () => {
  const { server, one, two, id } = await startTwo();
  await asAdmin(server, database, { method: 'DELETE' });
  for (const computer of [one, two]) {
    await statusOf(
      computer,
      ({ phase }) => phase.name === 'needs-you' && phase.reason === 'database-gone',
    );
    await nameOf(computer, id, 'Aiko Sato');
  }
  await asAdmin(server, database, { method: 'PUT' });
  await asAdmin(server, `${database}/_security`, {
    method: 'PUT',
    body: { admins: { names: [], roles: [] }, members: { names: [account.name], roles: [] } },
  });
  await one.client.command('sync.resolveFailSafe', { choice: 'push-back' });
  await upToDate(one);
  await two.client.command('sync.resolveFailSafe', { choice: 'start-over' });
  await upToDate(two);
  await expect(nameOf(two, id, 'Aiko Sato')).resolves.toBeUndefined();
  await expectEqual(server, one, two);
});

test('a database that was made anew is noticed at the next start', async () => {
  const { server, one, id } = await startTwo();
  await one.data.shutdown();
  await asAdmin(server, database, { method: 'DELETE' });
  await asAdmin(server, database, { method: 'PUT' });
  await asAdmin(server, `${database}/_security`, {
    method: 'PUT',
    body: { admins: { names: [], roles: [] }, members: { names: [account.name], roles: [] } },
  });
  const again = await startComputer(one.profile);
  await statusOf(again, ({ phase }) => phase.name === 'needs-sign-in');
  await again.client.command('sync.signIn', { password: account.password });
  const { phase } = await statusOf(again, (status) => status.phase.name === 'needs-you');
  expect(phase).toEqual({ name: 'needs-you', reason: 'database-recreated' });
  await nameOf(again, id, 'Aiko Sato');
});

test('a restored backup stops sync until a person chose what counts', async () => {
  const { server, one, two, id } = await startTwo();
  const { backup } = await one.client.command('backup.create', {});
  await one.client.command('people.edit', { id, patch: { fn: 'Aiko Later' } });
  await nameOf(two, id, 'Aiko Later');
  const source = { kind: 'backup', id: backup?.id ?? '' } as const;
  await one.client.command('backup.restore', { source, as: 'this' });
  const { phase } = await statusOf(one, (status) => status.phase.name === 'needs-you');
  expect(phase).toEqual({ name: 'needs-you', reason: 'local-restored' });
  await nameOf(one, id, 'Aiko Sato');
  await one.client.command('sync.resolveFailSafe', { choice: 'push-back' });
  await upToDate(one);
  await nameOf(two, id, 'Aiko Sato');
  await upToDate(two);
  await expectEqual(server, one, two);
});

test('leaving keeps everything here, pausing waits', async () => {
  const { one, two, id } = await startTwo();
  await two.client.command('sync.pause', {});
  await one.client.command('people.edit', { id, patch: { fn: 'Aiko Paused' } });
  await upToDate(one);
  await nameOf(two, id, 'Aiko Sato');
  await two.client.command('sync.resume', {});
  await nameOf(two, id, 'Aiko Paused');
  await two.client.command('sync.leave', {});
  expect(await two.client.query('sync.status', {})).toMatchObject({ phase: { name: 'off' } });
  await nameOf(two, id, 'Aiko Paused');
});

test('a process killed while it takes documents in goes on and loses nothing', async () => {
  const server = await startServer();
  const one = await startChapterComputer();
  await putOnServer(one, server);
  await upToDate(one);
  const docs = Array.from({ length: 3000 }, (_, index) => ({
    _id: `person:0190a000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    type: 'person',
    schema: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: 'x',
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: 'x',
    device: 'x',
    kind: 'member',
    fn: `Person ${index}`,
    status: 'active',
  }));
  await asAdmin(server, `${database}/_bulk_docs`, { method: 'POST', body: { docs } });
  let two = await joinComputer(server);
  for (let kills = 0; kills < 4; kills += 1) {
    const chapter = two.client.follow('chapter.state', {});
    await chapter.until(({ open }) => (open?.counts.people ?? 0) > kills * 600);
    await two.data.kill();
    two = await startComputer(two.profile);
    await two.client.command('sync.signIn', { password: account.password });
  }
  await upToDate(two);
  await upToDate(one);
  const before = written(server);
  await two.client.command('sync.syncNow', {});
  await upToDate(two);
  expect(written(server)).toBe(before);
  await expectEqual(server, one, two);
}, 60_000);
