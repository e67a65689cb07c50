import { join } from 'node:path';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { Rectangle } from './bounds.ts';

/** Smallest window, in device-independent pixels, at which every screen still works. */
export const smallestWindow = { width: 800, height: 600 } as const;

/**
 * How a window is made. Every security-relevant preference is written out although most are
 * defaults, so that a changed default or a slip of the hand shows in a test.
 */
export const windowOptions = (options: {
  /** The folder of the built preload. */
  readonly preloadFolder: string;
  /** Where the window was last, if that place is still there. */
  readonly bounds: Rectangle | undefined;
  readonly dark: boolean;
  /** A packaged app does not open developer tools. */
  readonly packaged: boolean;
}): BrowserWindowConstructorOptions => ({
  width: 1280,
  height: 800,
  ...options.bounds,
  minWidth: smallestWindow.width,
  minHeight: smallestWindow.height,
  title: 'Tsudoi',
  show: false,
  // The page's own background, so that opening does not flash.
  backgroundColor: options.dark ? '#161314' : '#faf8f6',
  webPreferences: {
    preload: join(options.preloadFolder, 'index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Chromium would fetch dictionaries from a server of its vendor.
    spellcheck: false,
    devTools: !options.packaged,
  },
});
