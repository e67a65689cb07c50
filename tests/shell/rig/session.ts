import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';
import { toElectron } from './addresses.ts';
import type { DevToolsSession } from './devTools.ts';
import { RigEmitter, rigEvent } from './emitter.ts';
import { throwOnMissing } from './missing.ts';
import type { Surface } from './surface.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type RequestFilter = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type PermissionRequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type PermissionCheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0];
type DisplayMediaHandler = Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];

/** Schemes given privileges before the app was ready (Electron docs: protocol). */
export const privilegedSchemes = new Set<string>();

/** Set when the app becomes ready; some calls are only allowed before. */
export const readiness = { ready: false };

/** `protocol` of the main process: its static half, and the default session's. */
export const createProtocol = (handlers: Map<string, Handler>) =>
  throwOnMissing('protocol', {
    registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
      if (readiness.ready)
        throw new Error(
          'protocol.registerSchemesAsPrivileged should be called before app is ready',
        );
      if (privilegedSchemes.size > 0)
        throw new Error('registerSchemesAsPrivileged can be called only once');
      for (const { scheme, privileges } of schemes) {
        if (privileges?.standard !== true || privileges.secure !== true) {
          throw new Error(`the shell rig only knows standard and secure schemes, not ${scheme}`);
        }
        privilegedSchemes.add(scheme);
      }
    },
    handle: (scheme: string, handler: Handler) => {
      if (!privilegedSchemes.has(scheme)) throw new Error(`the shell rig cannot serve ${scheme}`);
      if (handlers.has(scheme)) throw new Error(`a handler for ${scheme} is already registered`);
      handlers.set(scheme, handler);
    },
    unhandle: (scheme: string) => void handlers.delete(scheme),
  } satisfies Surface<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle'>);

/**
 * `Session` (Electron docs: session). Its handlers are asked as Electron would ask them; permissions
 * are asked for once per page load and the outcome is given to Chromium, because Chromium cannot be
 * made to wait for an answer. Cameras and microphones are asked for when the page asks (see
 * `pageScripts.ts`). Without handlers everything is granted, as in Electron.
 */
export class Session extends RigEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly protocol = createProtocol(this.handlers);
  requestFilter: RequestFilter | null = null;
  permissionRequest: PermissionRequestHandler = null;
  permissionCheck: PermissionCheckHandler = null;
  device: DeviceHandler = null;
  displayMedia: DisplayMediaHandler = null;

  readonly webRequest = throwOnMissing('webRequest', {
    onBeforeRequest: (filter: RequestFilter | null) => {
      this.requestFilter = filter;
    },
  });

  constructor() {
    super('Session', ['will-download']);
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.device = handler;
  }

  setDisplayMediaRequestHandler(handler: DisplayMediaHandler): void {
    this.displayMedia = handler;
  }
}

Session.prototype satisfies Surface<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;

/** `session.defaultSession`, the only session of the rig. */
export const defaultSession = new Session();

/** Asks the session's permission handlers and passes the outcome on for one origin. */
export const applyPermissions = async (
  browser: DevToolsSession,
  contents: Electron.WebContents,
  origin: { readonly electron: string; readonly chromium: string },
): Promise<void> => {
  for (const [name, permission] of permissions) {
    // A page gets what a check allows; what it denies is then asked for (Electron docs: session,
    // "setPermissionCheckHandler").
    const mediaType = mediaTypes.get(name);
    const granted =
      askCheck(contents, permission, { origin: origin.electron, mediaType }) ||
      (mediaType === undefined && (await askRequest(contents, permission)));
    await browser.send('Browser.setPermission', {
      origin: origin.chromium,
      permission: { name },
      setting: granted ? 'granted' : 'denied',
    });
  }
};

/** Asks the session's handler for a camera or a microphone and passes the outcome on for one origin. */
export const askForMedia = async (
  browser: DevToolsSession,
  contents: Electron.WebContents,
  { types, origin }: { readonly types: readonly MediaType[]; readonly origin: string },
): Promise<void> => {
  const granted = await askRequest(contents, 'media', types);
  for (const [name, type] of mediaTypes) {
    if (!types.includes(type)) continue;
    const setting = granted ? 'granted' : 'denied';
    await browser.send('Browser.setPermission', { origin, permission: { name }, setting });
  }
};

type MediaType = 'audio' | 'video';

/** Chromium's permission names and Electron's media types. */
const mediaTypes: ReadonlyMap<string, MediaType> = new Map([
  ['camera', 'video'],
  ['microphone', 'audio'],
]);

type Permission = Parameters<NonNullable<PermissionRequestHandler>>[1];

/** Chromium's permission names (Permissions standard) and what Electron calls them. */
const permissions: readonly (readonly [string, Permission])[] = [
  ['camera', 'media'],
  ['microphone', 'media'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['idle-detection', 'idle-detection'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['persistent-storage', 'persistent-storage'],
  ['local-fonts', 'local-fonts'],
  ['window-management', 'window-management'],
];

const askRequest = (
  contents: Electron.WebContents,
  permission: Permission,
  types?: readonly MediaType[],
): Promise<boolean> =>
  new Promise((resolve) => {
    const handler = defaultSession.permissionRequest;
    if (handler === null) return resolve(true);
    handler(contents, permission, resolve, {
      isMainFrame: true,
      requestingUrl: contents.getURL(),
      ...(types !== undefined && { mediaTypes: [...types] }),
    });
  });

const askCheck = (
  contents: Electron.WebContents,
  permission: Permission,
  { origin, mediaType }: { readonly origin: string; readonly mediaType: MediaType | undefined },
): boolean =>
  defaultSession.permissionCheck?.(contents, permission, origin, {
    isMainFrame: true,
    requestingUrl: contents.getURL(),
    ...(mediaType !== undefined && { mediaType }),
  }) ?? true;

/**
 * `will-download` and `DownloadItem` (Electron docs: download-item). A download nobody refused or
 * gave a path would open the system's save dialog; the rig has none and cancels it there.
 */
export const followDownloads = async (browser: DevToolsSession, folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  await browser.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: join(folder),
    eventsEnabled: true,
  });
  browser.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    let options: Electron.SaveDialogOptions = {};
    const item = throwOnMissing('DownloadItem', {
      getURL: () => toElectron(url, privilegedSchemes),
      getFilename: () => suggestedFilename,
      setSaveDialogOptions: (chosen: Electron.SaveDialogOptions) => {
        options = chosen;
      },
      getSaveDialogOptions: () => options,
      cancel: () => undefined,
    } satisfies Surface<
      Electron.DownloadItem,
      'getURL' | 'getFilename' | 'setSaveDialogOptions' | 'getSaveDialogOptions' | 'cancel'
    >);
    defaultSession.emit('will-download', rigEvent({}), item, null);
    void browser.send('Browser.cancelDownload', { guid }).catch(() => undefined);
  });
};
