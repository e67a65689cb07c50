import { BrowserWindow, dialog, shell, type WebContents } from 'electron';
import { externalUrl } from './externalUrl.ts';
import type { Log } from './log.ts';
import type { Sentences } from './sentences.ts';

/** Opens an address outside the app after asking; the only place that may. */
export type OpenExternalSafely = (address: string, from: WebContents) => Promise<void>;

/**
 * Makes the one way out of the app. A person sees the address as it will be opened and decides.
 * While one question is open, further ones are dropped, so that a page cannot bury a person in
 * dialogs.
 */
export const createOpenExternalSafely = (options: {
  readonly sentences: Sentences;
  readonly log: Log;
}): OpenExternalSafely => {
  const { sentences, log } = options;
  let asking = false;

  return async (address, from) => {
    const url = externalUrl(address);
    const window = BrowserWindow.fromWebContents(from);
    if (url === undefined || window === null || asking) return;
    asking = true;
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: sentences.shell(url.startsWith('mailto:') ? 'external-mailto' : 'external-https'),
        detail: url.length > shown ? `${url.slice(0, shown)}…` : url,
        buttons: [sentences.shell('open'), sentences.shell('cancel')],
        defaultId: 1,
        cancelId: 1,
      });
      if (response === 0) await shell.openExternal(url);
    } catch (error) {
      log.error('an external address could not be opened', error);
    } finally {
      asking = false;
    }
  };
};

/** Characters of an address that fit a dialog. */
const shown = 400;
