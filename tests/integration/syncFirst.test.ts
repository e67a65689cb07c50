import { expect, test } from 'vitest';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { requestsTo } from '../support/couchdb/index.ts';
import {
  account,
  asAdmin,
  database,
  joinComputer,
  startComputer,
  startServer,
  statusOf,
  upToDate,
} from '../support/sync/computers.ts';
import { startShared } from '../support/sync/twoComputers.ts';
import { manyPeople } from '../support/sync/manyPeople.ts';

// Four pages of documents, of which two come before work is interrupted.
const people = 3_500;
const pagesAtFirst = 2;

const sort = { column: 'name', direction: 'ascending' } as const;
const roster = { search: '', sort, window: { offset: 0, limit: 20 } };

test('the first sync tells how far it is, lets work go on, and is stopped and resumed, after a restart too', async () => {
  const server = await startServer();
  const one = await startShared(server);
  await one.data.shutdown();
  const docs = manyPeople(people);
  await asAdmin(server, `${database}/_bulk_docs`, { method: 'POST', body: { docs } });
  const isPage = requestsTo('GET', 'feed=normal');
  let pages = 0;
  let isHeld = true;
  server.faults.decide = (request) => {
    if (!isPage(request)) return undefined;
    pages += 1;
    return { kind: 'delay', milliseconds: isHeld && pages > pagesAtFirst ? 30_000 : 60 };
  };

  const two = await joinComputer(server);
  const seen: SyncStatus['phase'][] = [];
  await statusOf(two, ({ phase }) => {
    seen.push(phase);
    return phase.name === 'fetching' && phase.done >= 1_000;
  });
  const steps = seen.flatMap((phase) => (phase.name === 'fetching' ? [phase] : []));
  expect(steps.map(({ done }) => done)).toEqual(
    steps.map(({ done }) => done).toSorted((a, b) => a - b),
  );
  for (const { done, total } of steps) expect(done).toBeLessThanOrEqual(total);
  expect(steps.at(-1)?.total).toBeGreaterThanOrEqual(people);

  // What is there already can be used, and what is added now is kept.
  const followed = two.client.follow('people.roster', roster);
  const found = await followed.until(({ total }) => total > 0);
  followed.stop();
  expect(found.total).toBeLessThan(people);
  const added = await two.client.command('people.add', { fn: 'Added meanwhile' });

  await two.client.command('sync.pause', {});
  expect((await two.client.query('sync.status', {})).phase).toEqual({ name: 'paused' });
  const asked = server.requests.length;
  const { total } = await two.client.query('people.roster', roster);
  expect(total).toBeLessThan(people);
  await two.data.shutdown();
  expect(server.requests.length).toBe(asked);

  const again = await startComputer(two.profile);
  await statusOf(again, ({ phase }) => phase.name === 'paused');
  expect((await again.client.query('people.roster', roster)).total).toBe(total);
  expect(server.requests.length).toBe(asked);
  isHeld = false;
  await again.client.command('sync.resume', {});
  await statusOf(again, ({ phase }) => phase.name === 'needs-sign-in');
  await again.client.command('sync.signIn', { password: account.password });
  await upToDate(again);
  expect((await again.client.query('people.roster', roster)).total).toBe(people + 1);
  const there = await asAdmin(server, `${database}/${encodeURIComponent(added.id)}`);
  expect(there).toMatchObject({ fn: 'Added meanwhile' });
  const first = server.requests.slice(asked).find(({ path }) => path.includes('feed=normal'));
  expect(first?.path).not.toMatch(/[?&]since=0(&|$)/);
}, 60_000);
