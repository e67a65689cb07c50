import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StartedCouchDb } from '../support/couchdb/index.ts';
import {
  account,
  startComputer,
  startServer,
  statusOf,
  upToDate,
} from '../support/sync/computers.ts';
import { joinShared, startShared } from '../support/sync/twoComputers.ts';

/** Remembers every request from now on with all that it carries. */
const watch = (server: StartedCouchDb) => {
  const seen: { readonly what: string; readonly text: string }[] = [];
  server.faults.decide = ({ method, path, headers, body }) => {
    seen.push({
      what: `${method} ${path}`,
      text: `${path}\n${JSON.stringify(headers)}\n${body.toString()}`,
    });
    return undefined;
  };
  return seen;
};

const wrong = 'not the pass+word/ä';

/** The ways in which a password could be written somewhere. */
const formsOf = (name: string, password: string): readonly string[] => [
  password,
  encodeURIComponent(password),
  JSON.stringify(password).slice(1, -1),
  Buffer.from(password).toString('base64').replace(/=+$/, ''),
  Buffer.from(`${name}:${password}`).toString('base64').replace(/=+$/, ''),
];

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

test('passwords are in the body of a sign-in and nowhere else: no other request, file, line or message', async () => {
  const server = await startServer();
  const seen = watch(server);
  const one = await startShared(server);
  await one.client.command('people.add', { fn: 'Aiko Sato' });
  await upToDate(one);
  const two = await joinShared(server);
  await two.client.attempt('sync.signIn', { password: wrong });
  await two.client.command('sync.signIn', { password: account.password });
  await two.client.command('sync.pause', {});
  await two.client.command('sync.resume', {});
  await upToDate(two);
  await two.client.command('backup.create', {});
  const status = JSON.stringify([
    await two.client.query('sync.status', {}),
    await two.client.query('sync.events', {}),
    await two.client.query('chapter.state', {}),
  ]);
  await two.data.kill();
  await one.data.shutdown();

  const secrets = [
    ...formsOf(account.name, account.password),
    ...formsOf(server.admin.name, server.admin.password),
    ...formsOf(account.name, wrong),
  ];
  const has = (text: string): readonly string[] =>
    secrets.filter((secret) => text.includes(secret));
  const isSignIn = (what: string): boolean => what === 'POST /_session';
  // The account is made by putting its password into CouchDB's own user database, once.
  const isNewAccount = (what: string): boolean => what.startsWith('PUT /_users/');
  const elsewhere = seen.filter(({ what }) => !isSignIn(what) && !isNewAccount(what));
  expect(elsewhere.length).toBeGreaterThan(20);
  expect(elsewhere.flatMap(({ what, text }) => has(text).map(() => what))).toEqual([]);
  expect(seen.filter(({ what }) => isNewAccount(what)).length).toBe(1);
  for (const { text } of seen) expect(text.split('\n').slice(0, 2).flatMap(has)).toEqual([]);
  for (const { data, profile } of [one, two]) {
    expect(has(data.printed())).toEqual([]);
    expect(has(JSON.stringify(data.told))).toEqual([]);
    const files = filesBelow(profile);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => has(readFileSync(file, 'latin1')).length > 0)).toEqual([]);
  }
  expect(has(status)).toEqual([]);
});

test('a wrong password is tried once, locks nobody out, and calls for a person', async () => {
  const server = await startServer();
  const one = await startShared(server);
  const tries = () => server.requests.filter(({ path }) => path === '/_session').length;
  const before = tries();
  const answer = await one.client.attempt('sync.signIn', { password: wrong });
  expect(answer).toMatchObject({ ok: false, error: { code: 'sync-wrong-password' } });
  expect(tries()).toBe(before + 1);

  server.faults.decide = () => ({ kind: 'status', status: 401 });
  await one.client.command('sync.syncNow', {});
  await statusOf(one, ({ phase }) => phase.name === 'needs-sign-in');
  expect(one.data.told).toContainEqual({ kind: 'attention', reason: 'sign-in' });
  const refused = tries();
  for (let times = 0; times < 8; times += 1) {
    await one.client.command('sync.syncNow', {});
    await one.client.command('people.add', { fn: `Person ${times}` });
  }
  expect(tries()).toBe(refused);
  server.faults.clear();
  await one.client.command('sync.signIn', { password: account.password });
  await upToDate(one);
  expect(one.data.told.at(-1)).toEqual({ kind: 'attention', reason: null });
});

test('a redirect is not followed: neither password nor document goes to another server', async () => {
  const server = await startServer();
  const other = await startServer();
  server.faults.decide = () => ({
    kind: 'status',
    status: 307,
    headers: { location: `${other.url}/_session` },
  });
  const computer = await startComputer();
  const answer = await computer.client.attempt('sync.join', {
    address: server.url,
    database: 'tsudoi-test',
    account,
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'sync-server-error' } });
  expect(other.requests).toEqual([]);
});

test('a plain connection to elsewhere is refused before anything is sent', async () => {
  const computer = await startComputer();
  const answer = await computer.client.attempt('sync.join', {
    address: 'http://couch.example.org',
    database: 'tsudoi-test',
    account,
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-value' } });
});
