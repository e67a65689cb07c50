import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { enter, get, openSocket, runningHost } from './support.ts';

/** A stand-in for Vite's server that notes what it was sent. */
const developmentServer = async () => {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('from vite');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { url: new URL(`http://127.0.0.1:${port}`), seen };
};

it('while developing the page comes from Vite, behind the same door', async () => {
  const vite = await developmentServer();
  const host = await runningHost({ developmentServer: vite.url });
  expect((await get({ port: host.port, path: '/' })).status).toBe(403);
  expect((await get({ port: host.port, path: '/', host: 'evil.example' })).status).toBe(421);
  expect(vite.seen).toEqual([]);

  const cookie = await enter(host);
  const answer = await get({ port: host.port, path: '/src/main.tsx', cookie });
  expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('from vite')]);
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers['content-security-policy']).toContain("connect-src 'self'");
  expect(vite.seen[0]?.cookie).toBeUndefined();
  expect(vite.seen[0]?.host).toBe(vite.url.host);

  const socket = await openSocket({ host, cookie });
  expect(socket.readyState).toBe(socket.OPEN);
  await expect(openSocket({ host, path: '/hot' })).rejects.toThrow('403');
});

it('the relaxed policy is never sent by a host with a built window', async () => {
  const host = await runningHost();
  const answer = await get({ port: host.port, path: '/', cookie: await enter(host) });
  expect(answer.headers['content-security-policy']).not.toContain('unsafe-inline');
});
