import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { filesOfAsar } from './asar.ts';
import { makeElectronFolder } from './electronFolder.ts';

const project = join(import.meta.dirname, '../..');

const pack = async (): Promise<string> => {
  const folder = temporaryFolder();
  const electron = join(folder, 'electron');
  makeElectronFolder(electron);
  await promisify(execFile)(
    process.execPath,
    [
      join(project, 'node_modules/electron-builder/cli.js'),
      ...['--linux', 'dir', '--x64'],
      `-c.electronDist=${electron}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ],
    { cwd: project },
  );
  return join(folder, 'dist', 'linux-unpacked');
};

test('a package holds the built app and its licences, and nothing of its making', async () => {
  const packed = await pack();
  const files = filesOfAsar(join(packed, 'resources/app.asar'));
  expect(files).toEqual(
    expect.arrayContaining([
      'package.json',
      'LICENSE',
      'out/main/index.js',
      'out/main/data.js',
      'out/main/backupWorker.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
    ]),
  );
  // The reader of QR codes at the door is a file of its own.
  expect(files.filter((file) => /^out\/renderer\/assets\/.*\.wasm$/u.test(file))).toHaveLength(1);
  expect(files.filter((file) => !/^(?:out\/|package\.json$|LICENSE$)/u.test(file))).toEqual([]);
  expect(files.filter((file) => /\.map$|\.tsx?$|node_modules/u.test(file))).toEqual([]);

  const { main } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    main: string;
  };
  expect(files).toContain(main.replace('./', ''));
  expect(readdirSync(join(packed, 'licenses'))).toEqual(['main.md', 'window.md']);
  expect(readFileSync(join(packed, 'licenses/main.md'), 'utf8')).toMatch(/^## rxdb /mu);
  expect(readFileSync(join(packed, 'licenses/window.md'), 'utf8')).toMatch(/^## react-dom /mu);
  expect(readFileSync(join(packed, 'licenses/window.md'), 'utf8')).toMatch(/^## zxing-wasm /mu);

  const wire = await getCurrentFuseWire(join(packed, 'tsudoi'));
  const on = Object.entries(wire).filter(([, state]) => state === FuseState.ENABLE);
  expect(on.map(([fuse]) => Number(fuse))).toEqual([
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]);
}, 120_000);
