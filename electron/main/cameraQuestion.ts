import { BrowserWindow, dialog, type WebContents } from 'electron';
import type { Sentences } from './sentences.ts';

/**
 * Asks the person whether the door may use the camera; `true` when they agree. While one question is
 * open, a further one is answered no, so that a page cannot bury a person in dialogs.
 */
export const createCameraQuestion = (
  sentences: Sentences,
): ((from: WebContents) => Promise<boolean>) => {
  let isAsking = false;
  return async (from) => {
    const window = BrowserWindow.fromWebContents(from);
    if (window === null || isAsking) return false;
    isAsking = true;
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message: sentences.shell('camera'),
        detail: sentences.shell('camera-why'),
        buttons: [sentences.shell('allow'), sentences.shell('do-not-allow')],
        defaultId: 0,
        cancelId: 1,
      });
      return response === 0;
    } finally {
      isAsking = false;
    }
  };
};
