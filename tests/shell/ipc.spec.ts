import { join } from 'node:path';
import { dataProcessId } from './support/dataProcessId.ts';
import { waitForPort } from './support/fixturePage.ts';
import { logOf } from './support/shellApp.ts';
import { expect, test } from './support/test.ts';

const refusal = 'refused tsudoi:request-port: untrusted sender';

test('a window that the shell did not open gets no port, not even on our own origin', async ({
  start,
  app: folder,
}) => {
  const app = await start();
  await waitForPort(await app.firstWindow());
  expect(logOf(folder)).not.toContain(refusal);
  await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload } });
      await window.loadURL('app://tsudoi/');
    },
    join(folder.folder, 'out/preload/index.cjs'),
  );
  await expect.poll(() => logOf(folder)).toContain(refusal);
});

test('our own window gets no port while it shows another origin', async ({
  start,
  outside,
  app: folder,
}) => {
  const app = await start();
  const page = await app.firstWindow();
  await waitForPort(page);
  await app.evaluate(async ({ BrowserWindow, session }, url) => {
    session.defaultSession.webRequest.onBeforeRequest(null);
    await BrowserWindow.getAllWindows()[0]?.loadURL(url);
  }, `${outside.origin}/page`);
  await page.waitForURL(`${outside.origin}/page`);
  await page.evaluate(() => {
    const shell = Reflect.get(window, 'tsudoiShell') as { requestPort(): void };
    shell.requestPort();
  });
  await expect.poll(() => logOf(folder)).toContain(refusal);
});

test('a port is not handed to another origin when the data process comes back', async ({
  start,
  outside,
  app: folder,
}) => {
  const app = await start();
  const page = await app.firstWindow();
  await waitForPort(page);
  await app.evaluate(async ({ BrowserWindow, session }, url) => {
    session.defaultSession.webRequest.onBeforeRequest(null);
    await BrowserWindow.getAllWindows()[0]?.loadURL(url);
  }, `${outside.origin}/page`);
  await page.waitForURL(`${outside.origin}/page`);
  await page.evaluate(() => {
    Reflect.set(window, 'received', 0);
    window.addEventListener('message', () =>
      Reflect.set(window, 'received', Number(Reflect.get(window, 'received')) + 1),
    );
  });
  process.kill(await dataProcessId(app), 'SIGKILL');
  // Hand-overs follow at once when the process is ready, so a question sent after that is behind
  // any port that was sent.
  await expect.poll(() => logOf(folder).split('the data process is ready').length - 1).toBe(2);
  const received = await app.evaluate(
    ({ BrowserWindow }): Promise<unknown> =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('window.received') ??
      Promise.reject(new Error('no window')),
  );
  expect(received).toBe(0);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('app://tsudoi/'),
  );
  await waitForPort(page);
});
