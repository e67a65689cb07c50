import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createCoverage } from './coverage.ts';
import type { Remote } from './remote.ts';
import { playScript, runSeed } from './runSeed.ts';
import { scriptSchema } from './steps.ts';

const computers: Remote[] = [];
const coverage = createCoverage();
// The first run waits for the computers' threads as well.
const longest = 120_000;
afterAll(() => Promise.all(computers.map((computer) => computer.stop())));

// Many more and longer runs: `npm run simulate -- --seeds 500`.
describe('whatever happens to computers, network and server', () => {
  test.each(Array.from({ length: 20 }, (_, index) => index + 1))(
    'seed %i: nothing is lost, all agree, and the network goes quiet',
    async (seed) => {
      const run = await runSeed({ seed, clients: 3, operations: 40, computers });
      coverage.add(run.coverage);
      expect(run.violations).toEqual([]);
    },
    longest,
  );

  test.each([
    ...[
      'drop',
      'lose-response',
      'truncate',
      'duplicate',
      'late',
      'echo',
      'offline',
      '401',
      '503',
    ].map((kind) => `trouble: ${kind}`),
    'late request arrived',
    'crash in an exchange',
    'crash in a transaction',
    'computer got a newer version',
    'server lost everything',
    'revision that lost came from another server',
    'work: erase',
    'documents merged',
    'documents refused',
    'disagreement',
    'checked: acknowledged values',
    'checked: deletions',
    'checked: values of erased people',
    'checked: documents equal on a computer and the server',
    'checked: live views after an exchange',
    'checked: documents of unknown kinds',
    'checked: guests noted by several',
  ])('the seeds meet it: %s', (what) => {
    expect(coverage.of(what)).toBeGreaterThan(0);
  });
});

// Runs in which something did not hold once, as short as they could be made.
const folder = join(import.meta.dirname, 'found');

describe('what was found once', () => {
  test.each(readdirSync(folder))(
    '%s',
    async (name) => {
      const script: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const { violations } = await playScript(scriptSchema.parse(script), computers);
      expect(violations).toEqual([]);
    },
    longest,
  );
});
