import { symlink } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createAdmission, tokenLifetime } from '../../electron/host/admission.ts';
import { builtWindow, enter, get, openSocket, rawRequest, runningHost } from './support.ts';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

describe('the loopback host listens for this computer only', () => {
  it('cannot be reached over the network address of the computer', async () => {
    const host = await runningHost();
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address !== undefined && !address.internal && address.family === 'IPv4')
      .map((address) => address?.address ?? '');
    for (const address of [...outside, '127.0.0.2']) {
      const outcome = await new Promise((resolve) => {
        const socket = connect({ host: address, port: host.port });
        socket.once('connect', () => resolve(socket.destroy() && 'connected'));
        socket.once('error', () => resolve('refused'));
      });
      expect(outcome, address).toBe('refused');
    }
  });

  it.each([
    'localhost',
    'tsudoi.example',
    '127.0.0.1',
    '127.0.0.1:1',
    '[::1]',
    '127.1',
    '0.0.0.0',
    '2130706433',
    '127.0.0.1.',
    'evil@127.0.0.1',
  ])('turns away a request for the name %s, with a session too', async (name) => {
    const host = await runningHost();
    const cookie = await enter(host);
    for (const value of [name, `${name}:${host.port}`]) {
      if (value === `127.0.0.1:${host.port}`) continue;
      const answer = await get({ port: host.port, path: '/', host: value, cookie });
      expect(answer.status, value).toBe(421);
      expect(answer.body).toBe('');
    }
  });

  it('turns away two Host lines, no Host line and a full address in the request line', async () => {
    const host = await runningHost();
    const cookie = await enter(host);
    const own = `Host: 127.0.0.1:${host.port}`;
    const rest = `Cookie: ${cookie}\r\nConnection: close\r\n\r\n`;
    const twice = `GET / HTTP/1.1\r\n${own}\r\nHost: evil.example\r\n${rest}`;
    const none = `GET / HTTP/1.0\r\n${rest}`;
    const full = `GET http://evil.example/ HTTP/1.1\r\n${own}\r\n${rest}`;
    expect([400, 421]).toContain((await rawRequest(host.port, twice)).status);
    expect([400, 421]).toContain((await rawRequest(host.port, none)).status);
    expect((await rawRequest(host.port, full)).status).toBe(400);
  });
});

describe('the first address', () => {
  it('is traded once for a strict cookie that scripts cannot read', async () => {
    const host = await runningHost();
    const path = `/${new URL(host.oneTimeUrl()).search}`;
    const first = await get({ port: host.port, path });
    expect(first.status).toBe(303);
    expect(first.headers['location']).toBe('/');
    expect(first.headers['cache-control']).toBe('no-store');
    expect(first.headers['set-cookie']).toMatch(
      new RegExp(`^tsudoi-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`, 'u'),
    );
    const second = await get({ port: host.port, path });
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('takes a window that already has a session home when it is opened again', async () => {
    const host = await runningHost();
    const path = `/${new URL(host.oneTimeUrl()).search}`;
    const cookie = (await get({ port: host.port, path })).headers['set-cookie']?.split(';')[0];
    const again = await get({ port: host.port, path, cookie });
    expect([again.status, again.headers['location']]).toEqual([303, '/']);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('is different each time, hard to guess and given to nobody who only asks', async () => {
    const host = await runningHost();
    const tokens = Array.from({ length: 50 }, () =>
      new URL(host.oneTimeUrl()).searchParams.get('token'),
    );
    expect(new Set(tokens).size).toBe(50);
    expect(tokens.every((token) => Buffer.from(token ?? '', 'base64url').length === 32)).toBe(true);
    const page = await get({ port: host.port, path: '/' });
    for (const token of tokens) expect(page.body).not.toContain(token);
  });

  it('is not used up by a HEAD, a POST or a wrong Host', async () => {
    const host = await runningHost();
    const path = `/${new URL(host.oneTimeUrl()).search}`;
    expect((await get({ port: host.port, path, method: 'HEAD' })).status).toBe(405);
    expect((await get({ port: host.port, path, method: 'POST' })).status).toBe(405);
    expect((await get({ port: host.port, path, host: 'evil.example' })).status).toBe(421);
    expect((await get({ port: host.port, path })).status).toBe(303);
  });

  it('goes on by a page of our own when another site linked to it', async () => {
    const host = await runningHost();
    const path = `/${new URL(host.oneTimeUrl()).search}`;
    const lines = ['Sec-Fetch-Site: cross-site'];
    const answer = await get({ port: host.port, path, lines });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toContain('SameSite=Strict');
    expect(answer.body).toContain('url=/');
  });

  it('stops working after five minutes', () => {
    let time = 0;
    const admission = createAdmission({ port: 1, now: () => time });
    const early = admission.issueToken();
    const late = admission.issueToken();
    time = tokenLifetime - 1;
    expect(admission.redeem(early)).toBeDefined();
    time = tokenLifetime;
    expect(admission.redeem(late)).toBeUndefined();
  });

  it.each(['', 'x', '../..', '%00', 'undefined', 'null'])(
    'refuses the token "%s"',
    async (token) => {
      const host = await runningHost();
      const answer = await get({ port: host.port, path: `/?token=${token}` });
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );
});

describe('without a session', () => {
  it('every path shows the same page that says how to open Tsudoi, and nothing of the app', async () => {
    const host = await runningHost();
    for (const path of ['/', '/index.html', '/assets/app-1234.js', '/people', '/nothing.js']) {
      const answer = await get({ port: host.port, path });
      expect(answer.status, path).toBe(403);
      expect(answer.body).toContain('terminal');
      expect(answer.body).not.toContain('<title>app</title>');
      expect(answer.body).not.toMatch(/<script|<style|style=/u);
    }
  });

  it('speaks Japanese to a browser that prefers it', async () => {
    const host = await runningHost();
    const lines = ['Accept-Language: ja-JP,ja;q=0.9'];
    const answer = await get({ port: host.port, path: '/', lines });
    expect(answer.body).toContain('lang="ja"');
  });

  it('a session of another host, an empty one and a longer one do not count', async () => {
    const [one, other] = [await runningHost(), await runningHost()];
    const value = (await enter(one)).split('=')[1] ?? '';
    const name = `tsudoi-${other.port}`;
    for (const cookie of [
      `${name}=${value}`,
      `${name}=`,
      name,
      `${name}=undefined`,
      `${await enter(other)}x`,
      `x${await enter(other)}`,
    ]) {
      expect((await get({ port: other.port, path: '/', cookie })).status, cookie).toBe(403);
    }
  });
});

describe('with a session', () => {
  it('the page comes with the policy and every guarding header, and no CORS', async () => {
    const host = await runningHost();
    const cookie = await enter(host);
    const lines = ['Origin: https://evil.example'];
    for (const path of ['/', '/assets/app-1234.js', '/nothing.js', '/data']) {
      const { headers } = await get({ port: host.port, path, cookie, lines });
      expect(headers['content-security-policy'], path).toBe(policy);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['cache-control']).toBeDefined();
      const cors = Object.keys(headers).filter((name) => name.startsWith('access-control'));
      expect(cors).toEqual([]);
      expect(headers['x-powered-by'] ?? headers['server']).toBeUndefined();
    }
  });

  it('refusals carry the same headers', async () => {
    const host = await runningHost();
    for (const answer of [
      await get({ port: host.port, path: '/' }),
      await get({ port: host.port, path: '/', host: 'evil.example' }),
      await get({ port: host.port, path: '/', method: 'DELETE' }),
    ]) {
      expect(answer.headers['content-security-policy']).toBe(policy);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('files have exact types; names with a hash may be kept, the page may not', async () => {
    const host = await runningHost();
    const cookie = await enter(host);
    const kind = async (path: string) => {
      const { status, headers } = await get({ port: host.port, path, cookie });
      return [status, headers['content-type'], headers['cache-control']];
    };
    expect(await kind('/')).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
    expect(await kind('/index.html')).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
    const kept = 'private, max-age=31536000, immutable';
    expect(await kind('/assets/app-1234.js')).toEqual([
      200,
      'text/javascript; charset=utf-8',
      kept,
    ]);
    expect(await kind('/assets/app-1234.css')).toEqual([200, 'text/css; charset=utf-8', kept]);
  });

  it('HEAD is answered without a body', async () => {
    const host = await runningHost();
    const cookie = await enter(host);
    const answer = await get({ port: host.port, path: '/', method: 'HEAD', cookie });
    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(10);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'the method %s is refused',
    async (method) => {
      const host = await runningHost();
      const cookie = await enter(host);
      const answer = await get({ port: host.port, path: '/', method, cookie });
      expect(answer.status).toBe(405);
      expect(answer.headers['allow']).toBe('GET, HEAD');
    },
  );

  it('no spelling of a path leads out of the window’s folder', async () => {
    const window = await builtWindow();
    await symlink(join(window, '../secret.js'), join(window, 'assets/link.js'));
    const host = await runningHost({ rendererFolder: window });
    const cookie = await enter(host);
    for (const path of [
      '/../secret.js',
      '/assets/../../secret.js',
      '/%2e%2e/secret.js',
      '/%2e%2e%2fsecret.js',
      '/..%2fsecret.js',
      '/..%5csecret.js',
      '/..\\secret.js',
      '/assets/..;/..;/secret.js',
      '/%252e%252e/secret.js',
      '/%c0%ae%c0%ae/secret.js',
      '/....//secret.js',
      '/assets/link.js',
      '//secret.js',
      '//127.0.0.1/secret.js',
      '/.hidden.js',
      '/%2ehidden.js',
      '/notes.secret',
      '/secret.js%00.js',
      '/assets/app-1234.js/../../../secret.js',
      `/${join(window, '../secret.js')}`,
      `/file://${join(window, '../secret.js')}`,
      '/C:/Windows/win.ini',
      '/assets/app-1234.js::$DATA',
      '/INDEX.HTML',
      '/%',
      '/%zz',
    ]) {
      const answer = await get({ port: host.port, path, cookie });
      expect([400, 404], `${path} → ${answer.status}`).toContain(answer.status);
      expect(answer.body, path).not.toContain('secret');
    }
  });

  it('a folder is not listed', async () => {
    const host = await runningHost();
    const cookie = await enter(host);
    const answer = await get({ port: host.port, path: '/assets/', cookie });
    expect([answer.status, answer.body]).toEqual([404, '']);
  });
});

describe('the socket', () => {
  it('opens for a page of this host with a session', async () => {
    const host = await runningHost();
    const socket = await openSocket({ host, cookie: await enter(host) });
    expect(socket.readyState).toBe(socket.OPEN);
    expect(socket.extensions).toBe('');
  });

  it.each([
    'https://evil.example',
    'null',
    'http://localhost',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'https://127.0.0.1',
    '',
  ])('stays shut for the origin "%s", with a session too', async (origin) => {
    const host = await runningHost();
    const cookie = await enter(host);
    for (const value of [origin, `${origin}:${host.port}`]) {
      if (value === `http://127.0.0.1:${host.port}`) continue;
      await expect(openSocket({ host, cookie, origin: value })).rejects.toThrow('403');
    }
  });

  it('stays shut without a session, for another Host, on another path and without Origin', async () => {
    const host = await runningHost();
    const cookie = await enter(host);
    await expect(openSocket({ host })).rejects.toThrow('403');
    await expect(openSocket({ host, cookie: `tsudoi-${host.port}=x` })).rejects.toThrow('403');
    const hostHeader = `localhost:${host.port}`;
    await expect(openSocket({ host, cookie, hostHeader })).rejects.toThrow('421');
    for (const path of ['/', '/data/', '/data?x', '/DATA', '/other']) {
      await expect(openSocket({ host, cookie, path }), path).rejects.toThrow('404');
    }
    const upgrade = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';
    const lines = [...upgrade, key, 'Connection: Upgrade'];
    expect((await get({ port: host.port, path: '/data', cookie, lines })).status).toBe(403);
  });

  it('a token in the socket’s address opens nothing', async () => {
    const host = await runningHost();
    const { search } = new URL(host.oneTimeUrl());
    await expect(openSocket({ host, path: `/data${search}` })).rejects.toThrow('403');
  });
});
