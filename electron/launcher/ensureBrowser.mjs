import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { installedBrowser } from './installedBrowser.mjs';
import { runCommand } from './runCommand.mjs';

/** How long Playwright's own Chromium may take to download, in milliseconds. */
const downloadLimit = 5 * 60_000;

/** How long Debian's packages may take to install, in milliseconds. */
const packagesLimit = 8 * 60_000;

/** Debian's Chromium, and fonts for every script of the test people. */
export const debianPackages = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'];

/**
 * Finds a browser for the browser tests or gets one: an installed one, Playwright's own, or Debian's
 * when this is root on Debian or Ubuntu. `path` is undefined for Playwright's own, which Playwright
 * finds itself.
 *
 * @param {{ project: string, node: string, say: (line: string) => void }} options
 * @returns {Promise<{ ok: true, path: string | undefined } | { ok: false, error: string }>}
 */
export const ensureBrowser = async ({ project, node, say }) => {
  const find = () =>
    installedBrowser({ environment: process.env, platform: process.platform, home: homedir() });
  const chosen = process.env['TSUDOI_BROWSER'] ?? '';
  const present = find();
  if (present !== undefined) return { ok: true, path: present };
  if (chosen !== '')
    return { ok: false, error: `TSUDOI_BROWSER names ${chosen}, which is not there.` };

  if (await hasPlaywrightBrowser({ project, node })) return { ok: true, path: undefined };
  say('No Chromium, Chrome or Edge is installed; trying to download Playwright’s Chromium.');
  const downloaded = await playwright({ project, node, args: ['install', 'chromium'] });
  if (downloaded.ok) return { ok: true, path: undefined };

  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`That did not work; installing Debian’s packages ${debianPackages.join(', ')}.`);
    await installPackages(project);
    const installed = find();
    if (installed !== undefined) return { ok: true, path: installed };
  }
  return {
    ok: false,
    error: [
      'The browser tests need Chromium, Chrome or Edge, and none was found or could be installed.',
      `Install one: on Debian or Ubuntu “sudo apt-get install ${debianPackages.join(' ')}”,`,
      'on Windows or macOS Google Chrome or Microsoft Edge from its maker’s site;',
      'or set TSUDOI_BROWSER to the program if it is in an unusual place.',
    ].join('\n'),
  };
};

/** Whether Playwright's own Chromium was downloaded before. @param {{ project: string, node: string }} options */
const hasPlaywrightBrowser = async ({ project, node }) => {
  const script = "import('@playwright/test').then((m) => console.log(m.chromium.executablePath()))";
  const { ok, output } = await runCommand({ command: node, args: ['-e', script], cwd: project });
  return ok && existsSync(output.trim());
};

/** @param {{ project: string, node: string, args: readonly string[] }} options */
const playwright = ({ project, node, args }) =>
  runCommand({
    command: node,
    args: [join(project, 'node_modules', '@playwright', 'test', 'cli.js'), ...args],
    cwd: project,
    limit: downloadLimit,
  });

/** @param {string} project */
const installPackages = async (project) => {
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const command = 'apt-get';
  await runCommand({
    command,
    args: ['update', '-q'],
    cwd: project,
    environment,
    limit: packagesLimit,
  });
  const args = ['install', '-y', '-q', '--no-install-recommends', ...debianPackages];
  await runCommand({ command, args, cwd: project, environment, limit: packagesLimit });
};
