import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext } from '@playwright/test';
import { build } from 'vite';
import { featuresOff } from '../../../electron/launcher/appWindow.mjs';
import { installedBrowser } from '../../../electron/launcher/installedBrowser.mjs';

/** Opens an installed browser with a new profile in `folder`; `undefined` where none is found. */
export const openBrowser = async (folder: string): Promise<BrowserContext | undefined> => {
  const { env: environment, platform } = process;
  const executablePath = installedBrowser({ environment, platform, home: homedir() });
  if (executablePath === undefined) return undefined;
  return chromium.launchPersistentContext(join(folder, 'browser'), {
    executablePath,
    viewport: { width: 1280, height: 800 },
    args: browserArguments,
  });
};

const browserArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  // As the app's own window in an installed browser is started.
  `--disable-features=${featuresOff.join(',')}`,
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Bundles one of the scripts in `tests/bench/page` for a page. */
export const bundlePage = async (name: string, folder: string): Promise<string> => {
  const outDir = join(folder, name);
  await build({
    configFile: false,
    logLevel: 'error',
    // PouchDB takes Node's event emitter for granted; in a page a package of that name stands in.
    resolve: { alias: { events: fileURLToPath(import.meta.resolve('events/events.js')) } },
    build: {
      outDir,
      lib: {
        entry: join(import.meta.dirname, '..', 'page', `${name}.ts`),
        formats: ['es'],
        fileName: () => 'page.js',
      },
    },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  });
  return readFileSync(join(outDir, 'page.js'), 'utf8');
};

/** Serves an empty page with a script and some data on this computer only. */
export const servePage = async (page: {
  readonly script: string;
  readonly data?: unknown;
}): Promise<{ readonly url: string; close(): void }> => {
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/page.js': ['text/javascript', page.script],
    '/data.json': ['application/json', JSON.stringify(page.data ?? null)],
  };
  const server = createServer(({ url }, response) => {
    const [type, text] = files[url ?? ''] ?? ['text/html; charset=utf-8', emptyPage];
    response.setHeader('content-type', type);
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
};

const emptyPage = '<!doctype html><script type="module" src="/page.js"></script>';
