import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import electronPackage from 'electron/package.json' with { type: 'json' };
import { writeEmptyAsar } from './asar.ts';

// What marks the fuse wire in Electron's program, followed by its version, its length and one
// character per fuse (Electron's documentation, "Fuses", "The hard way").
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuses = 9;

/**
 * A folder laid out as Electron's download for Linux, with a program that is nothing but a fuse wire
 * with every fuse off: enough to pack the app, not to run it.
 */
export const makeElectronFolder = (folder: string): void => {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from(sentinel), Buffer.from([1, fuses]), Buffer.from('0'.repeat(fuses))]),
  );
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), electronPackage.version);
  writeFileSync(join(folder, 'LICENSE'), 'MIT');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '<!doctype html>');
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  writeEmptyAsar(join(folder, 'resources', 'default_app.asar'));
};
