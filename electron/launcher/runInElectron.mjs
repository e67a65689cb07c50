import { spawn } from 'node:child_process';

/** Electron that is ended by the system sooner than this (milliseconds) cannot run here at all. */
const tooSoon = 10_000;

/**
 * Opens the app in Electron and stays until it ends. `cannot-run` when the system does not let it
 * start (no sandbox for this user, a missing library), so that the browser can be used instead.
 *
 * @param {{ electron: string, project: string, args: readonly string[], environment?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ kind: 'ended', code: number } | { kind: 'cannot-run' }>}
 */
export const runInElectron = ({ electron, project, args, environment }) =>
  new Promise((resolve) => {
    const begin = Date.now();
    const child = spawn(electron, [project, ...args], {
      env: { ...process.env, ...environment },
      stdio: 'inherit',
      windowsHide: false,
    });
    let stopping = false;
    const stop = () => {
      stopping = true;
      child.kill('SIGTERM');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    child.once('error', () => resolve({ kind: 'cannot-run' }));
    child.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop);
      // 127 is the loader's answer to a missing library; null is a signal, as the sandbox check sends.
      const failed = code === null || code >= 127;
      if (failed && !stopping && Date.now() - begin < tooSoon) resolve({ kind: 'cannot-run' });
      else resolve({ kind: 'ended', code: stopping ? 0 : (code ?? 1) });
    });
  });
