import { expect, test } from 'vitest';
import { requestsTo } from '../support/couchdb/index.ts';
import { imageOf, jpeg } from '../support/jpeg.ts';
import {
  account,
  asAdmin,
  database,
  joinComputer,
  nameOf,
  startComputer,
  startServer,
  statusOf,
  upToDate,
} from '../support/sync/computers.ts';
import { expectEqual, startShared, startTwo } from '../support/sync/twoComputers.ts';

const written = (server: Awaited<ReturnType<typeof startServer>>): number =>
  server.requests.filter(({ path }) => path.includes('_bulk_docs')).length;

test('an answer that was lost is no conflict: what the server has is recognised', async () => {
  const server = await startServer();
  const { one, two, id } = await startTwo(server);
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
  // A photo is a document of its own.
  const image = imageOf(jpeg('picture'));
  await one.client.command('people.setPhoto', { id, image });
  await expect.poll(() => two.client.query('people.photo', { id })).toEqual({ image });
  await two.client.command('people.setPhoto', { id, image: null });
  await expect.poll(() => one.client.query('people.photo', { id })).toEqual({ image: null });
  // The windows of the other computer hear whom to forget.
  const erased = two.client.follow('people.erased', {});
  await one.client.command('people.erase', { id });
  await erased.until(({ personIds }) => personIds.join() === id);
});

test('a restored backup stops sync until a person chose what counts', async () => {
  const server = await startServer();
  const { one, two, id } = await startTwo(server);
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
  const { one, two, id } = await startTwo(await startServer());
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
  const one = await startShared(server);
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
