import type { Page } from '@playwright/test';
import { askedBy } from './support/shellApp.ts';
import type { RunningApp } from './support/shellApp.ts';
import { expect, test } from './support/test.ts';

/** The page is still ours, alive, and the only one. */
const expectUnmoved = async (app: RunningApp, page: Page): Promise<void> => {
  expect(page.url()).toBe(app.inPage('app://tsudoi/'));
  expect(await page.evaluate(() => document.title)).toBe('Shell fixture');
  expect(
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((w) => w.webContents.getURL()),
    ),
  ).toEqual(['app://tsudoi/']);
};

/**
 * Lets main count how often it refused, so that a test can wait for the refusal instead of for
 * nothing to happen. These listeners come after the app's own and see whether it prevented.
 */
const countRefusals = (app: RunningApp): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    const counts = { refused: 0 };
    Reflect.set(globalThis, 'shellTest', counts);
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('will-frame-navigate', (event) => {
      if (event.defaultPrevented) counts.refused += 1;
    });
  });

const refusals = (app: RunningApp): Promise<number> =>
  app.evaluate(() => (Reflect.get(globalThis, 'shellTest') as { refused: number }).refused);

const elsewhere = (origin: string): readonly string[] => [
  `${origin}/page`,
  'https://tsudoi/',
  'https://app.tsudoi/',
  'https://tsudoi.example.org/?app://tsudoi/',
  'https://example.org/#app://tsudoi/',
  'https://app:tsudoi@example.org/',
  'http://127.0.0.1/app://tsudoi/',
];

test('links and scripts cannot take the window elsewhere', async ({ start, outside }) => {
  const app = await start();
  const page = await app.firstWindow();
  await countRefusals(app);
  let count = 0;
  for (const url of elsewhere(outside.origin)) {
    await page.evaluate((target) => location.assign(target), url);
    count += 1;
    await expect.poll(() => refusals(app)).toBe(count);
    await page.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      link.click();
    }, url);
    count += 1;
    await expect.poll(() => refusals(app)).toBe(count);
    await expectUnmoved(app, page);
  }
  expect(outside.visits).toEqual([]);
});

test('look-alikes of our own origin are refused too', async ({ start }) => {
  const app = await start();
  const page = await app.firstWindow();
  await countRefusals(app);
  const addresses = [
    'app://tsudoi.evil/',
    'app://evil/',
    'app://tsudoi/page.js',
    'app://tsudoi/?other=page',
  ].map((address) => app.inPage(address));
  let count = 0;
  for (const address of addresses) {
    await page.evaluate((target) => location.assign(target), address);
    count += 1;
    await expect.poll(() => refusals(app)).toBe(count);
    await expectUnmoved(app, page);
  }
});

test('files and scripts as addresses do nothing', async ({ start }) => {
  const app = await start();
  const page = await app.firstWindow();
  const ran = await page.evaluate(() => {
    const attempts = [
      'javascript:window.ran=1',
      'file:///etc/passwd',
      'data:text/html,<p>data</p>',
    ];
    for (const address of attempts) {
      try {
        location.assign(address);
      } catch {
        // Chromium itself refuses some of these.
      }
      const link = document.createElement('a');
      link.href = address;
      link.click();
    }
    return new Promise((resolve) => setTimeout(() => resolve('ran' in window)));
  });
  expect(ran).toBe(false);
  await expectUnmoved(app, page);
});

test('moving within the page is free', async ({ start }) => {
  const app = await start();
  const page = await app.firstWindow();
  await page.evaluate(() => {
    history.pushState(null, '', '#/people');
    location.hash = '#/door';
  });
  expect(page.url()).toBe(app.inPage('app://tsudoi/#/door'));
});

test('a page may reload itself, also at another place of it', async ({ start }) => {
  const app = await start();
  const page = await app.firstWindow();
  await page.evaluate(() => {
    location.hash = '#/door';
  });
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => location.reload());
  await loaded;
  expect(page.url()).toBe(app.inPage('app://tsudoi/#/door'));
  expect(await page.evaluate(() => document.title)).toBe('Shell fixture');
});

test('no window opens, however it is asked for', async ({ start, outside }) => {
  const app = await start();
  const page = await app.firstWindow();
  await page.evaluate((origin) => {
    window.open(`${origin}/open`);
    window.open(`${origin}/named`, 'name', 'width=100,noopener');
    window.open('about:blank');
    window.open(location.href);
    const link = document.createElement('a');
    link.target = '_blank';
    link.href = `${origin}/blank`;
    link.click();
    const form = document.createElement('form');
    form.action = `${origin}/form`;
    form.target = '_blank';
    document.body.append(form);
    form.submit();
  }, outside.origin);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
  await expectUnmoved(app, page);
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(outside.visits).toEqual([]);
});

test('frames stay empty and get no bridge', async ({ start, outside }) => {
  const app = await start();
  const page = await app.firstWindow();
  const seen = await page.evaluate(async (origin) => {
    const outcomes: unknown[] = [];
    for (const src of [`${origin}/frame`, location.href, 'about:blank']) {
      const frame = document.createElement('iframe');
      frame.src = src;
      const done = new Promise((resolve) =>
        frame.addEventListener('load', resolve, { once: true }),
      );
      document.body.append(frame);
      await done;
      const inner = frame.contentWindow;
      let bridge = 'none';
      try {
        if (inner !== null && 'tsudoiShell' in inner) bridge = 'there';
      } catch {
        // A frame that was refused shows an error page of another origin.
      }
      outcomes.push(bridge);
    }
    return outcomes;
  }, outside.origin);
  expect(seen).toEqual(['none', 'none', 'none']);
  expect(outside.visits).toEqual([]);
  await expectUnmoved(app, page);
});

test('a redirect is not followed, even when main itself loads the address', async ({
  start,
  outside,
}) => {
  const app = await start();
  await app.firstWindow();
  const outcome = await app.evaluate(async ({ BrowserWindow, session }, url) => {
    // The request filter would stop it earlier; this test is about the redirect.
    session.defaultSession.webRequest.onBeforeRequest(null);
    const window = new BrowserWindow({ show: false });
    try {
      await window.loadURL(url);
      return 'loaded';
    } catch (error) {
      return String(error);
    } finally {
      window.destroy();
    }
  }, `${outside.origin}/redirect`);
  expect(outcome).toContain('ERR_ABORTED');
  expect(outside.visits).toEqual(['/redirect']);
});

test('refused addresses that are not for the web ask nobody', async ({
  start,
  outside,
  app: folder,
}) => {
  const app = await start();
  const page = await app.firstWindow();
  await countRefusals(app);
  await page.evaluate((target) => location.assign(target), `${outside.origin}/plain-http`);
  await expect.poll(() => refusals(app)).toBe(1);
  expect(askedBy(folder)).toEqual([]);
});
