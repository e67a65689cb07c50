import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import {
  startLoopbackHost,
  type LoopbackHost,
  type LoopbackHostOptions,
} from '../../electron/host/loopbackHost.ts';

/** A folder that is gone when the test ends. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tsudoi-host-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** The data process that answers with what it was asked. */
export const echoDataEntry = join(import.meta.dirname, 'fixtures/echoData.ts');

/** A folder like a built window, and a secret beside it that must never be served. */
export const builtWindow = async (): Promise<string> => {
  const folder = await temporaryFolder();
  const window = join(folder, 'renderer');
  await mkdir(join(window, 'assets'), { recursive: true });
  await writeFile(join(window, 'index.html'), '<!doctype html><title>app</title>');
  await writeFile(join(window, 'assets/app-1234.js'), 'export {};');
  await writeFile(join(window, 'assets/app-1234.css'), ':root {}');
  await writeFile(join(window, '.hidden.js'), 'secret');
  await writeFile(join(window, 'notes.secret'), 'secret');
  await writeFile(join(folder, 'secret.js'), 'secret');
  return window;
};

/** A running host with the echo data process, closed when the test ends. */
export const runningHost = async (
  options: Partial<LoopbackHostOptions> = {},
): Promise<LoopbackHost & { readonly profile: string }> => {
  const profile = options.profile ?? (await temporaryFolder());
  const started = await startLoopbackHost({
    demo: false,
    port: 0,
    dataEntry: echoDataEntry,
    rendererFolder: options.rendererFolder ?? (await builtWindow()),
    ...options,
    profile,
  });
  if (!started.ok) throw new Error(`the host did not start: ${JSON.stringify(started.error)}`);
  onTestFinished(() => started.value.close());
  return { ...started.value, profile };
};

/** What came back for {@link rawRequest}. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends bytes exactly as given and reads the whole answer. Browsers and `fetch` tidy requests up;
 * an attacker does not.
 */
export const rawRequest = (port: number, text: string): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(text, 'latin1'));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(parseAnswer(Buffer.concat(chunks).toString('latin1'))));
  });

/** A request with the right `Host`, one cookie if given, and further header lines. */
export const get = (options: {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly host?: string;
  readonly cookie?: string | undefined;
  readonly lines?: readonly string[];
}): Promise<RawAnswer> =>
  rawRequest(
    options.port,
    [
      `${options.method ?? 'GET'} ${options.path} HTTP/1.1`,
      `Host: ${options.host ?? `127.0.0.1:${options.port}`}`,
      'Connection: close',
      ...(options.cookie === undefined ? [] : [`Cookie: ${options.cookie}`]),
      ...(options.lines ?? []),
      '',
      '',
    ].join('\r\n'),
  );

/** Uses a one-time address up and returns the session as a `Cookie` header value. */
export const enter = async (host: LoopbackHost): Promise<string> => {
  const { search } = new URL(host.oneTimeUrl());
  const answer = await get({ port: host.port, path: `/${search}` });
  const cookie = answer.headers['set-cookie']?.split(';')[0];
  if (cookie === undefined) throw new Error(`no cookie in an answer ${answer.status}`);
  return cookie;
};

/** Opens a window's socket, with whatever `Origin`, `Host` and cookie the test wants to send. */
export const openSocket = (options: {
  readonly host: LoopbackHost;
  readonly cookie?: string;
  readonly origin?: string;
  readonly hostHeader?: string;
  readonly path?: string;
}): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const { host } = options;
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${options.path ?? '/data'}`, {
      headers: {
        ...(options.cookie === undefined ? {} : { Cookie: options.cookie }),
        ...(options.hostHeader === undefined ? {} : { Host: options.hostHeader }),
        Origin: options.origin ?? `http://127.0.0.1:${host.port}`,
      },
    });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });

/** Resolves with the close code of a socket. */
export const closeCode = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.once('close', resolve));

/** The lines the echo data process left in its profile. */
export const lifeOf = async (profile: string): Promise<readonly string[]> =>
  (await readFile(join(profile, 'life.txt'), 'utf8')).trim().split('\n');

const parseAnswer = (text: string): RawAnswer => {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: text.slice(end + 4) };
};
