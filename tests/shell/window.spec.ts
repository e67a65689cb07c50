import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test.ts';

test('the app opens a window with its page from its own origin', async ({ start }) => {
  const app = await start();
  const page = await app.firstWindow();
  expect(new URL(page.url()).href).toBe(app.inPage('app://tsudoi/'));
  await expect(page.locator('main')).toHaveCSS('color', 'rgb(161, 45, 100)');
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});

test('a page has the shell bridge and nothing of Node or Electron', async ({ start }) => {
  const page = await (await start()).firstWindow();
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    bridge: Object.entries(Reflect.get(window, 'tsudoiShell') as object).map(
      ([key, value]) => `${key}: ${typeof value}`,
    ),
    secure: window.isSecureContext,
  }));
  expect(seen).toEqual({
    node: [],
    bridge: ['platform: string', 'requestPort: function', 'requestInvitations: function'],
    secure: true,
  });
});

test('a page cannot change the shell bridge', async ({ start }) => {
  const page = await (await start()).firstWindow();
  const kept = await page.evaluate(() => {
    const bridge = Reflect.get(window, 'tsudoiShell') as object;
    Reflect.set(bridge, 'requestPort', 'mine');
    Reflect.set(window, 'tsudoiShell', 'mine');
    const now = Reflect.get(window, 'tsudoiShell') as object;
    return typeof now === 'object' && typeof Reflect.get(now, 'requestPort');
  });
  expect(kept).toBe('function');
});

test('the window comes back where it was', async ({ start, app: { profile } }) => {
  const bounds = { x: 60, y: 40, width: 1000, height: 700 };
  const first = await start();
  await first.firstWindow();
  await first.evaluate(({ app, BrowserWindow }, place) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(place);
    app.quit();
  }, bounds);
  expect(await first.ended).toBe(0);
  expect(JSON.parse(readFileSync(join(profile, 'shell/window.json'), 'utf8'))).toMatchObject({
    version: 1,
    bounds,
  });

  const second = await start();
  await second.firstWindow();
  const again = await second.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(again).toEqual(bounds);
});

for (const [what, text] of [
  ['is not ours', '{"version":9}'],
  ['is damaged', '{"version":1,"bounds":{"x":0'],
  [
    'names a display that is gone',
    '{"version":1,"bounds":{"x":90000,"y":0,"width":900,"height":700},"maximised":false,"fullScreen":false}',
  ],
] as const) {
  test(`a saved window state that ${what} is left aside`, async ({ start, app: { profile } }) => {
    const folder = join(profile, 'shell');
    mkdirSync(folder);
    writeFileSync(join(folder, 'window.json'), text);
    const app = await start();
    await app.firstWindow();
    const bounds = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    expect(bounds).toMatchObject({ width: 1280, height: 800 });
  });
}

test('the menu has the editing commands, so that their keys work on macOS', async ({ start }) => {
  const app = await start();
  await app.firstWindow();
  const roles = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.flatMap((item) =>
      (item.submenu?.items ?? []).map(({ role }) => role?.toLowerCase()),
    ),
  );
  for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectall', 'about']) {
    expect(roles).toContain(role);
  }
});

test.describe('with the real data process and the built renderer', () => {
  test.use({ parts: { data: 'product', renderer: 'product' } });

  test('the page shows something and breaks no security policy', async ({ start }) => {
    const app = await start();
    const page = await app.firstWindow();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) refused.push(message.text());
    });
    page.on('pageerror', (error) => refused.push(error.message));
    await page.reload();
    await expect(page.locator('body')).toHaveText(/\S/);
    expect(refused).toEqual([]);
  });
});
