import { readFileSync } from 'node:fs';
import type Electron from 'electron';
import { toChromium, toElectron } from './addresses.ts';
import type { DevToolsSession } from './devTools.ts';
import { RigEmitter, rigEvent } from './emitter.ts';
import { invokeIpc } from './ipcMain.ts';
import { throwOnMissing } from './missing.ts';
import {
  bridgeSource,
  preloadSource,
  preloadWorld,
  receiveExpression,
  sendBinding,
  type FromPage,
  type ToPage,
} from './pageScripts.ts';
import { detachPort, type PortEnd } from './ports.ts';
import { passRequest, type PausedRequest } from './requests.ts';
import { applyPermissions, askForMedia, defaultSession, privilegedSchemes } from './session.ts';
import type { Surface } from './surface.ts';
import { createWire } from './wire.ts';

const wire = createWire();

/** The document in a frame, as `WebFrameMain` (Electron docs: web-frame-main). */
export interface Frame {
  readonly url: string;
  readonly origin: string;
  postMessage(channel: string, message: unknown, transfer?: readonly unknown[]): void;
  isDestroyed(): boolean;
}

/**
 * `WebContents` (Electron docs: web-contents) over one page of Chromium.
 *
 * Navigation follows the documented order: `will-frame-navigate`, then `will-navigate` for the main
 * frame, then the session's request filter; `will-redirect` for a redirect; none of them for a load
 * that main itself started. Requests are held by the Fetch domain meanwhile. Addresses that make no
 * request (`about:blank`, `javascript:`) cannot be held by it, so the rig does not cover them;
 * `mailto:` and other external schemes raise the events, and Chromium does nothing with them.
 */
export class WebContents extends RigEmitter {
  readonly id: number;
  readonly session = defaultSession;
  mainFrame: Frame;
  /** Set once the page exists. */
  page: DevToolsSession | undefined;
  readonly attached: Promise<DevToolsSession>;
  readonly rig: {
    browser: DevToolsSession;
    resolve: (page: DevToolsSession) => void;
    loading: string | undefined;
    mainFrameId: string;
    preloadContext: number | undefined;
    contextFrames: Map<number, string>;
    frames: Map<string, Frame>;
    ports: Map<number, PortEnd>;
    lastPort: number;
    windowOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
    destroyed: boolean;
  };

  constructor(options: { readonly id: number; readonly browser: DevToolsSession }) {
    super('WebContents', [
      'destroyed',
      'did-finish-load',
      'ipc-message',
      'render-process-gone',
      'will-attach-webview',
      'will-frame-navigate',
      'will-navigate',
      // Never raised: the rig closes windows without asking their pages.
      'will-prevent-unload',
      'will-redirect',
    ]);
    this.id = options.id;
    const { promise, resolve } = Promise.withResolvers<DevToolsSession>();
    this.attached = promise;
    this.rig = {
      browser: options.browser,
      resolve,
      loading: undefined,
      mainFrameId: '',
      preloadContext: undefined,
      contextFrames: new Map(),
      frames: new Map(),
      ports: new Map(),
      lastPort: 0,
      windowOpen: undefined,
      destroyed: false,
    };
    this.mainFrame = this.makeFrame({ url: '', origin: 'null' });
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.rig.destroyed;
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.rig.windowOpen = handler;
  }

  /** Recorded by nobody: headless Chromium has no network here to keep WebRTC from. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    if (policy === '') throw new Error('no policy');
  }

  reload(): void {
    void this.attached.then((page) => {
      this.rig.loading = toChromium(this.getURL(), privilegedSchemes);
      return page.send('Page.reload');
    });
  }

  forcefullyCrashRenderer(): void {
    // The answer never comes: the page that would give it is gone.
    void this.attached.then((page) => page.send('Page.crash').catch(() => undefined));
  }

  /** Runs code in the page's own world. */
  async executeJavaScript(code: string): Promise<unknown> {
    const page = await this.attached;
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value as unknown;
  }

  /** Resolves when the page has loaded, rejects as Electron does when it does not. */
  async loadURL(url: string): Promise<void> {
    const page = await this.attached;
    const chromium = toChromium(url, privilegedSchemes);
    const { origin } = new URL(chromium);
    if (origin !== 'null') {
      const names = { chromium: origin, electron: toElectron(origin, privilegedSchemes) };
      await applyPermissions(this.rig.browser, this as unknown as Electron.WebContents, names);
    }
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    this.rig.loading = chromium;
    const { errorText } = await page.send('Page.navigate', { url: chromium });
    this.rig.loading = undefined;
    if (errorText !== undefined)
      throw new Error(`${errorText.replace('net::', '')} loading '${url}'`);
    await loaded;
  }

  /** Takes over a page that Chromium has just made and that waits to be let go. */
  async attach(page: DevToolsSession, preload: string): Promise<void> {
    this.page = page;
    page.on('Fetch.requestPaused', (paused) => void this.decide(page, paused));
    page.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      if (!/^(?:https?|about|blob|data|javascript):/i.test(url)) this.mayNavigate(frameId, url);
    });
    page.on('Page.windowOpen', ({ url, windowName }) => {
      const answer = this.rig.windowOpen?.({
        url: toElectron(url, privilegedSchemes),
        frameName: windowName,
        features: '',
        disposition: 'foreground-tab',
        referrer: { url: '', policy: 'no-referrer' },
      });
      if (answer?.action !== 'deny') throw new Error('the shell rig cannot open windows for pages');
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      const origin = toElectron(frame.securityOrigin, privilegedSchemes);
      const known = this.makeFrame({
        url: toElectron(frame.url, privilegedSchemes),
        origin: origin === '://' || origin === '' ? 'null' : origin,
      });
      this.rig.frames.set(frame.id, known);
      if (frame.parentId === undefined) {
        this.rig.mainFrameId = frame.id;
        this.mainFrame = known;
      }
    });
    // A place behind `#` changes the frame's URL without a load, in Electron as in Chromium.
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.rig.frames.get(frameId);
      if (frame === undefined) return;
      const moved = this.makeFrame({
        url: toElectron(url, privilegedSchemes),
        origin: frame.origin,
      });
      this.rig.frames.set(frameId, moved);
      if (frameId === this.rig.mainFrameId) this.mainFrame = moved;
    });
    page.on('Page.frameDetached', ({ frameId }) => this.rig.frames.delete(frameId));
    page.on('Page.loadEventFired', () => this.emit('did-finish-load', rigEvent({})));
    page.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== preloadWorld) return;
      const { frameId } = context.auxData as { frameId: string };
      this.rig.contextFrames.set(context.id, frameId);
      if (frameId === this.rig.mainFrameId || this.rig.mainFrameId === '') {
        this.dropPorts();
        this.rig.preloadContext = context.id;
      }
    });
    page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.forget(executionContextId);
    });
    page.on('Runtime.executionContextsCleared', () => {
      for (const context of this.rig.contextFrames.keys()) this.forget(context);
    });
    page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== sendBinding) return;
      void this.receive(JSON.parse(payload) as FromPage, executionContextId);
    });
    page.on('Inspector.targetCrashed', () => {
      this.dropPorts();
      this.emit('render-process-gone', rigEvent({}), { reason: 'crashed', exitCode: 11 });
    });
    const { frameTree } = await page.send('Page.getFrameTree');
    this.rig.mainFrameId = frameTree.frame.id;
    await page.send('Page.enable');
    await page.send('Inspector.enable');
    await page.send('Runtime.enable');
    await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: bridgeSource() });
    await page.send('Runtime.addBinding', {
      name: sendBinding,
      executionContextName: preloadWorld,
    });
    await page.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadSource(preload === '' ? '' : readFileSync(preload, 'utf8')),
      worldName: preloadWorld,
    });
    await page.send('Runtime.runIfWaitingForDebugger');
    this.rig.resolve(page);
  }

  /** The page has gone for good. */
  detach(): void {
    if (this.rig.destroyed) return;
    this.rig.destroyed = true;
    this.dropPorts();
    this.emit('destroyed');
  }

  async decide(page: DevToolsSession, paused: PausedRequest): Promise<void> {
    const { requestId, frameId, resourceType, redirectedRequestId, request } = paused;
    try {
      if (resourceType === 'Document') {
        const url = toElectron(request.url, privilegedSchemes);
        const isMainFrame = frameId === this.rig.mainFrameId;
        const ours = isMainFrame && this.rig.loading !== undefined;
        const allowed =
          redirectedRequestId !== undefined
            ? this.mayRedirect(frameId, url)
            : ours || this.mayNavigate(frameId, url);
        if (!allowed) {
          await page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
          return;
        }
      }
      await passRequest(page, paused, this.id);
    } catch (error) {
      // A request whose page has gone meanwhile cannot be answered any more.
      if (!this.rig.destroyed && !String(error).includes('Invalid InterceptionId')) throw error;
    }
  }

  mayNavigate(frameId: string, url: string): boolean {
    const isMainFrame = frameId === this.rig.mainFrameId;
    const frame = this.rig.frames.get(frameId) ?? null;
    const details = { url, isMainFrame, isSameDocument: false, frame, initiator: frame };
    const first = rigEvent(details);
    this.emit('will-frame-navigate', first);
    if (first.defaultPrevented || !isMainFrame) return !first.defaultPrevented;
    const second = rigEvent(details);
    this.emit('will-navigate', second, url);
    return !second.defaultPrevented;
  }

  mayRedirect(frameId: string, url: string): boolean {
    const event = rigEvent({
      url,
      isMainFrame: frameId === this.rig.mainFrameId,
      isSameDocument: false,
      frame: this.rig.frames.get(frameId) ?? null,
    });
    this.emit('will-redirect', event, url);
    return !event.defaultPrevented;
  }

  async receive(message: FromPage, context: number): Promise<void> {
    if (message.kind === 'port') this.rig.ports.get(message.port)?.post(wire.decode(message.data));
    if (message.kind === 'port-close') this.rig.ports.get(message.port)?.close();
    if (message.kind === 'media') {
      await askForMedia(this.rig.browser, this as unknown as Electron.WebContents, {
        types: message.types,
        origin: toChromium(this.mainFrame.origin, privilegedSchemes).replace(/\/$/, ''),
      });
      this.tell({ kind: 'media-settled', id: message.id }, context);
    }
    if (message.kind !== 'invoke') return;
    const frame = this.rig.frames.get(this.rig.contextFrames.get(context) ?? '') ?? null;
    const event = throwOnMissing('IpcMainInvokeEvent', { sender: this, senderFrame: frame });
    const args = wire.decode(message.args) as unknown[];
    let answer: ToPage;
    try {
      const value = await invokeIpc(
        message.channel,
        event as unknown as Electron.IpcMainInvokeEvent,
        args,
      );
      answer = { kind: 'answer', id: message.id, value: wire.encode(value) };
    } catch (error) {
      answer = { kind: 'answer', id: message.id, error: String(error) };
    }
    this.tell(answer, context);
  }

  makeFrame(address: { readonly url: string; readonly origin: string }): Frame {
    return throwOnMissing('WebFrameMain', {
      ...address,
      isDestroyed: () => this.rig.destroyed,
      postMessage: (channel: string, message: unknown, transfer: readonly unknown[] = []) => {
        const ports = transfer.map((port) => this.carry(detachPort(port)));
        this.tell({ kind: 'message', channel, args: wire.encode([message]), ports });
      },
    } satisfies Surface<Electron.WebFrameMain, 'url' | 'origin' | 'isDestroyed' | 'postMessage'>);
  }

  carry(end: PortEnd): number {
    this.rig.lastPort += 1;
    const port = this.rig.lastPort;
    this.rig.ports.set(port, end);
    end.take({
      message: (data) => this.tell({ kind: 'port', port, data: wire.encode(data) }),
      close: () => {
        if (this.rig.ports.delete(port)) this.tell({ kind: 'port-close', port });
      },
    });
    return port;
  }

  forget(context: number): void {
    this.rig.contextFrames.delete(context);
    if (context !== this.rig.preloadContext) return;
    this.rig.preloadContext = undefined;
    this.dropPorts();
  }

  dropPorts(): void {
    const ends = [...this.rig.ports.values()];
    this.rig.ports.clear();
    for (const end of ends) end.close();
  }

  tell(message: ToPage, context = this.rig.preloadContext): void {
    if (this.page === undefined || context === undefined || this.rig.destroyed) return;
    const expression = receiveExpression(message);
    // Fails when the page has gone meanwhile; in Electron such a message is lost as well.
    this.page
      .send('Runtime.evaluate', { expression, contextId: context, silent: true })
      .catch(() => undefined);
  }
}

WebContents.prototype satisfies Surface<
  Electron.WebContents,
  | 'getURL'
  | 'id'
  | 'isDestroyed'
  | 'reload'
  | 'executeJavaScript'
  | 'forcefullyCrashRenderer'
  | 'setWindowOpenHandler'
  | 'setWebRTCIPHandlingPolicy'
>;
