import type Electron from 'electron';
import type { DevTools, DevToolsSession } from './devTools.ts';
import { RigEmitter, rigEvent } from './emitter.ts';
import type { Surface } from './surface.ts';
import { WebContents } from './webContents.ts';

/** What windows need from the rest of the rig; set when the browser has started. */
export const desktop: {
  devTools: DevTools | undefined;
  onWebContents: (contents: WebContents) => void;
  onAllClosed: () => void;
} = { devTools: undefined, onWebContents: () => undefined, onAllClosed: () => undefined };

/**
 * `BrowserWindow` (Electron docs: browser-window): a page in a window of its own. Size and state are
 * remembered, not shown. Refuses preferences under which the rig would not tell the truth.
 */
export class BrowserWindow extends RigEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  readonly state: {
    targetId: string | undefined;
    destroyed: boolean;
    visible: boolean;
    maximised: boolean;
    fullScreen: boolean;
    focused: boolean;
    bounds: Electron.Rectangle;
  };

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', [
      'close',
      'closed',
      'ready-to-show',
      // Never raised: headless Chromium does not watch for hanging pages.
      'responsive',
      'unresponsive',
    ]);
    const { devTools } = desktop;
    if (devTools === undefined) throw new Error('Cannot create BrowserWindow before app is ready');
    refuseWeak(options.webPreferences ?? {});
    lastId += 1;
    this.id = lastId;
    const { width = 800, height = 600, x = 0, y = 0, show = true } = options;
    this.state = {
      targetId: undefined,
      destroyed: false,
      visible: show,
      maximised: false,
      fullScreen: false,
      focused: show,
      bounds: { x, y, width, height },
    };
    this.webContents = new WebContents({ id: lastId, browser: devTools.browser });
    open.add(this);
    desktop.onWebContents(this.webContents);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', rigEvent({})));
    void createPage(devTools, this, options).catch((error: unknown) => {
      // A window may be closed while its page is still being made.
      if (!this.state.destroyed) throw error;
    });
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...open].find(({ state }) => state.focused) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...open].find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  close(): void {
    const event = rigEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.state.destroyed) return;
    this.state.destroyed = true;
    open.delete(this);
    const { targetId } = this.state;
    if (targetId !== undefined) {
      void desktop.devTools?.browser
        .send('Target.closeTarget', { targetId })
        .catch(() => undefined);
    }
    this.webContents.detach();
    this.emit('closed');
    if (open.size === 0) desktop.onAllClosed();
  }

  show(): void {
    this.state.visible = true;
    this.state.focused = true;
  }

  isVisible(): boolean {
    return this.state.visible;
  }

  focus(): void {
    this.state.focused = true;
    focused.push(this.id);
  }

  blur(): void {
    this.state.focused = false;
  }

  isDestroyed(): boolean {
    return this.state.destroyed;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.state.visible = true;
  }

  maximize(): void {
    this.state.maximised = true;
  }

  isMaximized(): boolean {
    return this.state.maximised;
  }

  setFullScreen(flag: boolean): void {
    this.state.fullScreen = flag;
  }

  isFullScreen(): boolean {
    return this.state.fullScreen;
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.state.bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    Object.assign(this.state.bounds, bounds);
  }
}

/** Ids of windows brought to the front, in order. */
export const focused: number[] = [];

/** Windows that are open, oldest first. */
const open = new Set<BrowserWindow>();
let lastId = 0;

const refuseWeak = (preferences: Electron.WebPreferences): void => {
  const { sandbox = true, contextIsolation = true, nodeIntegration = false } = preferences;
  const { webSecurity = true, webviewTag = false } = preferences;
  if (!sandbox || !contextIsolation || nodeIntegration || !webSecurity || webviewTag) {
    throw new Error('the shell rig only has sandboxed, isolated windows without Node or webviews');
  }
};

const createPage = async (
  devTools: DevTools,
  window: BrowserWindow,
  options: Electron.BrowserWindowConstructorOptions,
): Promise<void> => {
  const { width, height } = window.state.bounds;
  const { browser } = devTools;
  creating += 1;
  const { targetId } = await browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
  });
  window.state.targetId = targetId;
  const waiting = pageOf(targetId);
  ours.add(targetId);
  creating -= 1;
  closeStrays(devTools);
  if (window.state.destroyed) return void browser.send('Target.closeTarget', { targetId });
  await window.webContents.attach(await waiting.promise, options.webPreferences?.preload ?? '');
};

const pages = new Map<string, PromiseWithResolvers<DevToolsSession>>();
const ours = new Set<string>();
let creating = 0;

const pageOf = (targetId: string): PromiseWithResolvers<DevToolsSession> => {
  const entry = pages.get(targetId) ?? Promise.withResolvers<DevToolsSession>();
  pages.set(targetId, entry);
  return entry;
};

/** Closes pages that none of our windows asked for: a page opened them and was told no. */
const closeStrays = ({ browser }: DevTools): void => {
  if (creating > 0) return;
  for (const [targetId, { promise }] of pages) {
    if (ours.has(targetId)) continue;
    pages.delete(targetId);
    void promise.then((page) => closeUnseen(browser, page, targetId)).catch(() => undefined);
  }
};

/**
 * Closes a page without letting it ask for anything. It has to be let go first: it shares a process
 * with its opener, which would wait as long as it is held.
 */
const closeUnseen = async (
  browser: DevToolsSession,
  page: DevToolsSession,
  targetId: string,
): Promise<void> => {
  page.on('Fetch.requestPaused', ({ requestId }) => {
    void page
      .send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      .catch(() => undefined);
  });
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await page.send('Runtime.runIfWaitingForDebugger');
  await browser.send('Target.closeTarget', { targetId });
};

/**
 * Watches for pages: those of our windows, those that a page opened, and those that are gone.
 * Chromium holds each new page back until it is let go. `setWindowOpenHandler` was asked before
 * (see WebContents); the rig knows only the answer `deny`.
 *
 * Unlike in Electron a denied `window.open` gives the page an object, of a window that has closed.
 */
export const watchPages = async (devTools: DevTools): Promise<void> => {
  desktop.devTools = devTools;
  const { browser } = devTools;
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    pageOf(targetInfo.targetId).resolve(devTools.session(sessionId));
    closeStrays(devTools);
  });
  browser.on('Target.targetDestroyed', ({ targetId }) => {
    for (const window of open) if (window.state.targetId === targetId) window.close();
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { exclude: true }],
  });
};

BrowserWindow.prototype satisfies Surface<
  Electron.BrowserWindow,
  | 'blur'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getNormalBounds'
  | 'id'
  | 'isDestroyed'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setBounds'
  | 'setFullScreen'
  | 'show'
  | 'webContents'
>;
