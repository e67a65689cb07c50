import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type Electron from 'electron';
import { BrowserWindow, desktop, watchPages } from './browserWindow.ts';
import { chromiumFolder, startChromium, type Chromium } from './chromium.ts';
import { connectDevTools } from './devTools.ts';
import { RigEmitter, rigEvent } from './emitter.ts';
import { lockInstance } from './instanceLock.ts';
import { followDownloads, readiness } from './session.ts';
import type { Surface } from './surface.ts';
import { running } from './utilityProcess.ts';

/**
 * `app` (Electron docs: app). The browser starts when the main module has run, and `ready` follows;
 * quitting goes the documented way: `before-quit`, all windows closed, `will-quit`, `quit`.
 */
class App extends RigEmitter {
  readonly name = 'Tsudoi';
  readonly isPackaged = false;
  readonly state: {
    readonly ready: PromiseWithResolvers<void>;
    sandboxed: boolean;
    quitting: boolean;
    about: Electron.AboutPanelOptionsOptions;
    readonly paths: Map<string, string>;
    chromium: Chromium | undefined;
    readonly switches: string[];
    folder: string;
  };

  constructor() {
    super('app', [
      'activate',
      'before-quit',
      'browser-window-created',
      // Raised by macOS only; a test may emit it.
      'open-url',
      // Never raised: the rig's Chromium has no child process that Electron would report.
      'child-process-gone',
      'quit',
      'second-instance',
      'web-contents-created',
      'will-quit',
      'window-all-closed',
    ]);
    const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    this.state = {
      ready: Promise.withResolvers<void>(),
      sandboxed: false,
      quitting: false,
      about: {},
      paths: new Map([
        ['appData', appData],
        ['userData', join(appData, this.name)],
        ['downloads', join(homedir(), 'Downloads')],
      ]),
      chromium: undefined,
      switches: [],
      folder: '',
    };
    desktop.onWebContents = (contents) => this.emit('web-contents-created', rigEvent({}), contents);
    desktop.onAllClosed = () => this.allClosed();
  }

  /** Chromium's command line; what is appended reaches the browser that {@link becomeReady} starts. */
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => {
      if (readiness.ready)
        throw new Error('app.commandLine.appendSwitch() has no effect once the app is ready');
      this.state.switches.push(value === undefined ? `--${name}` : `--${name}=${value}`);
    },
  };

  enableSandbox(): void {
    if (readiness.ready)
      throw new Error('app.enableSandbox() can only be called before app is ready');
    this.state.sandboxed = true;
  }

  whenReady(): Promise<void> {
    return this.state.ready.promise;
  }

  isReady(): boolean {
    return readiness.ready;
  }

  getPath(name: string): string {
    const path = this.state.paths.get(name);
    if (path === undefined) throw new Error(`the shell rig does not have the path "${name}"`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Path must exist: ${path}`);
    this.getPath(name);
    this.state.paths.set(name, path);
  }

  getVersion(): string {
    return '0.0.0';
  }

  /** The languages of the environment, as Electron reads them on Linux. */
  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE, LC_ALL, LANG } = process.env;
    const list = LANGUAGE ?? LC_ALL ?? LANG ?? 'en';
    return list.split(':').map((tag) => tag.replace(/\..*$/, '').replace('_', '-'));
  }

  requestSingleInstanceLock(): boolean {
    return lockInstance(this.getPath('userData'), (argv, folder) =>
      this.emit('second-instance', rigEvent({}), argv, folder, undefined),
    );
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.state.about = options;
  }

  getAppMetrics(): { readonly type: 'Utility'; readonly pid: number; readonly name: string }[] {
    return [...running].flatMap(({ pid, serviceName }) =>
      pid === undefined ? [] : [{ type: 'Utility', pid, name: serviceName }],
    );
  }

  quit(): void {
    const before = rigEvent({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.state.quitting = true;
    const windows = BrowserWindow.getAllWindows();
    for (const window of windows) window.close();
    if (BrowserWindow.getAllWindows().length > 0) this.state.quitting = false;
    else if (windows.length === 0) this.willQuit();
  }

  exit(code = 0): void {
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    this.emit('quit', rigEvent({}), code);
    for (const { child } of running) child.kill('SIGKILL');
    this.state.chromium?.kill();
    process.exit(code);
  }

  allClosed(): void {
    if (this.state.quitting) return this.willQuit();
    if (this.listenerCount('window-all-closed') === 0) return this.quit();
    this.emit('window-all-closed');
  }

  willQuit(): void {
    const event = rigEvent({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
}

App.prototype satisfies Surface<
  Electron.App,
  | 'commandLine'
  | 'enableSandbox'
  | 'exit'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setPath'
  | 'whenReady'
>;

/** `app` of the main process. */
export const app = new App();

/** Starts the browser and makes the app ready, once the main module has run. */
export const becomeReady = async (): Promise<Chromium> => {
  const folder = chromiumFolder(app.getPath('userData'));
  const chromium = await startChromium(folder, app.state.switches);
  app.state.chromium = chromium;
  process.once('exit', () => chromium.kill());
  const devTools = await connectDevTools(chromium.endpoint);
  await watchPages(devTools);
  await followDownloads(devTools.browser, join(folder, 'downloads'));
  return chromium;
};

/** Lets everybody go who waits for the app to be ready. */
export const announceReady = (): void => {
  readiness.ready = true;
  app.state.ready.resolve();
};
