import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { _electron } from '@playwright/test';
import type { RunningApp, StartApp } from './shellApp.ts';

/** Starts an app folder on Electron itself. */
export const startOnElectron: StartApp = async ({ folder, args, env, signal }) => {
  const executablePath = electronBinary();
  if (executablePath === undefined) throw new Error(electronIsMissing);
  const application = await _electron.launch({
    executablePath,
    // Containers without user namespaces cannot run Chromium's own sandbox helper.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), folder, ...args],
    env: { ...inherited(), ...env },
  });
  const child = application.process();
  signal.addEventListener('abort', () => child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const app: RunningApp = {
    ended,
    inPage: (address) => address,
    firstWindow: () => application.firstWindow(),
    evaluate: (run, argument) => application.evaluate(run as never, argument as never),
  };
  return app;
};

/** Path of Electron's binary, if it is installed. Never downloads it. */
export const electronBinary = (): string | undefined => {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'),
    readFileSync(pathFile, 'utf8'),
  );
  return existsSync(binary) ? binary : undefined;
};

/** Why the specs are not run on Electron. */
export const electronIsMissing =
  "Electron's binary is not installed (node_modules/electron/dist); these specs ran on the shell rig only. To run them on Electron as well: npx install-electron";

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
