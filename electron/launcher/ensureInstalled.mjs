import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pinnedNode } from './pinnedNode.mjs';
import { runCommand } from './runCommand.mjs';

/**
 * Makes sure that `node_modules` holds what `package-lock.json` says, and installs it if not. Gives
 * the path of the pinned Node, or a sentence why that is not possible.
 *
 * @param {{ project: string, say: (line: string) => void }} options
 * @returns {Promise<{ ok: true, node: string } | { ok: false, error: string }>}
 */
export const ensureInstalled = async ({ project, say }) => {
  if (!isInstalled(project)) {
    say('Installing the locked dependencies (npm ci). The first time this takes some minutes.');
    const outcome = await npm({ project, args: installArguments(project), show: true });
    if (!outcome.ok) {
      return {
        ok: false,
        error:
          'The dependencies could not be installed; npm says why above. Check the connection and start again.',
      };
    }
  }
  let node = pinnedNode(project);
  if (node === undefined) {
    say('Fetching the Node that Tsudoi runs on.');
    await npm({ project, args: ['rebuild', 'node'], show: true });
    node = pinnedNode(project);
  }
  if (node === undefined) {
    return {
      ok: false,
      error:
        'The package “node” has no program in it: npm was not allowed to run its installation. Run “npm ci --ignore-scripts=false” and start again.',
    };
  }
  remember(project);
  return { ok: true, node };
};

/**
 * Whether `node_modules` fits the lock file. Our stamp answers at once; where it does not (somebody
 * ran npm by hand) npm's own list of what it installed is compared.
 *
 * @param {string} project
 * @returns {boolean}
 */
export const isInstalled = (project) => {
  if (!existsSync(join(project, 'node_modules'))) return false;
  const stamp = readText(stampPath(project));
  if (stamp === lockHash(project)) return true;
  const wanted = packagesIn(join(project, 'package-lock.json'));
  const present = packagesIn(join(project, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const installed = present[path];
    // What is made for other systems is optional and not there.
    if (installed === undefined) return entry.optional === true || entry.devOptional === true;
    return installed.version === entry.version;
  });
};

/** @param {string} project */
const stampPath = (project) => join(project, 'node_modules', '.cache', 'tsudoi', 'installed');

/** @param {string} project */
const lockHash = (project) =>
  createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .digest('hex');

/** @param {string} project */
const remember = (project) => {
  mkdirSync(join(stampPath(project), '..'), { recursive: true });
  writeFileSync(stampPath(project), lockHash(project));
};

/**
 * `npm ci` empties `node_modules` first. On Windows a running program cannot be deleted, so when the
 * launcher itself runs on the pinned Node, the missing packages are added instead.
 *
 * @param {string} project
 * @returns {readonly string[]}
 */
const installArguments = (project) =>
  process.platform === 'win32' && process.execPath.startsWith(join(project, 'node_modules') + sep)
    ? ['install', '--no-save', ...quiet]
    : ['ci', ...quiet];

/** Errors only: half of the tools warn about a Node that is only used for installing. */
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs npm: the one that started us, else the one on the PATH.
 *
 * @param {{ project: string, args: readonly string[], show: boolean }} options
 */
const npm = ({ project, args, show }) => {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.c?js$/u.test(script)) {
    return runCommand({ command: process.execPath, args: [script, ...args], cwd: project, show });
  }
  const windows = process.platform === 'win32';
  const command = windows ? 'npm.cmd' : 'npm';
  return runCommand({ command, args, cwd: project, show, shell: windows });
};

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
const packagesIn = (path) => {
  const text = readText(path);
  return text === undefined ? undefined : JSON.parse(text).packages;
};

/**
 * @param {string} path
 * @returns {string | undefined}
 */
const readText = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
