import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';

/*
 * Runs a built app on the rig: `node start.ts APP-FOLDER [arguments]`. `electron` means the stand-in
 * from here on. The parent process may send functions to run in here, as Playwright's
 * `electronApplication.evaluate` does.
 */

/** What the rig tells the process that started it. */
export type FromRig =
  | { readonly kind: 'browser'; readonly endpoint: string; readonly pid: number }
  | {
      readonly kind: 'evaluated';
      readonly id: number;
      readonly value?: unknown;
      readonly error?: string;
    };

/** What it may be asked. */
export interface ToRig {
  readonly id: number;
  readonly source: string;
  readonly argument: unknown;
}

const [folder = '', ...args] = process.argv.slice(2);
// Electron's command line: the binary, the app's folder, then what the person gave.
process.argv = [process.execPath, folder, ...args];

const standIn = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

const tell = (message: FromRig): void => void process.send?.(message);

const { default: electron } = await import('./electron.ts');
const { announceReady, app, becomeReady } = await import('./app.ts');

process.on('message', (message: ToRig) => {
  const run = runInThisContext(`(${message.source})`) as (
    parts: typeof electron,
    argument: unknown,
  ) => unknown;
  void Promise.resolve()
    .then(() => run(electron, message.argument))
    .then(
      (value) => tell({ kind: 'evaluated', id: message.id, value }),
      (error: unknown) => tell({ kind: 'evaluated', id: message.id, error: String(error) }),
    );
});
// Electron quits in its normal way on these.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
process.once('disconnect', () => app.exit(1));

await import(pathToFileURL(join(folder, 'start.js')).href);
const { endpoint, pid } = await becomeReady();
tell({ kind: 'browser', endpoint, pid });
announceReady();
