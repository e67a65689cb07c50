import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startCouchDb } from '../support/couchdb/index.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

type Answers = Record<string, { status: unknown; body?: string; extra?: unknown }>;

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'couchdb');

/** Where the test server may differ from the record, and why. */
const reasons: Readonly<Record<string, string>> = {
  'changes limit=abc': 'CouchDB adds a random reference number to an unknown error',
  ensure_full_commit: 'the answer holds the time at which the server was started',
  'doc PUT with broken vdu present': 'the reason is the text of the JavaScript engine',
};

const textOf = (entry: Answers[string] | undefined) =>
  entry === undefined
    ? 'absent'
    : `${String(entry.status)} ${(entry.body ?? '').replaceAll(/\s+/g, ' ')} ${JSON.stringify(entry.extra ?? {})}`;

it('answers every request of the probe as CouchDB 3.5.0 did', { timeout: 120_000 }, async () => {
  const server = await startCouchDb({ admin: { name: 'admin', password: 'admin-test' } });
  const out = join(temporaryFolder(), 'answers.json');
  const { name, password } = server.admin;
  const probe = join(fixtures, 'probe.mjs');
  await promisify(execFile)(process.execPath, [probe, server.url, name, password, out]);
  await server.close();
  const recorded = JSON.parse(
    readFileSync(join(fixtures, 'couchdb-3.5.0.json'), 'utf8'),
  ) as Answers;
  const ours = JSON.parse(readFileSync(out, 'utf8')) as Answers;
  const different = Object.keys(recorded).filter(
    (key) => textOf(ours[key]) !== textOf(recorded[key]),
  );
  const shown = different
    .filter((key) => reasons[key] === undefined)
    .map((key) => ({ key, couchdb: textOf(recorded[key]), ours: textOf(ours[key]) }));
  expect(shown).toEqual([]);
  // A reason that is no longer needed has to go.
  expect(different.toSorted()).toEqual(Object.keys(reasons).toSorted());
});
