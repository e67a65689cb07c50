import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const script = resolve(import.meta.dirname, '../../../electron/data/demo/cli.ts');

const run = async (...args: string[]): Promise<{ code: number; out: string; error: string }> => {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args]);
    return { code: 0, out: stdout, error: stderr };
  } catch (failure) {
    if (!(failure instanceof Error && 'stdout' in failure && 'stderr' in failure)) throw failure;
    return {
      code: 'code' in failure ? Number(failure.code) : -1,
      out: String(failure.stdout),
      error: String(failure.stderr),
    };
  }
};

const rowsOf = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text.trimEnd(), { header: true }).data;

describe('npm run demo:data', () => {
  it('writes a roster as CSV, the same for the same seed', async () => {
    const file = join(temporaryFolder(), 'roster.csv');
    const usual = ['--people', '60', '--seed', '7', '--today', '2026-11-22'];
    const answer = await run(...usual, '--out', file);
    expect(answer.code).toBe(0);
    const text = readFileSync(file, 'utf8');
    const rows = rowsOf(text);
    expect(rows.length).toBe(60);
    expect(rows.every((row) => (row['Name'] ?? '') !== '')).toBe(true);
    expect(Object.keys(rows[0] ?? {})).toContain('Host organisation');
    expect((await run(...usual)).out).toBe(text);
  });

  it('writes Japanese headers when asked to', async () => {
    const { out } = await run('--people', '20', '--language', 'ja');
    const rows = rowsOf(out);
    expect(rows.length).toBe(20);
    expect(Object.keys(rows[0] ?? {})).toEqual(
      expect.arrayContaining(['氏名', 'フリガナ', '受入機関']),
    );
  });

  it('writes a chapter into a profile once and leaves it alone afterwards', async () => {
    const profile = join(temporaryFolder(), 'profile');
    const args = ['--people', '40', '--profile', profile];
    expect(await run(...args)).toMatchObject({ code: 0 });
    const database = join(profile, 'chapters', 'demo', 'chapter.sqlite');
    expect(existsSync(database)).toBe(true);
    const again = await run(...args);
    expect(again.code).toBe(1);
    expect(again.error).toContain('has a demo chapter already');
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toContain('--people N');
  });

  it.each([
    [['--people', 'many'], 2, '--people must be'],
    [['--people', '0'], 2, '--people must be'],
    [['--today', '2026-02-30'], 2, '--today must be a date'],
    [['--language', 'fr'], 2, '--language must be'],
    [['--mix', 'salad'], 2, '--mix must be'],
    [['--out', 'a.csv', '--profile', 'b'], 2, '--out and --language belong to a CSV'],
    [['--wat'], 2, 'wat'],
  ])('refuses %j', async (args, code, sentence) => {
    const answer = await run(...args);
    expect(answer.code).toBe(code);
    expect(answer.error).toContain(sentence);
    expect(answer.error).not.toContain('    at ');
  });

  it('says when the file cannot be written', async () => {
    const answer = await run('--out', join(temporaryFolder(), 'missing', 'roster.csv'));
    expect(answer.code).toBe(1);
    expect(answer.error).toContain('could not be written (ENOENT)');
  });
});
