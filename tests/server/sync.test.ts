import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { rolesOf, securityOf } from '#shared/sync/designDocument.ts';
import {
  couchServers,
  everydayServers,
  givenCouchDb,
  type AnyServer,
} from '../support/couchdb/servers.ts';
import { manyPeople } from '../support/sync/manyPeople.ts';
import {
  asAdmin,
  nameOf,
  startComputer,
  statusOf,
  upToDate,
  type Computer,
} from '../support/sync/computers.ts';
import { openPlace, type GatedPlace } from '../support/sync/places.ts';
import { expectEqual, joinShared, startShared, startTwo } from '../support/sync/twoComputers.ts';

/** How many documents a first sync brings: all of them on a given server, fewer where time is short. */
const documents = Number(
  process.env['TSUDOI_TEST_DOCUMENTS'] ?? (givenCouchDb === undefined ? 4000 : 40_000),
);

const patience = { timeout: 60_000 };

const syncNow = async (...all: Computer[]): Promise<void> => {
  for (const { client } of all) await client.command('sync.syncNow', {});
  for (const computer of all) await upToDate(computer);
};

// Sequences are opaque; the number they begin with counts what was written.
const writesOn = async (place: GatedPlace): Promise<number> => {
  const info = (await asAdmin(place, place.database)) as { update_seq: string | number };
  return Number.parseInt(String(info.update_seq), 10);
};

// One after the other: where a document is in conflict, express-pouchdb says that it is forbidden.
const comeBack = async (place: GatedPlace, one: Computer, two: Computer): Promise<void> => {
  await two.client.command('sync.pause', {});
  await place.gate.restore();
  await syncNow(one);
  await two.client.command('sync.resume', {});
  await upToDate(two);
};

const hasBoth = async ({ client }: Computer, id: string): Promise<void> => {
  const followed = client.follow('people.person', { id });
  await followed.until(
    (value) => value?.person.fn === 'Aiko Tanaka' && value.person.city === 'Jakarta',
  );
  followed.stop();
};

const isOffline = (computer: Computer) =>
  statusOf(computer, ({ phase }) => phase.name === 'offline');

const isStopped = (computer: Computer, reason: string) =>
  statusOf(computer, ({ phase }) => phase.name === 'needs-you' && phase.reason === reason);

describe.each(everydayServers)('sync with %s', (name, start) => {
  let server: AnyServer;
  // express-pouchdb does not tell the rules which roles somebody has, except an administrator's.
  const as = name === 'express-pouchdb' ? 'admin' : 'member';
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.close());

  it('brings a chapter to another computer, and changes at once', patience, async () => {
    const place = await openPlace(server, { as });
    const { one, two, id } = await startTwo(place);
    await one.client.command('people.edit', { id, patch: { fn: 'Aiko Mori' } });
    await nameOf(two, id, 'Aiko Mori');
    await two.client.command('people.edit', { id, patch: { fn: 'Aiko Abe' } });
    await nameOf(one, id, 'Aiko Abe');
    await syncNow(one, two);
    expect(await one.client.query('sync.status', {})).toMatchObject({
      refused: 0,
      disagreements: 0,
    });
    await expectEqual(place, one, two);
  });

  it('makes equal what was edited offline, and then is quiet', patience, async () => {
    const place = await openPlace(server, { as });
    const { one, two, id } = await startTwo(place);
    await place.gate.cut();
    await isOffline(one);
    await isOffline(two);
    await one.client.command('people.edit', { id, patch: { fn: 'Aiko Tanaka' } });
    await two.client.command('people.edit', { id, patch: { city: 'Jakarta' } });
    const added = await two.client.command('people.add', { fn: 'Budi Santoso' });
    await comeBack(place, one, two);
    await nameOf(one, added.id, 'Budi Santoso');
    for (const computer of [one, two]) await hasBoth(computer, id);
    await syncNow(one, two);
    const before = await writesOn(place);
    await syncNow(one, two);
    expect(await writesOn(place)).toBe(before);
    await expectEqual(place, one, two);
  });

  it('keeps both values of a field that both changed', patience, async () => {
    const place = await openPlace(server, { as });
    const { one, two, id } = await startTwo(place);
    await place.gate.cut();
    await one.client.command('people.edit', { id, patch: { city: 'Jakarta' } });
    await two.client.command('people.edit', { id, patch: { city: 'Depok' } });
    await comeBack(place, one, two);
    for (const computer of [one, two]) {
      await statusOf(computer, ({ disagreements }) => disagreements === 1);
    }
    await syncNow(one, two);
    expect(await one.client.query('sync.status', {})).toMatchObject({
      refused: 0,
      disagreements: 1,
    });
    await expectEqual(place, one, two);
  });

  it('takes a deletion to the other computer', patience, async () => {
    const place = await openPlace(server, { as });
    const { one, two, id } = await startTwo(place);
    await one.client.command('people.delete', { ids: [id] });
    const followed = two.client.follow('people.person', { id });
    await followed.until((value) => value === null);
    await syncNow(one, two);
    expect(await one.client.query('sync.status', {})).toMatchObject({
      refused: 0,
      disagreements: 0,
    });
    await expectEqual(place, one, two);
  });
});

describe.each(couchServers)('sync in trouble with %s', (_name, start) => {
  let server: AnyServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.close());

  /** Replaces the rules of what may be written. */
  const setRule = async (place: GatedPlace, source: string): Promise<void> => {
    const path = `${place.database}/_design/tsudoi`;
    const { _rev } = (await asAdmin(place, path)) as { _rev: string };
    const body = { _id: '_design/tsudoi', _rev, validate_doc_update: source };
    await asAdmin(place, path, { method: 'PUT', body });
  };

  it('makes equal what both send at the same time', patience, async () => {
    const place = await openPlace(server);
    const { one, two, id } = await startTwo(place);
    await place.gate.cut();
    await one.client.command('people.edit', { id, patch: { fn: 'Aiko Tanaka' } });
    await two.client.command('people.edit', { id, patch: { city: 'Jakarta' } });
    await place.gate.restore();
    for (const { client } of [one, two]) await client.command('sync.syncNow', {});
    for (const computer of [one, two]) await hasBoth(computer, id);
    await syncNow(one, two);
    expect(await one.client.query('sync.status', {})).toMatchObject({
      refused: 0,
      disagreements: 0,
    });
    await expectEqual(place, one, two);
  });

  it('leaves nothing of a deleted person on the server but the bare fact', patience, async () => {
    const place = await openPlace(server);
    const { one, id } = await startTwo(place);
    await one.client.command('people.delete', { ids: [id] });
    await syncNow(one);
    const path = `${place.database}/_changes?include_docs=true`;
    const { results } = (await asAdmin(place, path)) as {
      results: { id: string; doc: Record<string, unknown> }[];
    };
    const tombstone = results.find((row) => row.id === id)?.doc;
    expect(Object.keys(tombstone ?? {}).toSorted()).toEqual(['_deleted', '_id', '_rev']);
  });

  it('lists what the server refuses, and holds nothing else up', patience, async () => {
    const place = await openPlace(server);
    const { one, two, id } = await startTwo(place);
    await setRule(
      place,
      `function (doc) { if (doc.fn === 'Forbidden') { throw({ forbidden: 'No such name.' }); } }`,
    );
    await one.client.command('people.edit', { id, patch: { fn: 'Forbidden' } });
    const added = await one.client.command('people.add', { fn: 'Citra Dewi' });
    await nameOf(two, added.id, 'Citra Dewi');
    await statusOf(one, ({ refused }) => refused === 1);
    const { refused } = await one.client.query('sync.refused', {});
    expect(refused).toMatchObject([
      { id, title: 'Forbidden', kind: 'edit', reason: 'not-allowed', words: 'No such name.' },
    ]);
    await setRule(place, 'function () {}');
    await one.client.command('sync.refused.retry', { id });
    await nameOf(two, id, 'Forbidden');
    await statusOf(one, (status) => status.refused === 0);
    await expectEqual(place, one, two);
  });

  it('gives a refused change up when a person says so', patience, async () => {
    const place = await openPlace(server);
    const { one, id } = await startTwo(place);
    await setRule(
      place,
      `function (doc) { if (doc.fn === 'Given up') { throw({ forbidden: 'Not you.' }); } }`,
    );
    await one.client.command('people.edit', { id, patch: { fn: 'Given up' } });
    await statusOf(one, ({ refused }) => refused === 1);
    await one.client.command('sync.refused.drop', { id });
    await nameOf(one, id, 'Aiko Sato');
    expect(await upToDate(one)).toMatchObject({ refused: 0, waiting: 0 });
  });

  it('tells a wrong password from an account that is locked after five', patience, async () => {
    const place = await openPlace(server);
    const { one, id } = await startTwo(place);
    await one.client.command('sync.pause', {});
    const tryWith = async (password: string): Promise<unknown> =>
      one.client.attempt('sync.signIn', { password });
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await tryWith(`wrong ${tries}`)).toMatchObject({
        ok: false,
        error: { code: 'sync-wrong-password' },
      });
    }
    expect(await tryWith(place.account.password)).toMatchObject({
      ok: false,
      error: { code: 'sync-account-locked' },
    });
    await nameOf(one, id, 'Aiko Sato');
  });

  it(
    'stops when the database is deleted, keeps everything, and fills a new one',
    patience,
    async () => {
      const place = await openPlace(server);
      const { one, two, id } = await startTwo(place);
      await asAdmin(place, place.database, { method: 'DELETE' });
      for (const computer of [one, two]) {
        await isStopped(computer, 'database-gone');
        await nameOf(computer, id, 'Aiko Sato');
      }
      await makeAnew(place);
      await one.client.command('sync.resolveFailSafe', { choice: 'push-back' });
      await upToDate(one);
      await two.client.command('sync.resolveFailSafe', { choice: 'start-over' });
      expect(await upToDate(two)).toMatchObject({ refused: 0 });
      await nameOf(two, id, 'Aiko Sato');
      await expectEqual(place, one, two);
    },
  );

  it('notices at the next start that the database was made anew', patience, async () => {
    const place = await openPlace(server);
    const { one, id } = await startTwo(place);
    await one.data.shutdown();
    await asAdmin(place, place.database, { method: 'DELETE' });
    await makeAnew(place);
    const again = await startComputer(one.profile);
    await statusOf(again, ({ phase }) => phase.name === 'needs-sign-in');
    await again.client.command('sync.signIn', { password: place.account.password });
    const { phase } = await isStopped(again, 'database-recreated');
    expect(phase).toEqual({ name: 'needs-you', reason: 'database-recreated' });
    await nameOf(again, id, 'Aiko Sato');
  });

  it('goes on where it stood when the server was killed in the middle', patience, async () => {
    const place = await openPlace(server);
    const { one, two } = await startTwo(place);
    await place.gate.cut();
    const csv = manyPeople(1500)
      .map(({ fn }) => fn)
      .join('\n');
    const { session } = await one.client.command('import.open', {
      fileName: 'people.csv',
      bytes: new TextEncoder().encode(`Full name\n${csv}`),
    });
    await one.client.command('import.commit', { session });
    await place.gate.restore();
    const pushed = place.gate.cutAfter('to-server', 400_000);
    await one.client.command('sync.syncNow', {});
    await pushed;
    await isOffline(one);
    await place.gate.restore();
    const pulled = place.gate.cutAfter('to-client', 500_000);
    for (const { client } of [one, two]) await client.command('sync.syncNow', {});
    await pulled;
    await place.gate.restore();
    await syncNow(one, two);
    await syncNow(one, two);
    const before = await writesOn(place);
    await syncNow(one, two);
    expect(await writesOn(place)).toBe(before);
    await expectEqual(place, one, two);
  });

  it(
    `brings ${documents} documents to a computer that joins, and sends none of them back`,
    { timeout: 30_000 + documents * 10 },
    async () => {
      const place = await openPlace(server);
      const one = await startShared(place);
      await one.data.shutdown();
      const people = manyPeople(documents);
      for (let from = 0; from < people.length; from += 1000) {
        const docs = people.slice(from, from + 1000);
        await asAdmin(place, `${place.database}/_bulk_docs`, { method: 'POST', body: { docs } });
      }
      const before = await writesOn(place);
      const two = await joinShared(place);
      expect(await writesOn(place)).toBe(before);
      await expectEqual(place, two);
    },
  );

  const makeAnew = async (place: GatedPlace): Promise<void> => {
    await asAdmin(place, place.database, { method: 'PUT' });
    const body = securityOf(rolesOf(place.database));
    await asAdmin(place, `${place.database}/_security`, { method: 'PUT', body });
  };
});
