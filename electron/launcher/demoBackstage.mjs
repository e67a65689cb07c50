import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * @typedef {object} Backstage What stands behind the windows of `npm run demo:sync`.
 * @property {Promise<Ready | undefined>} ready Undefined when it could not be prepared; it says why.
 * @property {Promise<string>} died A sentence when the server ended by itself.
 * @property {() => Promise<void>} end Removes what was made on the server and ends it.
 */

/**
 * @typedef {object} Ready
 * @property {string} address Of the server.
 * @property {readonly string[]} profiles The folders of the two computers.
 * @property {string} secrets What the computers need to know to be signed in.
 */

/**
 * Starts a server with two computers' profiles joined to a chapter on it, in a process of its own.
 *
 * @param {{ node: string, project: string, folder: string }} options
 * @returns {Backstage}
 */
export const startBackstage = ({ node, project, folder }) => {
  const script = join(project, 'tests', 'demo', 'backstage.ts');
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, folder], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // In a group of its own: Ctrl-C reaches the launcher, which ends it after the windows.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  /** @type {Promise<Ready | undefined>} */
  const ready = new Promise((resolve) => {
    child.on('message', (/** @type {any} */ message) => {
      if (message.kind === 'ready') resolve(message);
    });
    void ended.then(() => resolve(undefined));
  });
  /** @type {Promise<string>} */
  const died = new Promise((resolve) => {
    child.on('message', (/** @type {any} */ message) => {
      if (message.kind === 'died') resolve(message.sentence);
    });
  });
  return {
    ready,
    died,
    end: async () => {
      if (child.connected) child.send('end', () => undefined);
      await ended;
    },
  };
};
