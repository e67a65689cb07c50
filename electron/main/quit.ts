import { app } from 'electron';

/**
 * Ends the app in two phases: the windows close first (Electron does that on `app.quit`), then
 * `finish` is awaited before the process ends. Asking again meanwhile changes nothing.
 */
export const quitInTwoPhases = (finish: () => Promise<void>): void => {
  let finishing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (finishing) return;
    finishing = true;
    void finish().finally(() => app.exit(exitCode));
  });
};

/** Ends the app because it cannot go on; same phases, but the exit code says so. */
export const quitWithFailure = (): void => {
  exitCode = 1;
  app.quit();
};

/** True once the app ends because it cannot go on: then nothing is asked any more. */
export const isQuittingWithFailure = (): boolean => exitCode !== 0;

let exitCode = 0;
