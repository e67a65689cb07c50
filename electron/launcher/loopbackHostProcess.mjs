import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * @typedef {object} HostProcess The loopback host as a child of the launcher.
 * @property {() => Promise<string | undefined>} nextUrl A new one-time address; undefined when the
 *   host ended.
 * @property {() => void} restartData Starts the data process anew.
 * @property {() => void} stop Asks it to finish.
 * @property {Promise<number>} ended Its exit code.
 */

/**
 * Starts the loopback host on the pinned Node. It writes problems to standard error itself.
 *
 * @param {{ node: string, entry: string, cwd: string, args: readonly string[], environment?: NodeJS.ProcessEnv }} options
 * @returns {HostProcess}
 */
export const startHostProcess = ({ node, entry, cwd, args, environment }) => {
  const child = spawn(node, [entry, ...args], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    // In a group of its own: Ctrl-C reaches the launcher, which asks the host to finish.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  if (child.stdout === null) throw new Error('the host has no standard output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let asked = false;

  /** @param {string} word */
  const tell = (word) => {
    if (child.connected) child.send(word, () => undefined);
  };
  /** @returns {Promise<string | undefined>} */
  const nextAddress = async () => {
    const { value, done } = await lines.next();
    if (done) return undefined;
    return value.startsWith('open ') ? value.slice('open '.length) : nextAddress();
  };

  return {
    nextUrl: () => {
      // The host prints the first one by itself.
      if (asked) tell('open');
      asked = true;
      return nextAddress();
    },
    restartData: () => tell('restart-data'),
    stop: () => tell('shutdown'),
    ended,
  };
};
