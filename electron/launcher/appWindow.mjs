import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** A browser that ends sooner than this (milliseconds) did not show a window of its own. */
const tooSoon = 3_000;

/**
 * @typedef {object} AppWindow A browser window that shows the app.
 * @property {Promise<'closed' | 'not-ours'>} ended `closed` when the person closed it; `not-ours`
 *   when the started program ended at once, because it failed or handed over to a running one.
 * @property {() => void} close Ends the browser.
 */

/**
 * Opens an address as an app window (no tabs, no address bar) of an installed browser, with a
 * browser profile of its own inside the app's folder: the person's bookmarks, extensions and
 * history have nothing to do with it.
 *
 * @param {{ browser: string, url: string, profile: string }} options
 * @returns {AppWindow}
 */
export const openAppWindow = ({ browser, url, profile }) => {
  const begin = Date.now();
  const child = spawn(browser, appWindowArguments({ browser, url, profile }), {
    stdio: 'ignore',
    // In a group of its own: on Ctrl-C the launcher closes it after the data is safe.
    detached: process.platform !== 'win32',
  });
  /** @type {Promise<'closed' | 'not-ours'>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve('not-ours'));
    child.once('exit', () => resolve(Date.now() - begin < tooSoon ? 'not-ours' : 'closed'));
  });
  return { ended, close: () => endGroup(child) };
};

/**
 * Features of Chromium that an app window does without. The last one lets a page handle nothing that
 * arrives after a key press until the next frame is drawn: for a page whose answers come within
 * milliseconds that is a frame too late.
 */
export const featuresOff = [
  'Translate',
  'OptimizationHints',
  'MediaRouter',
  'DeferRendererTasksAfterInput',
];

/**
 * The command line for an app window without first-run pages and without any request of the
 * browser's own.
 *
 * @param {{ browser: string, url: string, profile: string }} options
 * @returns {readonly string[]}
 */
export const appWindowArguments = ({ browser, url, profile }) => [
  `--app=${url}`,
  `--user-data-dir=${browserFolder({ browser, profile })}`,
  '--window-size=1280,840',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  `--disable-features=${featuresOff.join(',')}`,
  '--disable-quic',
  '--disable-sync',
  '--no-pings',
  '--password-store=basic',
  // Chromium refuses to run as root with its sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
];

/**
 * Ends the browser with its helpers, also where the program is a script that started the real one.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
const endGroup = (child) => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') child.kill('SIGTERM');
  else process.kill(-child.pid, 'SIGTERM');
};

/** @param {{ browser: string, profile: string }} options */
const browserFolder = ({ browser, profile }) => {
  if (!isSnap(browser)) return join(profile, 'browser');
  // Programs from snap may write to their own folder only.
  const name = createHash('sha256').update(profile).digest('hex').slice(0, 12);
  return join(homedir(), 'snap', 'chromium', 'common', `tsudoi-${name}`);
};

/** @param {string} browser */
const isSnap = (browser) => {
  try {
    return browser.startsWith('/snap/') || basename(realpathSync(browser)) === 'snap';
  } catch {
    return false;
  }
};
