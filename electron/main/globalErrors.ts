import { app, dialog } from 'electron';
import { appError } from '#shared/contract/errors.ts';
import type { Log } from './log.ts';
import { quitWithFailure } from './quit.ts';
import type { Sentences } from './sentences.ts';

/**
 * The last net under the shell: what nobody caught is logged (redacted), said plainly once, and
 * ends the app in the normal way, so that the data process finishes what it is writing.
 */
export const catchGlobalErrors = (options: {
  readonly log: Log;
  readonly sentences: Sentences;
}): void => {
  const { log, sentences } = options;
  let said = false;
  const fail = (cause: unknown): void => {
    log.error('nobody caught this', cause);
    if (said) return;
    said = true;
    dialog.showErrorBox(sentences.shell('problem-title'), sentences.error(appError('internal')));
    quitWithFailure();
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  app.on('child-process-gone', (_event, details) =>
    log.error(`a ${details.type} process has gone: ${details.reason}`),
  );
};
