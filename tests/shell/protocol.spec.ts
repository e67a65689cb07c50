import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test.ts';

test('every answer carries the content security policy and its companions', async ({ start }) => {
  const page = await (await start()).firstWindow();
  const answers = await page.evaluate(() =>
    Promise.all(
      ['/', '/page.js', '/missing.js'].map(async (path) =>
        Object.fromEntries((await fetch(path)).headers),
      ),
    ),
  );
  for (const headers of answers) {
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/(?<!wasm-)unsafe|\*|https?:|wss?:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  }
});

test('the policy holds in the page: no inline script, no eval, no request elsewhere', async ({
  start,
  outside,
}) => {
  const page = await (await start()).firstWindow();
  const outcome = await page.evaluate(async (origin) => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.ran = true';
    } catch {
      // Trusted Types refuse the text already.
    }
    document.body.append(script);
    const fetched = await fetch(`${origin}/fetch`, { mode: 'no-cors' }).then(
      () => 'sent',
      () => 'refused',
    );
    const image = new Image();
    const drawn = await new Promise((resolve) => {
      image.onload = () => resolve('sent');
      image.onerror = () => resolve('refused');
      image.src = `${origin}/image`;
    });
    const socket = new Promise((resolve) => {
      try {
        const ws = new WebSocket(origin.replace('http', 'ws'));
        ws.onopen = () => resolve('sent');
        ws.onerror = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    return { ran: 'ran' in window, fetched, drawn, socket: await socket };
  }, outside.origin);
  expect(outcome).toEqual({ ran: false, fetched: 'refused', drawn: 'refused', socket: 'refused' });
  expect(outside.visits).toEqual([]);
});

test('text cannot become markup', async ({ start }) => {
  const page = await (await start()).firstWindow();
  const error = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>bold</b>';
      return 'allowed';
    } catch (refusal) {
      return refusal instanceof TypeError ? 'refused' : String(refusal);
    }
  });
  expect(error).toBe('refused');
});

test('files have their explicit type and nothing else is served', async ({ start, app }) => {
  const renderer = join(app.folder, 'out/renderer');
  writeFileSync(join(renderer, 'notes.txt'), 'a kind of file the renderer does not consist of');
  writeFileSync(join(renderer, '.hidden.js'), '');
  const page = await (await start()).firstWindow();
  const seen = await page.evaluate(() =>
    Promise.all(
      ['/', '/index.html', '/page.js', '/page.css', '/notes.txt', '/.hidden.js', '/no/', '/no'].map(
        async (path) => {
          const { status, headers } = await fetch(path);
          return [path, status, headers.get('content-type')];
        },
      ),
    ),
  );
  expect(seen).toEqual([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/index.html', 200, 'text/html; charset=utf-8'],
    ['/page.js', 200, 'text/javascript; charset=utf-8'],
    ['/page.css', 200, 'text/css; charset=utf-8'],
    ['/notes.txt', 404, null],
    ['/.hidden.js', 404, null],
    ['/no/', 404, null],
    ['/no', 404, null],
  ]);
});

test('paths that try to leave the folder find nothing', async ({ start, app }) => {
  // Beside the renderer's folder, where one step up would find them.
  writeFileSync(join(app.folder, 'out/secret.js'), 'secret');
  writeFileSync(join(app.folder, 'out/renderer.js'), 'secret');
  const page = await (await start()).firstWindow();
  const attempts = [
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/%252e%252e%252fsecret.js',
    '/page.js/../../secret.js',
    '/page.js%2f..%2f..%2fsecret.js',
    '/./..;/secret.js',
    '/%c0%ae%c0%ae/secret.js',
    '/%ff%fe.js',
    '/..%00/secret.js',
    '/page.js%00.txt',
    '/page.js%20',
    '/page.js.',
    '/page.js::$DATA',
    '//secret.js',
    '/C:/secret.js',
    '/C%3a%5csecret.js',
    '/%2fetc%2fpasswd',
    '/../renderer.js',
    '/con.js/..%2f',
  ];
  const answers = await page.evaluate(
    (paths) =>
      Promise.all(
        paths.map(async (path) => {
          const response = await fetch(path).catch(() => undefined);
          return [path, response === undefined || response.status === 404];
        }),
      ),
    attempts,
  );
  expect(answers.filter(([, refused]) => refused === false)).toEqual([]);
});

test('only reading is possible', async ({ start }) => {
  const page = await (await start()).firstWindow();
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].map(async (method) => {
        const response = await fetch('/page.js', { method });
        return [method, response.status, (await response.text()).length];
      }),
    ),
  );
  expect(statuses).toEqual([
    ['HEAD', 200, 0],
    ['POST', 405, 0],
    ['PUT', 405, 0],
    ['DELETE', 405, 0],
    ['PATCH', 405, 0],
    ['OPTIONS', 405, 0],
  ]);
});

test('another host of the scheme serves nothing', async ({ start }) => {
  const app = await start();
  await app.firstWindow();
  for (const host of ['evil', 'tsudoi.evil', 'evil.tsudoi']) {
    const outcome = await app.evaluate(async ({ BrowserWindow }, url) => {
      const window = new BrowserWindow({ show: false });
      try {
        await window.loadURL(url);
        return await window.webContents.executeJavaScript('document.body.textContent');
      } catch {
        return '';
      } finally {
        window.destroy();
      }
    }, `app://${host}/`);
    expect(outcome).toBe('');
  }
});

test('a window that is told to load a web page is refused by the session', async ({
  start,
  outside,
}) => {
  const app = await start();
  await app.firstWindow();
  const outcome = await app.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false });
    try {
      await window.loadURL(url);
      return 'loaded';
    } catch (error) {
      return String(error);
    } finally {
      window.destroy();
    }
  }, `${outside.origin}/page`);
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(outside.visits).toEqual([]);
});
