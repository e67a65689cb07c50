import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A running browser that answers the DevTools protocol. */
export interface Chromium {
  /** WebSocket address of its DevTools endpoint. */
  readonly endpoint: string;
  readonly pid: number;
  /** Ends it at once, with everything it started. */
  kill(): void;
}

/** Starts a headless Chromium with no window, its files in `folder`, with `switches` of the app's. */
export const startChromium = async (
  folder: string,
  switches: readonly string[],
): Promise<Chromium> => {
  const path = chromiumPath();
  if (path === undefined) {
    throw new Error(
      'the shell rig needs an installed Chromium: set TSUDOI_CHROMIUM or install "chromium"',
    );
  }
  mkdirSync(folder, { recursive: true });
  const child = spawn(path, [...flags, ...switches, `--user-data-dir=${folder}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Without a UTF-8 locale Chromium would not keep names of downloads.
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    // A group of its own, so that it can be ended whole.
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Chromium did not start: ${path}`);
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Chromium ended with code ${code}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const match = /^DevTools listening on (ws:\/\/\S+)$/.exec(line);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
  });
  return {
    endpoint,
    pid,
    kill: () => {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    },
  };
};

/** The installed Chromium to use, if any; `TSUDOI_CHROMIUM` names another one. */
export const chromiumPath = (): string | undefined =>
  [
    process.env['TSUDOI_CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
  ].find((path) => path !== undefined && path !== '' && existsSync(path));

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Electron has no popup blocker in front of `setWindowOpenHandler`.
  '--disable-popup-blocking',
  // Electron's ports raise `close` in pages as well (docs: message-ports, "Extension: close event").
  '--enable-blink-features=MessagePortCloseEvent',
  // A camera that needs no device, so that a refusal is one and no lack of cameras.
  '--use-fake-device-for-media-stream',
  '--no-startup-window',
  '--remote-debugging-port=0',
  // Nothing reaches the network but what the rig itself asks for (see `passRequest`).
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Where a rig keeps its browser's files, inside the app's `userData`. */
export const chromiumFolder = (userData: string): string => join(userData, 'rig-chromium');
