import { expect, test } from 'vitest';
import { createRandom, type Random } from '../conformance/support/random.ts';
import type { Fault } from '../support/couchdb/index.ts';
import { expectEqual, person, startSyncClient } from '../support/sync/client.ts';
import { startLive } from '../support/sync/live.ts';
import {
  changeThere,
  disagreementsOf,
  json,
  nameHere,
  nameThere,
} from '../support/sync/somebodyElse.ts';

// Much at once, and for long: what RxDB's own CouchDB plugin is known to lose or stall on.

test('8: pages, live changes both ways, deleting and adding again, a burst, a conflict', async () => {
  const client = await startSyncClient();
  const docs = Array.from({ length: 3_100 }, (_, index) => person(`p${index}`));
  await client.ask('POST', 'chapter/_bulk_docs', { docs });
  const live = startLive(client);
  await live.until('up-to-date');
  expect((await client.all()).size).toBe(3_100);
  expect(client.asked.filter((path) => path === 'GET /chapter/_changes').length).toBeGreaterThan(3);

  await client.put(person('a', { fn: 'Added here' }));
  await nameThere(client, 'person:a', 'Added here');
  await changeThere(client, 'person:a', {
    fn: 'Edited there',
    updatedAt: '2026-02-01T00:00:00.000Z',
  });
  await nameHere(client, 'person:a', 'Edited there');
  await client.remove('person:a');
  await nameThere(client, 'person:a');
  await client.put(person('a', { fn: 'Added again', updatedAt: '2026-02-02T00:00:00.000Z' }));
  await nameThere(client, 'person:a', 'Added again');

  const burst = Array.from({ length: 300 }, (_, index) => person(`b${index}`, { fn: 'Burst' }));
  await client.ask('POST', 'chapter/_bulk_docs', { docs: burst });
  await expect.poll(async () => (await client.all()).size, { timeout: 10_000 }).toBe(3_401);
  await live.until('up-to-date');
  await expectEqual(client);
});

/**
 * Edits on both sides while every second request goes wrong; then both are equal and quiet. Answers
 * what is neither in a document nor in a disagreement.
 */
const soak = async (seed: number, trouble: readonly Fault[]): Promise<readonly string[]> => {
  const random: Random = createRandom(seed);
  const client = await startSyncClient();
  client.faults.decide = () => (random.chance(0.5) ? random.pick(trouble) : undefined);
  const live = startLive(client);
  const here = new Map<string, string>();
  const there = new Map<string, string>();
  for (let step = 0; step < 150; step += 1) {
    const id = `person:${random.below(20)}`;
    const updatedAt = new Date(Date.UTC(2026, 1, 1, 0, step)).toISOString();
    if (random.chance(0.5)) {
      await client.edit(id, { here: `value ${step}`, updatedAt });
      here.set(id, `value ${step}`);
    } else {
      await changeThere(client, id, { there: `value ${step}`, updatedAt });
      there.set(id, `value ${step}`);
    }
  }
  client.faults.clear();
  live.session.retry();
  await live.until('up-to-date');
  await expect
    .poll(async () => client.engine.hasUnsent() || live.session.phase().name, { timeout: 10_000 })
    .toBe('up-to-date');
  await client.settle();
  await expectEqual(client);
  expect(live.bugs).toEqual([]);
  const told = await disagreementsOf(client);
  const lost: string[] = [];
  for (const [id, value] of [...here, ...there]) {
    const kept = [await client.get(id), ...told.filter((each) => each['documentId'] === id)];
    if (!JSON.stringify(kept).includes(`"${value}"`)) lost.push(`${id}: ${value}`);
  }
  const before = client.server.database('chapter').updateSeq;
  await client.settle();
  expect(client.server.database('chapter').updateSeq).toBe(before);
  return lost;
};

const inJson: readonly Fault[] = [
  ...[json(503), json(500), json(429)],
  { kind: 'drop' },
  { kind: 'lose-response' },
];

const inHtml: readonly Fault[] = [
  { kind: 'drop' },
  { kind: 'truncate' },
  { kind: 'status', status: 502, body: '<html><body>Bad gateway</body></html>' },
];

test.each([
  ['l', 'errors in JSON', inJson, 11],
  ['l', 'errors in JSON', inJson, 12],
  ['m', 'drops and a proxy that answers in HTML', inHtml, 21],
  ['m', 'drops and a proxy that answers in HTML', inHtml, 22],
])(
  '%s: 150 edits on both sides, every second request spoiled by %s',
  async (...[, , faults, seed]) => {
    expect(await soak(seed, faults), `seed ${seed}`).toEqual([]);
  },
);
