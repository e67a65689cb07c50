import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startLoopbackHost } from '../../electron/host/loopbackHost.ts';
import {
  builtWindow,
  closeCode,
  echoDataEntry,
  enter,
  get,
  lifeOf,
  openSocket,
  runningHost,
  temporaryFolder,
} from './support.ts';

const starts = (life: readonly string[]) => life.filter((line) => line.startsWith('start'));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const pidOf = (line: string | undefined): number => Number(line?.split(' ')[1]);

describe('the data process of the host', () => {
  it('is started again when it was killed; windows are told and can come back', async () => {
    const restarts: number[] = [];
    const host = await runningHost({ onRestart: (delay) => restarts.push(delay) });
    const cookie = await enter(host);
    const socket = await openSocket({ host, cookie });
    const closed = closeCode(socket);
    await host.killDataProcess();
    expect(await closed).toBe(1012);
    expect((await get({ port: host.port, path: '/', cookie })).status).toBe(200);
    await vi.waitFor(
      async () => expect(starts(await lifeOf(host.profile))).toHaveLength(2),
      10_000,
    );
    await vi.waitFor(async () => {
      const again = await openSocket({ host, cookie });
      const early = closeCode(again).then(() => 'closed');
      again.send('{"buffers":0,"body":{"kind":"query","id":1,"name":"echo","payload":1}}');
      expect(await Promise.race([once(again, 'message').then(() => 'answered'), early])).toBe(
        'answered',
      );
    }, 10_000);
    expect(restarts).toEqual([50]);
  });

  it('is started again when it crashed by itself', async () => {
    const host = await runningHost();
    const socket = await openSocket({ host, cookie: await enter(host) });
    const closed = closeCode(socket);
    socket.send('{"buffers":0,"body":{"kind":"query","id":1,"name":"crash","payload":1}}');
    expect(await closed).toBe(1012);
    await vi.waitFor(
      async () => expect(starts(await lifeOf(host.profile))).toHaveLength(2),
      10_000,
    );
  });

  it('is given up after its pauses when it does not come up any more', async () => {
    const restarts: number[] = [];
    let giveUp: (code: string) => void = () => undefined;
    const givenUp = new Promise((resolve) => (giveUp = resolve));
    const host = await runningHost({
      onRestart: (delay) => restarts.push(delay),
      onGiveUp: (error) => giveUp(error.code),
      restartDelays: [10, 20, 40],
    });
    await writeFile(join(host.profile, 'failure.json'), '{"code":"profile-not-writable"}');
    await host.killDataProcess();
    expect(await givenUp).toBe('profile-not-writable');
    expect(restarts).toEqual([10, 20, 40]);
  });

  it('is asked to finish when the host closes, and is gone afterwards', async () => {
    const host = await runningHost();
    const socket = await openSocket({ host, cookie: await enter(host) });
    const closed = closeCode(socket);
    await host.close();
    expect(await closed).toBe(1001);
    const life = await lifeOf(host.profile);
    expect(life.at(-1)).toBe('end');
    expect(isAlive(pidOf(life[0]))).toBe(false);
    await expect(get({ port: host.port, path: '/' })).rejects.toThrow('ECONNREFUSED');
  });

  it('is gone too when the host closes while it is being started again', async () => {
    const host = await runningHost();
    await host.killDataProcess();
    await host.close();
    for (const line of starts(await lifeOf(host.profile))) expect(isAlive(pidOf(line))).toBe(false);
  });
});

describe('a host that cannot start', () => {
  it('says why the data process failed', async () => {
    const profile = await temporaryFolder();
    const error = { code: 'profile-in-use', params: { folder: profile } };
    await writeFile(join(profile, 'failure.json'), JSON.stringify(error));
    const started = await startLoopbackHost({
      profile,
      demo: false,
      port: 0,
      dataEntry: echoDataEntry,
      rendererFolder: await builtWindow(),
    });
    expect(started).toEqual({ ok: false, error: { kind: 'data', error } });
  });

  it('says that the window is not built', async () => {
    const started = await startLoopbackHost({
      profile: await temporaryFolder(),
      demo: false,
      port: 0,
      dataEntry: echoDataEntry,
      rendererFolder: join(await temporaryFolder(), 'nowhere'),
    });
    expect(started).toEqual({ ok: false, error: { kind: 'not-built' } });
  });

  it('says that the port is taken and leaves no data process behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const profile = await temporaryFolder();
    const started = await startLoopbackHost({
      profile,
      demo: false,
      port,
      dataEntry: echoDataEntry,
      rendererFolder: await builtWindow(),
    });
    expect(started).toEqual({ ok: false, error: { kind: 'port', port } });
    expect((await lifeOf(profile)).at(-1)).toBe('end');
  });
});

describe('the host as a process', () => {
  const run = async () => {
    const profile = await temporaryFolder();
    const entry = join(import.meta.dirname, 'fixtures/echoHost.ts');
    const child = spawn(
      process.execPath,
      [entry, '--profile', profile, '--window', await builtWindow()],
      {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error('no pipes');
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    const errors: string[] = [];
    stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    return { profile, child, nextLine: async () => (await lines.next()).value, errors };
  };

  it('prints an address that works once, and another when it is asked', async () => {
    const { child, nextLine } = await run();
    const pattern = /^open http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/u;
    const first = await nextLine();
    expect(first).toMatch(pattern);
    child.send('open');
    const second = await nextLine();
    expect(second).toMatch(pattern);
    expect(second).not.toBe(first);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly with code 0 on %s', async (signal) => {
    const { child, nextLine, profile } = await run();
    await nextLine();
    const exit = once(child, 'exit');
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
    const life = await lifeOf(profile);
    expect(life.at(-1)).toBe('end');
    expect(isAlive(pidOf(life[0]))).toBe(false);
  });

  it('ends when the process that started it is gone', async () => {
    const { child, nextLine, profile } = await run();
    await nextLine();
    const exit = once(child, 'exit');
    child.disconnect();
    expect(await exit).toEqual([0, null]);
    expect((await lifeOf(profile)).at(-1)).toBe('end');
  });

  it('leaves no data process behind when it is killed', async () => {
    const { child, nextLine, profile } = await run();
    await nextLine();
    const pid = pidOf((await lifeOf(profile))[0]);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
  });
});
