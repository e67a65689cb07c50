import { describe, expect, test } from 'vitest';
import { FailSafe } from '../../electron/data/sync/identity.ts';
import { requestsTo } from '../support/couchdb/index.ts';
import {
  bulk,
  expectEqual,
  person,
  startSyncClient,
  type SyncClient,
} from '../support/sync/client.ts';
import { startLive } from '../support/sync/live.ts';
import {
  changeThere,
  deleteThere,
  disagreementsOf,
  json,
  nameHere,
  nameThere,
} from '../support/sync/somebodyElse.ts';

// What RxDB's own CouchDB plugin is known to lose, stall on or leak; each has a test that ours passes.

const feed = requestsTo('GET', 'feed=longpoll');

/** Replaces what the server allows to be written; `null` allows everything. */
const setRule = async (client: SyncClient, source: string | null): Promise<void> => {
  const { _rev } = await client.ask('GET', 'chapter/_design/rule');
  await client.ask('PUT', 'chapter/_design/rule', {
    _id: '_design/rule',
    ...(typeof _rev === 'string' && { _rev }),
    ...(source !== null && { validate_doc_update: source }),
  });
};

const noSpam = `function (doc) { if (doc.fn === 'Spam') { throw({ forbidden: 'No spam.' }); } }`;

describe('the feed', () => {
  test.each([401, 403, 500, 503])(
    'a: one %i with a JSON body on the waiting request does not end it',
    async (status) => {
      const client = await startSyncClient();
      client.faults.next(json(status), feed);
      const live = startLive(client);
      await live.until('up-to-date');
      await expect.poll(() => client.faults.waiting).toBe(0);
      if (status === 403) live.session.retry();
      await changeThere(client, 'person:1', { fn: 'After' });
      await nameHere(client, 'person:1', 'After');
      await live.until('up-to-date');
      expect(live.bugs).toEqual([]);
    },
  );

  test('b: a change made while the waiting request is down is not skipped by later ones', async () => {
    const client = await startSyncClient();
    client.faults.decide = (request) => (feed(request) ? { kind: 'drop' } : undefined);
    const live = startLive(client);
    await live.until('offline');
    await changeThere(client, 'person:1', { fn: 'Missed' });
    client.faults.clear();
    await changeThere(client, 'person:2', { fn: 'Later' });
    await nameHere(client, 'person:2', 'Later');
    await expect(nameHere(client, 'person:1', 'Missed')).resolves.toBeUndefined();
  });

  test('h: pausing and going on five times leaves one waiting request, stopping leaves none', async () => {
    const client = await startSyncClient();
    for (let times = 0; times < 5; times += 1) {
      const live = startLive(client);
      await live.until('up-to-date');
      await expect.poll(() => client.openPolls()).toBe(1);
      await live.session.stop();
      expect(client.openPolls()).toBe(0);
    }
    startLive(client);
    await expect.poll(() => client.openPolls()).toBe(1);
  });

  test('1: a refused, forbidden or vanished feed is told, and is never an error that nobody catches', async () => {
    const client = await startSyncClient();
    const live = startLive(client);
    await live.until('up-to-date');
    await client.ask('DELETE', 'chapter');
    expect(await live.until('needs-you')).toMatchObject({ reason: 'database-gone' });
    client.faults.decide = () => json(403);
    live.session.retry();
    await expect
      .poll(() => live.session.phase())
      .toEqual({ name: 'needs-you', reason: 'no-access' });
    client.faults.decide = () => json(401);
    live.session.retry();
    expect(await live.until('needs-sign-in')).toMatchObject({ reason: 'wrong-password' });
    expect(live.bugs).toEqual([]);
  });

  test('2: a wrong password is tried once, so the account is never locked', async () => {
    const client = await startSyncClient();
    await client.settle();
    client.faults.decide = () => json(401);
    const live = startLive(client);
    await live.until('needs-sign-in');
    const tries = () => client.asked.filter((path) => path === 'POST /_session').length;
    const before = tries();
    for (let times = 0; times < 10; times += 1) {
      live.session.changed();
      live.session.retry();
      await live.until('needs-sign-in');
    }
    expect(tries()).toBe(before);
    expect(before).toBeLessThan(3);
    client.faults.clear();
    expect(await client.ask('GET', 'chapter')).toMatchObject({ db_name: 'chapter' });
  });
});

describe('what comes', () => {
  test('c: a bare tombstone of another client deletes here, too', async () => {
    const client = await startSyncClient();
    await changeThere(client, 'person:1', {});
    await client.settle();
    const { _rev } = await client.ask('GET', 'chapter/person:1');
    await client.ask('POST', 'chapter/_bulk_docs', {
      docs: [{ _id: 'person:1', _rev, _deleted: true }],
    });
    await client.settle();
    expect(await client.get('person:1')).toBeUndefined();
    await expectEqual(client);
  });

  test('d: deleted there, edited here: the edit stays and the deletion is told, not passed over', async () => {
    const client = await startSyncClient();
    await changeThere(client, 'person:1', {});
    await client.settle();
    await deleteThere(client, 'person:1');
    await client.put(person('1', { fn: 'Edited here', updatedAt: '2026-02-01T00:00:00.000Z' }));
    await client.settle();
    expect(await client.get('person:1')).toMatchObject({ fn: 'Edited here' });
    expect(await disagreementsOf(client)).toMatchObject([{ documentId: 'person:1' }]);
    await expectEqual(client);
  });

  test('e: attachments of another client survive an edit and a merge here', async () => {
    const client = await startSyncClient();
    const text = { content_type: 'text/plain', data: Buffer.from('hello').toString('base64') };
    await changeThere(client, 'person:1', { _attachments: { 'a.txt': text } });
    await client.settle();
    await client.put(person('1', { fn: 'Edited here', updatedAt: '2026-02-01T00:00:00.000Z' }));
    await changeThere(client, 'person:1', {
      city: 'Depok',
      updatedAt: '2026-02-02T00:00:00.000Z',
    });
    await client.settle();
    expect(await client.ask('GET', 'chapter/person:1')).toMatchObject({
      fn: 'Edited here',
      city: 'Depok',
      _attachments: { 'a.txt': { stub: true, length: 5 } },
    });
  });

  test('f, 5: design documents are no records, and documents that fit nothing stop nothing', async () => {
    const client = await startSyncClient();
    const odd: ({ readonly _id: string } & Record<string, unknown>)[] = [
      { _id: '_design/views', views: {} },
      { _id: 'no-colon', type: 'person' },
      { _id: ':', type: '' },
      { _id: 'person:liar', type: 'meetup', fn: 'Liar' },
      { _id: `person:${'x'.repeat(400)}`, type: 'person', fn: 'Long' },
      { _id: 'person:empty', type: 'person' },
      { _id: 'person:shapes', type: 'person', fn: 7, emails: 'none', phones: { a: 1 }, tags: null },
      { _id: 'meetup:shapes', type: 'meetup', startLocal: [], timeZone: 'Nowhere/Land' },
      { _id: '__proto__:1', type: '__proto__', constructor: { prototype: 1 } },
    ];
    for (const document of odd) {
      await client.ask(
        'PUT',
        `chapter/${document._id.replace(/[^/]+$/, encodeURIComponent)}`,
        document,
      );
    }
    await changeThere(client, 'person:1', { fn: 'Fine' });
    await client.settle();
    expect(await client.get('person:1')).toMatchObject({ fn: 'Fine' });
    const ids = [...(await client.all()).keys()];
    expect(ids.filter((id) => id.startsWith('_design'))).toEqual([]);
    for (const id of ['no-colon', 'person:liar', `person:${'x'.repeat(400)}`]) {
      expect(ids).not.toContain(id);
    }
    expect(client.state.carriedCount()).toBeGreaterThan(0);
    const before = client.sent.length;
    await client.settle();
    expect(client.sent.length).toBe(before);
    expect(client.engine.hasUnsent()).toBe(false);
  });

  test('k, 7: a database that was made anew stops sync, keeps everything, and can be filled again', async () => {
    const client = await startSyncClient();
    for (let number = 0; number < 20; number += 1) await client.put(person(String(number)));
    await client.settle();
    await client.settle();
    const before = await client.all();
    await client.ask('DELETE', 'chapter');
    await client.ask('PUT', 'chapter');
    await changeThere(client, 'person:new', { fn: 'New there' });
    await expect(client.engine.exchange(client.signal)).rejects.toThrow(FailSafe);
    expect(await client.all()).toEqual(before);
    await client.state.transaction((writer) => {
      writer.clear();
      writer.setFact('mode', 'push-back');
    });
    await client.settle();
    expect(await client.get('person:new')).toMatchObject({ fn: 'New there' });
    expect((await client.allOnServer()).size).toBe(21);
    await expectEqual(client);
  });
});

describe('what goes', () => {
  test('g, 3: a refused document holds nothing up, and no edit beside it is lost', async () => {
    const client = await startSyncClient();
    await setRule(client, noSpam);
    const live = startLive(client);
    await live.until('up-to-date');
    await client.put(person('1', { fn: 'Spam' }));
    for (const id of ['2', '3', '4']) await client.put(person(id, { fn: `Good ${id}` }));
    await nameThere(client, 'person:4', 'Good 4');
    await expect.poll(() => client.state.refusedCount()).toBe(1);
    expect(client.state.allRefused(9)).toMatchObject([{ id: 'person:1', words: 'No spam.' }]);
    await setRule(client, null);
    await client.put(person('2', { fn: 'Neighbour', updatedAt: '2026-03-01T00:00:00.000Z' }));
    await nameThere(client, 'person:2', 'Neighbour');
    await client.put(person('1', { fn: 'Spam no more', updatedAt: '2026-03-01T00:00:00.000Z' }));
    await nameThere(client, 'person:1', 'Spam no more');
    await expect.poll(() => client.state.refusedCount()).toBe(0);
    await expectEqual(client);
  });

  test('4: a batch that is refused as a whole is taken apart until only the culprit is left', async () => {
    const client = await startSyncClient();
    await client.put(person('big', { note: 'x'.repeat(8_100_000) }));
    for (let number = 0; number < 30; number += 1) await client.put(person(String(number)));
    client.faults.decide = (request) =>
      bulk(request) && String(request.body).includes('person:7"') ? json(400) : undefined;
    await client.settle();
    expect(
      client.state
        .allRefused(9)
        .map(({ id, reason }) => `${id} ${reason}`)
        .toSorted(),
    ).toEqual(['person:7 not-accepted', 'person:big too-large']);
    expect((await client.allOnServer()).size).toBe(29);
    client.faults.clear();
    await client.put(person('7', { fn: 'Again', updatedAt: '2026-03-01T00:00:00.000Z' }));
    await client.settle();
    expect((await client.allOnServer()).has('person:7')).toBe(true);
  });

  test('i: a write whose answer was lost is recognised as our own', async () => {
    const client = await startSyncClient();
    await client.put(person('1'));
    await client.settle();
    await client.put(person('1', { fn: 'Once', updatedAt: '2026-02-01T00:00:00.000Z' }));
    client.faults.next({ kind: 'lose-response' }, bulk);
    await client.settle();
    expect(await client.ask('GET', 'chapter/person:1')).toMatchObject({ fn: 'Once' });
    expect((await client.ask('GET', 'chapter/person:1'))['_rev']).toMatch(/^2-/);
    expect(await disagreementsOf(client)).toEqual([]);
  });

  test('j: a deletion leaves nothing of the person on the server', async () => {
    const client = await startSyncClient();
    await client.put(person('1', { fn: 'Secret', emails: [{ id: 'e', value: 'a@b.example' }] }));
    await client.settle();
    await client.remove('person:1');
    await client.settle();
    expect(client.sent.at(-1)).toEqual({
      _id: 'person:1',
      _deleted: true,
      _rev: expect.any(String),
    });
    const { results } = (await client.ask(
      'GET',
      'chapter/_changes?include_docs=true',
    )) as unknown as {
      results: { id: string; doc: object }[];
    };
    const left = results.find(({ id }) => id === 'person:1')?.doc ?? {};
    expect(Object.keys(left).toSorted()).toEqual(['_deleted', '_id', '_rev']);
  });

  test('6: what is added again over a deletion goes on from it, and the erased stay erased', async () => {
    const client = await startSyncClient();
    await changeThere(client, 'person:1', {});
    await client.settle();
    const gone = await deleteThere(client, 'person:1');
    await client.settle();
    await client.put(person('1', { fn: 'Again' }));
    await client.settle();
    expect(client.sent.at(-1)).toMatchObject({ _id: 'person:1', _rev: gone['rev'] });
    expect((await client.ask('GET', 'chapter/person:1'))['_rev']).toMatch(/^3-/);

    await changeThere(client, 'person:2', {});
    await client.settle();
    const erasedAt = '2026-02-01T00:00:00.000Z';
    const there = await client.ask('GET', 'chapter/person:2');
    const erased = { _rev: there['_rev'], fn: '', erasedAt, updatedAt: erasedAt };
    await client.ask('PUT', 'chapter/person:2', person('2', erased));
    await client.put(
      person('2', { fn: 'From a stale laptop', updatedAt: '2026-03-01T00:00:00.000Z' }),
    );
    await client.settle();
    expect(await client.get('person:2')).toMatchObject({ erasedAt, fn: '' });
    expect(JSON.stringify([...(await client.allOnServer()).values()])).not.toContain(
      'stale laptop',
    );
  });
});
