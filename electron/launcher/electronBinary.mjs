import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { runCommand } from './runCommand.mjs';

/** How long a failed download is not tried again, in milliseconds. */
const retryAfter = 24 * 60 * 60_000;

/** How long a download may take, in milliseconds. */
const downloadLimit = 5 * 60_000;

/**
 * Electron's program, downloaded if need be; undefined when it cannot be had. A failure is
 * remembered for a day, so that the next start does not wait for it again.
 *
 * @param {{ project: string, node: string, say: (line: string) => void }} options
 * @returns {Promise<string | undefined>}
 */
export const ensureElectron = async ({ project, node, say }) => {
  if (process.env['TSUDOI_NO_ELECTRON'] === '1') return undefined;
  const present = electronBinary(project);
  if (present !== undefined) return present;
  const script = join(project, 'node_modules', 'electron', 'install.js');
  if (!existsSync(script) || failedLately(project)) return undefined;
  if (await canBeReached()) {
    say('Downloading Electron, once (about 110 MB, at most five minutes).');
    await runCommand({ command: node, args: [script], cwd: project, limit: downloadLimit });
  }
  const downloaded = electronBinary(project);
  if (downloaded === undefined) rememberFailure(project);
  else rmSync(failurePath(project), { force: true });
  return downloaded;
};

/**
 * Electron's program if it is there, as Electron's own `index.js` finds it.
 *
 * @param {string} project
 * @returns {string | undefined}
 */
export const electronBinary = (project) => {
  const folder = join(project, 'node_modules', 'electron');
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8');
    const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
    const path = join(dist, name);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Whether the download's server answers at all. Without this a computer behind a silent firewall
 * would wait for minutes. Behind a proxy or with a mirror only the download itself can tell.
 *
 * @returns {Promise<boolean>}
 */
const canBeReached = () => {
  const { HTTPS_PROXY, https_proxy, ELECTRON_MIRROR, npm_config_electron_mirror } = process.env;
  const elsewhere = HTTPS_PROXY ?? https_proxy ?? ELECTRON_MIRROR ?? npm_config_electron_mirror;
  if (elsewhere !== undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect({ host: 'github.com', port: 443, timeout: 5_000 });
    /** @param {boolean} answer */
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
};

/** @param {string} project */
const failurePath = (project) =>
  join(project, 'node_modules', '.cache', 'tsudoi', 'electron-unavailable');

/** @param {string} project */
const failedLately = (project) => {
  try {
    return Date.now() - Number(readFileSync(failurePath(project), 'utf8')) < retryAfter;
  } catch {
    return false;
  }
};

/** @param {string} project */
const rememberFailure = (project) => {
  mkdirSync(join(failurePath(project), '..'), { recursive: true });
  writeFileSync(failurePath(project), String(Date.now()));
};
