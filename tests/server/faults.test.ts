import { beforeEach, expect, it } from 'vitest';
import { couchFetch, CouchServer, createFaults, requestsTo } from '../support/couchdb/index.ts';

const admin = { name: 'admin', password: 'right' };
let now = 0;
const clock = { now: () => now, setTimer: () => () => {} };
let server: CouchServer;
let faults: ReturnType<typeof createFaults>;

const ask = async (
  method: string,
  path: string,
  options: { body?: object; password?: string } = {},
) => {
  const { body, password = admin.password } = options;
  const response = await couchFetch({ server, faults, clock })(`http://couch/${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: JSON.parse(await response.text()) };
};

beforeEach(async () => {
  now = Date.UTC(2026, 0, 17);
  server = new CouchServer({ admin, clock });
  faults = createFaults();
  await ask('PUT', 'chapter');
});

it('locks an account after five wrong passwords, for five minutes', async () => {
  for (let tries = 0; tries < 5; tries += 1)
    expect((await ask('GET', 'chapter', { password: 'wrong' })).status).toBe(401);
  expect((await ask('GET', 'chapter')).status).toBe(403);
  now += 5 * 60_000;
  expect((await ask('GET', 'chapter')).status).toBe(200);
});

it('loses a request, an answer, or a half of it', async () => {
  faults.next(
    [{ kind: 'drop' }, { kind: 'lose-response' }, { kind: 'truncate' }],
    requestsTo('PUT', 'chapter/'),
  );
  await expect(ask('PUT', 'chapter/a', { body: {} })).rejects.toThrow('fetch failed');
  expect((await ask('GET', 'chapter/a')).status).toBe(404);
  await expect(ask('PUT', 'chapter/a', { body: {} })).rejects.toThrow('fetch failed');
  expect((await ask('GET', 'chapter/a')).status).toBe(200);
  await expect(ask('PUT', 'chapter/b', { body: {} })).rejects.toThrow('terminated');
  expect((await ask('GET', 'chapter/b')).status).toBe(200);
  expect(faults.waiting).toBe(0);
});

it('does a duplicated write once and answers the second with a conflict', async () => {
  faults.next({ kind: 'duplicate' });
  expect((await ask('PUT', 'chapter/a', { body: {} })).status).toBe(409);
  expect((await ask('GET', 'chapter/a')).json._rev).toMatch(/^1-/);
});

it('starts again for the sequence of an earlier database of the same name', async () => {
  await ask('PUT', 'chapter/a', { body: {} });
  const { last_seq } = (await ask('GET', 'chapter/_changes')).json;
  expect((await ask('GET', `chapter/_changes?since=${last_seq}`)).json.results).toEqual([]);
  await ask('DELETE', 'chapter');
  await ask('PUT', 'chapter');
  await ask('PUT', 'chapter/b', { body: {} });
  const { json } = await ask('GET', `chapter/_changes?since=${last_seq}`);
  expect(json.results.map(({ id }: { id: string }) => id)).toEqual(['b']);
});

it('goes back in time when its files are restored, and shows nothing to a later sequence', async () => {
  await ask('PUT', 'chapter/a', { body: {} });
  const restore = server.database('chapter').snapshot();
  await ask('PUT', 'chapter/b', { body: {} });
  const { last_seq } = (await ask('GET', 'chapter/_changes')).json;
  restore();
  expect((await ask('GET', 'chapter/b')).status).toBe(404);
  expect((await ask('GET', `chapter/_changes?since=${last_seq}`)).json.results).toEqual([]);
});
