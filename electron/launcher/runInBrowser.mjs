import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import { openAppWindow } from './appWindow.mjs';
import { hasDisplay } from './hasDisplay.mjs';
import { installedBrowser } from './installedBrowser.mjs';

/**
 * Shows a running loopback host in an installed browser, or prints its address where there is no
 * browser or display, and stays until the window is closed, the host ends or Ctrl-C. Gives the exit
 * code.
 *
 * @param {{ host: import('./loopbackHostProcess.mjs').HostProcess, profile: string, say: (line: string) => void }} options
 * @returns {Promise<number>}
 */
export const runInBrowser = async ({ host, profile, say }) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, host.stop);
  const url = await host.nextUrl();
  if (url === undefined) return host.ended;

  const { env, platform } = process;
  const browser = hasDisplay({ environment: env, platform })
    ? installedBrowser({ environment: env, platform, home: homedir() })
    : undefined;
  const appWindow = browser === undefined ? undefined : openAppWindow({ browser, url, profile });
  if (appWindow === undefined) sayAddress({ url, say });
  else {
    say(`Tsudoi is open in ${browser}. Close its window or press Ctrl-C to end it.`);
    void appWindow.ended.then(async (how) => {
      if (how === 'closed') return host.stop();
      const another = await host.nextUrl();
      if (another !== undefined) sayAddress({ url: another, say });
    });
  }
  offerNewAddress({ host, say });

  const code = await host.ended;
  appWindow?.close();
  return code;
};

/** @param {{ url: string, say: (line: string) => void }} options */
const sayAddress = ({ url, say }) => {
  say(
    'Open this address in Chromium, Chrome or Edge on this computer (once, within five minutes):',
  );
  say(url);
  say(`${process.stdin.isTTY ? 'Enter shows a new address, ' : ''}Ctrl-C ends Tsudoi.`);
};

/**
 * Prints a new one-time address each time the person presses Enter, where there is a keyboard.
 *
 * @param {{ host: import('./loopbackHostProcess.mjs').HostProcess, say: (line: string) => void }} options
 */
const offerNewAddress = ({ host, say }) => {
  if (!process.stdin.isTTY) return;
  const keyboard = createInterface({ input: process.stdin });
  keyboard.on('line', async () => {
    const url = await host.nextUrl();
    if (url !== undefined) say(url);
  });
  void host.ended.then(() => keyboard.close());
};
