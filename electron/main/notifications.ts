import { BrowserWindow, Notification } from 'electron';
import type { AttentionReason } from '../data/protocol.ts';
import type { Sentences } from './sentences.ts';

/** Tells a person who looks elsewhere that the app needs them. */
export interface Notifications {
  /** What they are needed for; `null` takes back what was told before. */
  tell(reason: AttentionReason | null): void;
}

/**
 * Makes {@link Notifications} of the system (Electron docs: notifications): without a sound, without a
 * name or value of anybody, one at a time, and none while the person is in the app, where the status
 * line says it. A click brings the window to the front, at the page that says what to do.
 */
export const createNotifications = (options: {
  readonly sentences: Sentences;
  readonly showPlace: (place: string) => void;
}): Notifications => {
  const { sentences, showPlace } = options;
  let shown: Notification | undefined;
  return {
    tell: (reason) => {
      shown?.close();
      shown = undefined;
      if (reason === null || !Notification.isSupported()) return;
      if (BrowserWindow.getFocusedWindow() !== null) return;
      shown = new Notification({
        title: sentences.shell(`attention-${reason}`),
        body: sentences.shell('attention-safe'),
        silent: true,
      });
      shown.on('click', () => showPlace(places[reason]));
      shown.show();
    },
  };
};

/** Where in the app a person finds what they are needed for. */
const places: Readonly<Record<AttentionReason, string>> = {
  stopped: '/sync',
  'sign-in': '/sync',
  refused: '/sync',
};
