import { app, type WebContents } from 'electron';
import type { OpenExternalSafely } from './externalLinks.ts';
import { isAppFrame } from './appOrigin.ts';

/**
 * Keeps every web contents, now and later, on the page it was given: no navigation, no redirect, no
 * frames going elsewhere, no new windows, no webview. A link to the web or to a mail address becomes
 * a question instead.
 */
export const guardNavigation = (openExternalSafely: OpenExternalSafely): void => {
  app.on('web-contents-created', (_event, contents) => guard(contents, openExternalSafely));
};

const guard = (contents: WebContents, openExternalSafely: OpenExternalSafely): void => {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isReload(contents, event.url)) return;
    event.preventDefault();
    // A frame inside the page never gets a person asked on its behalf.
    const asker = event.initiator;
    if (event.isMainFrame && (!asker || asker === contents.mainFrame)) {
      void openExternalSafely(event.url, contents);
    }
  });
  // Not reached when the handler above refuses; kept so that each way out is closed by itself.
  contents.on('will-navigate', (event) => {
    if (!isReload(contents, event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openExternalSafely(url, contents);
    return { action: 'deny' };
  });
  // WebRTC would be a way to the network that neither the policy nor the request filter sees.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
};

/**
 * `location.reload()` on one of our pages is a navigation to where we already are. The place behind
 * `#` is the page's own matter, and not every Chromium tells it with the request.
 */
const isReload = (contents: WebContents, url: string): boolean =>
  withoutPlace(url) === withoutPlace(contents.getURL()) && isAppFrame(contents.mainFrame);

const withoutPlace = (url: string): string => url.replace(/#.*$/su, '');
