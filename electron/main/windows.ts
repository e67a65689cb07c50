import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { appPage } from './appOrigin.ts';
import type { Log } from './log.ts';
import { windowOptions } from './windowOptions.ts';
import { keepWindowState, readWindowState } from './windowState.ts';

/** The windows that show the app. */
export interface Windows {
  /**
   * Brings the window to the front, opening it when there is none; at a place of the app (`/sync`)
   * where one is given.
   */
  show(place?: string): void;
  /** Whether a web contents belongs to a window that was opened here. */
  isKnown(webContentsId: number): boolean;
}

/** Keeps the app's window. `onOpen` is called with each new one before it loads its page. */
export const createWindows = (options: {
  readonly stateFile: string;
  readonly log: Log;
  readonly onOpen: (window: BrowserWindow) => void;
}): Windows => {
  const { stateFile, log, onOpen } = options;
  const known = new Set<number>();
  let current: BrowserWindow | undefined;

  const load = (window: BrowserWindow, address: string): void => {
    window.loadURL(address).catch((error: unknown) => log.error('the page did not load', error));
  };

  const open = (place: string | undefined): void => {
    const workAreas = screen.getAllDisplays().map((display) => display.workArea);
    const state = readWindowState(stateFile, workAreas);
    const window = new BrowserWindow(
      windowOptions({
        preloadFolder: join(import.meta.dirname, '../preload'),
        bounds: state?.bounds,
        dark: nativeTheme.shouldUseDarkColors,
        packaged: app.isPackaged,
      }),
    );
    const { id } = window.webContents;
    known.add(id);
    current = window;
    if (state?.maximised === true) window.maximize();
    if (state?.fullScreen === true) window.setFullScreen(true);
    keepWindowState({ window, file: stateFile, log });
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      known.delete(id);
      if (current === window) current = undefined;
    });
    onOpen(window);
    load(window, addressOf(place));
  };

  return {
    show: (place) => {
      if (current === undefined) return open(place);
      // Only the place changes: the page stays, with everything that is open in it.
      const address = addressOf(place);
      if (place !== undefined && current.webContents.getURL() !== address) load(current, address);
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    isKnown: (webContentsId) => known.has(webContentsId),
  };
};

const addressOf = (place: string | undefined): string =>
  place === undefined ? appPage : `${appPage}#${place}`;
