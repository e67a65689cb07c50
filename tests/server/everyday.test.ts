import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { designDocument, rolesOf, securityOf } from '#shared/sync/designDocument.ts';
import { everydayServers, givenCouchDb, type AnyServer } from '../support/couchdb/servers.ts';

if (givenCouchDb === undefined)
  console.log('skipped: the server tests on a real CouchDB, as TSUDOI_TEST_COUCHDB is not set');

const base = {
  schema: 1,
  createdAt: '2026-01-17T04:00:00.000Z',
  createdBy: 'organiser:1',
  updatedAt: '2026-01-17T04:00:00.000Z',
  updatedBy: 'organiser:1',
  device: 'a-device',
};
const person = (id: string, fn: string) => ({ _id: `person:${id}`, type: 'person', ...base, fn });

describe.each(everydayServers)('everyday requests on %s', (_name, start) => {
  const suffix = randomUUID().slice(0, 8);
  const database = `tsudoi-test-${suffix}`;
  const organiser = { name: `organiser-${suffix}`, password: 'pw' };
  const viewer = { name: `viewer-${suffix}`, password: 'pw' };
  const helper = { name: `helper-${suffix}`, password: 'pw' };
  const users = [
    { ...helper, role: rolesOf(database).door },
    { ...organiser, role: rolesOf(database).organiser },
    { ...viewer, role: rolesOf(database).viewer },
  ];
  let server: AnyServer;

  const send = async (
    method: string,
    path: string,
    options: { as?: { name: string; password: string }; body?: unknown } = {},
  ) => {
    const { name, password } = options.as ?? server.admin;
    const response = await fetch(`${server.url}/${path}`, {
      method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const text = await response.text();
    return { status: response.status, json: JSON.parse(text) };
  };
  // As administrator: express-pouchdb does not tell the rules about roles and security in a batch.
  const bulk = async (docs: readonly object[], more: object = {}) =>
    (await send('POST', `${database}/_bulk_docs`, { body: { docs, ...more } })).json;

  const prepare = async (path: string, body?: unknown) => {
    const { status } = await send('PUT', path, { body });
    if (status >= 300) throw new Error(`PUT ${path} answered ${status}`);
  };

  beforeAll(async () => {
    server = await start();
    await prepare(database);
    await prepare(`${database}/_security`, securityOf(rolesOf(database)));
    await prepare(`${database}/_design/tsudoi`, designDocument());
    for (const { name, password, role } of users) {
      const id = `org.couchdb.user:${name}`;
      await prepare(`_users/${id}`, { _id: id, type: 'user', name, password, roles: [role] });
    }
  });

  afterAll(async () => {
    await send('DELETE', database);
    for (const { name } of users) {
      const { json } = await send('GET', `_users/org.couchdb.user:${name}`);
      await send('DELETE', `_users/org.couchdb.user:${name}?rev=${json._rev}`);
    }
    await server.close();
  });

  it('takes documents and gives them in the feed', async () => {
    const rows = await bulk([person('1', 'Ayu'), person('2', 'Budi')]);
    expect(rows.map((row: { ok: boolean }) => row.ok)).toEqual([true, true]);
    const { json } = await send('GET', `${database}/_changes?include_docs=true`, { as: organiser });
    const found = json.results.find((row: { id: string }) => row.id === 'person:1');
    expect(found.doc).toMatchObject({ fn: 'Ayu', _rev: rows[0].rev });
  });

  it('answers a conflict for an old revision and keeps what is there', async () => {
    const [{ rev }] = await bulk([person('3', 'Citra')]);
    await bulk([{ ...person('3', 'Citra Dewi'), _rev: rev }]);
    const [row] = await bulk([{ ...person('3', 'Lost'), _rev: rev }]);
    expect(row).toMatchObject({ id: 'person:3', error: 'conflict' });
    const { json } = await send('GET', `${database}/person:3`, { as: organiser });
    expect(json.fn).toBe('Citra Dewi');
  });

  it('deletes barely and takes the document again', async () => {
    const [{ rev }] = await bulk([person('4', 'Dian')]);
    const [gone] = await bulk([{ _id: 'person:4', _rev: rev, _deleted: true }]);
    expect(gone.ok).toBe(true);
    expect((await send('GET', `${database}/person:4`, { as: organiser })).status).toBe(404);
    const [again] = await bulk([person('4', 'Dian')]);
    expect(again.rev).toMatch(/^3-/);
  });

  it('keeps both leaves of replicated revisions and agrees on the winner', async () => {
    const leaf = (hash: string, fn: string) => ({
      ...person('5', fn),
      _rev: `2-${hash.repeat(32)}`,
      _revisions: { start: 2, ids: [hash.repeat(32), 'e'.repeat(32)] },
    });
    await bulk([leaf('d', 'Eka'), leaf('f', 'Eko')], { new_edits: false });
    const { json } = await send('GET', `${database}/person:5?conflicts=true`, { as: organiser });
    expect(json).toMatchObject({ fn: 'Eko', _conflicts: [`2-${'d'.repeat(32)}`] });
  });

  it('refuses row by row what the rules forbid', async () => {
    const wrong = { ...person('6', 'Fajar'), type: 'meetup' };
    const rows = await bulk([wrong, person('7', 'Gita')]);
    expect(rows[0]).toMatchObject({ id: 'person:6', error: 'forbidden' });
    expect(rows[0].reason).toContain('first part of the id');
    expect(rows[1].ok).toBe(true);
  });

  it('lets organisers write and viewers only read', async () => {
    const path = `${database}/person:8`;
    const refused = await send('PUT', path, { as: viewer, body: person('8', 'Hadi') });
    expect(refused).toMatchObject({ status: 403, json: { error: 'forbidden' } });
    expect(refused.json.reason).toContain('Viewers may read');
    const written = await send('PUT', path, { as: organiser, body: person('8', 'Hadi') });
    expect(written.status).toBe(201);
    const read = await send('GET', path, { as: viewer });
    expect(read.json).toMatchObject({ fn: 'Hadi' });
  });

  it('lets door helpers check in and add guests, and nothing else', async () => {
    const put = (document: { readonly _id: string }) =>
      send('PUT', `${database}/${document._id}`, { as: helper, body: document });
    const checkIn = {
      ...{ _id: 'checkin:1:2:3', type: 'checkin', ...base },
      ...{ meetupId: 'meetup:1', personId: 'person:2', list: 'main', kind: 'in', via: 'search' },
      at: base.createdAt,
    };
    expect((await put(checkIn)).status).toBe(201);
    expect((await put({ ...person('9', 'Intan'), ...{ kind: 'guest' } })).status).toBe(201);
    const refused = await put(person('10', 'Joko'));
    expect(refused).toMatchObject({ status: 403, json: { error: 'forbidden' } });
    expect(refused.json.reason).toContain('check-ins and walk-ins only');
    const { _rev } = (await send('GET', `${database}/checkin:1:2:3`, { as: helper })).json;
    const changed = await put({ ...checkIn, ...{ kind: 'out', _rev } });
    expect(changed).toMatchObject({ status: 403, json: { error: 'forbidden' } });
    expect(changed.json.reason).toContain('never changed');
  });
});
