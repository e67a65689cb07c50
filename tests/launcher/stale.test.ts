import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { electronBinary } from '../../electron/launcher/electronBinary.mjs';
import { sourceFingerprint } from '../../electron/launcher/ensureBuilt.mjs';
import { isInstalled } from '../../electron/launcher/ensureInstalled.mjs';

/** A folder with the given files, gone when the test ends. */
const project = async (files: Readonly<Record<string, string>>) => {
  const folder = await mkdtemp(join(tmpdir(), 'tsudoi-launcher-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return { folder, write };
};

const lock = (packages: Readonly<Record<string, object>>) => JSON.stringify({ packages });

describe('installed dependencies', () => {
  it('are missing on a fresh clone', async () => {
    const { folder } = await project({ 'package-lock.json': lock({}) });
    expect(isInstalled(folder)).toBe(false);
  });

  it('count when npm installed by hand what the lock file names', async () => {
    const wanted = {
      '': { name: 'tsudoi' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/for-another-system': { version: '2.0.0', optional: true },
    };
    const { folder, write } = await project({
      'package-lock.json': lock(wanted),
      'node_modules/.package-lock.json': lock({ 'node_modules/a': { version: '1.0.0' } }),
    });
    expect(isInstalled(folder)).toBe(true);
    await write('package-lock.json', lock({ ...wanted, 'node_modules/a': { version: '1.0.1' } }));
    expect(isInstalled(folder)).toBe(false);
    await write('package-lock.json', lock({ ...wanted, 'node_modules/b': { version: '1.0.0' } }));
    expect(isInstalled(folder)).toBe(false);
  });

  it('do not count when an installation was broken off', async () => {
    const { folder } = await project({
      'package-lock.json': lock({ 'node_modules/a': { version: '1.0.0' } }),
      'node_modules/a/package.json': '{}',
    });
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('the fingerprint of the sources', () => {
  const files = {
    'electron/main/index.ts': 'a',
    'electron/launcher/start.mjs': 'l',
    'shared/result.ts': 'b',
    'package.json': '{}',
  };

  it('stays when only dates change, and when the launcher or the tests change', async () => {
    const { folder, write } = await project(files);
    const before = sourceFingerprint(folder);
    await utimes(join(folder, 'shared/result.ts'), new Date(0), new Date(0));
    await write('electron/launcher/start.mjs', 'changed');
    await write('tests/some.test.ts', 'new');
    expect(sourceFingerprint(folder)).toBe(before);
  });

  it('changes with a changed, new, renamed or emptied file', async () => {
    const { folder, write } = await project(files);
    const seen = new Set([sourceFingerprint(folder)]);
    await write('shared/result.ts', 'c');
    seen.add(sourceFingerprint(folder));
    await write('renderer/index.html', '');
    seen.add(sourceFingerprint(folder));
    await rm(join(folder, 'renderer/index.html'));
    await write('renderer/page.html', '');
    seen.add(sourceFingerprint(folder));
    await write('shared/result.ts', '');
    seen.add(sourceFingerprint(folder));
    expect(seen.size).toBe(5);
  });
});

describe('Electron’s program', () => {
  it('is there only when its own note and the program are', async () => {
    const { folder, write } = await project({ 'node_modules/electron/install.js': '' });
    expect(electronBinary(folder)).toBeUndefined();
    await write('node_modules/electron/path.txt', 'electron');
    expect(electronBinary(folder)).toBeUndefined();
    await write('node_modules/electron/dist/electron', '');
    expect(electronBinary(folder)).toBe(join(folder, 'node_modules/electron/dist/electron'));
  });
});
