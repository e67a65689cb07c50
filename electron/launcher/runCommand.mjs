import { spawn } from 'node:child_process';

/**
 * @typedef {object} Outcome How a command ended.
 * @property {boolean} ok Whether it ended with code 0.
 * @property {number | null} code Null when it was ended by a signal or could not be started.
 * @property {string} output What it wrote; empty when it wrote to the terminal itself.
 */

/**
 * Runs a command to its end. `show` lets it write to the terminal; otherwise its output is kept and
 * given back. After `limit` milliseconds it is ended. With `stands` it stands for this process: it
 * gets the signals meant for us, and we stay until it has ended. Never rejects.
 *
 * @param {{ command: string, args: readonly string[], cwd: string, environment?: NodeJS.ProcessEnv, show?: boolean, limit?: number, shell?: boolean, stands?: boolean }} options
 * @returns {Promise<Outcome>}
 */
export const runCommand = ({ command, args, cwd, environment, show, limit, shell, stands }) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...environment },
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      shell: shell ?? false,
      windowsHide: true,
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const stop = () => child.kill('SIGTERM');
    const timer = limit === undefined ? undefined : setTimeout(stop, limit);
    process.once('exit', stop);
    if (stands) for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
    /** @param {number | null} code */
    const end = (code) => {
      clearTimeout(timer);
      process.off('exit', stop);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
      resolve({ ok: code === 0, code, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.once('error', () => end(null));
    child.once('close', end);
  });
