import { expect, type BrowserContext, type Page } from '@playwright/test';

/** Everything outside this computer is unreachable from here on, and attempts are counted. */
export interface NoNetwork {
  /** Expects that nobody tried to reach anything but the host on this computer. */
  expectUnused(): void;
  /** Plugs the cable in again. */
  bringBack(): Promise<void>;
}

/**
 * Takes the network away, as an unplugged cable does: addresses of this computer still answer.
 * (Playwright's own `setOffline` also cuts a page off from this computer, which no cable does.)
 */
export const takeNetworkAway = async (
  context: BrowserContext,
  { page, host }: { page: Page; host: string },
): Promise<NoNetwork> => {
  const attempts: string[] = [];
  await context.route(
    (url) => url.host !== new URL(host).host,
    async (route) => {
      attempts.push(route.request().url());
      await route.abort('internetdisconnected');
    },
  );
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(host).host) attempts.push(socket.url());
  });
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    globalThis.dispatchEvent(new Event('offline'));
  });
  return {
    expectUnused: () => expect(attempts).toEqual([]),
    bringBack: () => context.unrouteAll(),
  };
};
