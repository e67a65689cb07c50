import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../../electron/main/log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsudoi-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('an entry is one dated line, without personal data', () => {
  openLog({ folder }).info('hello mika@example.org');
  expect(readFileSync(join(folder, 'shell.log'), 'utf8')).toMatch(
    /^\d{4}-\d\d-\d\dT[\d:.]+Z info hello \[e-mail\]\n$/,
  );
});

test('a thrown error is written with its stack, further lines set in', () => {
  openLog({ folder }).error('failed', new Error('for mika@example.org'));
  const text = readFileSync(join(folder, 'shell.log'), 'utf8');
  expect(text).toContain('error failed: Error: for [e-mail]\n      at ');
});

test('the log stays small: two files, each under the limit', () => {
  const log = openLog({ folder, limit: 2000 });
  for (let entry = 0; entry < 200; entry += 1) log.info(`entry ${entry}`);
  expect(readdirSync(folder).sort()).toEqual(['shell.log', 'shell.old.log']);
  for (const name of readdirSync(folder)) {
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(2000);
  }
  expect(readFileSync(join(folder, 'shell.log'), 'utf8')).toContain('entry 199');
});

test('a log that cannot be written stops nothing', () => {
  const log = openLog({ folder: join(folder, 'missing') });
  expect(() => log.error('lost', new Error('also lost'))).not.toThrow();
});
