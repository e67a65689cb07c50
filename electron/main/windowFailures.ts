import { dialog, type BrowserWindow } from 'electron';
import type { Log } from './log.ts';
import { isQuittingWithFailure, quitWithFailure } from './quit.ts';
import type { Sentences } from './sentences.ts';

/**
 * Offers a way on when a window's page has died or does not answer, and asks when the window is closed
 * over something that would be lost.
 */
export const watchWindow = (options: {
  readonly window: BrowserWindow;
  readonly log: Log;
  readonly sentences: Sentences;
}): void => {
  const { window, log, sentences } = options;
  const { webContents } = window;

  webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    log.error(`a window's page has gone: ${details.reason}`);
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: sentences.shell('window-gone'),
        buttons: [sentences.shell('reload'), sentences.shell('quit')],
        cancelId: 0,
      })
      .then(({ response }) => {
        if (response === 1) return quitWithFailure();
        if (!window.isDestroyed()) webContents.reload();
      });
  });

  // The page does not want to go: a prepared import or a begun form waits in it.
  webContents.on('will-prevent-unload', (event) => {
    const letGo = (): boolean =>
      dialog.showMessageBoxSync(window, {
        type: 'question',
        message: sentences.shell('unfinished'),
        buttons: [sentences.shell('keep-open'), sentences.shell('close')],
        defaultId: 0,
        cancelId: 0,
      }) === 1;
    if (isQuittingWithFailure() || letGo()) event.preventDefault();
  });

  let patience: NodeJS.Timeout | undefined;
  let question: AbortController | undefined;
  const relax = (): void => {
    clearTimeout(patience);
    question?.abort();
  };

  const ask = async (): Promise<void> => {
    if (window.isDestroyed()) return;
    log.error("a window's page does not answer");
    const asking = new AbortController();
    question = asking;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: sentences.shell('window-unresponsive'),
      buttons: [sentences.shell('wait'), sentences.shell('reload')],
      cancelId: 0,
      signal: asking.signal,
    });
    if (response === 1 && !asking.signal.aborted && !window.isDestroyed()) {
      // A page that hangs in a script would never get to a plain reload.
      webContents.once('render-process-gone', () => webContents.reload());
      webContents.forcefullyCrashRenderer();
    }
  };

  window.on('unresponsive', () => {
    clearTimeout(patience);
    patience = setTimeout(() => void ask(), falseAlarm);
  });
  window.on('responsive', relax);
  window.once('closed', relax);
};

/** Milliseconds after which `unresponsive` is taken seriously; waking from sleep also raises it. */
const falseAlarm = 1000;
