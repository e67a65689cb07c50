import { toElectron } from './addresses.ts';
import type { DevToolsSession } from './devTools.ts';
import { defaultSession, privilegedSchemes } from './session.ts';

/** A request that Chromium holds back until the rig decides. */
export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
}

/**
 * Takes a request through the session as Electron does: `webRequest.onBeforeRequest`, then the
 * handler of its scheme (Electron docs: web-request, protocol.handle), else the network.
 */
export const passRequest = async (
  page: DevToolsSession,
  paused: PausedRequest,
  webContentsId: number,
): Promise<void> => {
  const { requestId, request } = paused;
  const url = toElectron(request.url, privilegedSchemes);
  if (await isCancelled(paused, url, webContentsId)) {
    await page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const scheme = url.slice(0, url.indexOf(':'));
  const handler = defaultSession.handlers.get(scheme);
  const outgoing = new Request(url, {
    method: request.method,
    headers: request.headers,
    redirect: 'manual',
    ...(request.postData === undefined ? {} : { body: request.postData }),
  });
  const response = await (handler === undefined ? fromNetwork(outgoing) : handler(outgoing));
  if (response === undefined) {
    await page.send('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' });
    return;
  }
  await page.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
};

/** The rig's browser has no network of its own (see `startChromium`); what may pass goes here. */
const fromNetwork = async (request: Request): Promise<Response | undefined> =>
  /^https?:/.test(request.url) ? await fetch(request).catch(() => undefined) : undefined;

const isCancelled = (paused: PausedRequest, url: string, webContentsId: number): Promise<boolean> =>
  new Promise((resolve) => {
    const filter = defaultSession.requestFilter;
    if (filter === null) return resolve(false);
    filter(
      {
        id: Number.parseInt(paused.requestId.replaceAll(/\D/g, ''), 10) || 0,
        url,
        method: paused.request.method,
        resourceType: paused.resourceType === 'Document' ? 'mainFrame' : 'other',
        webContentsId,
        referrer: '',
        timestamp: Date.now(),
        uploadData: [],
      },
      (answer) => resolve(answer.cancel === true),
    );
  });
