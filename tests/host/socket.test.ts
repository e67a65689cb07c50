import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { socketLimits } from '../../electron/host/bridgeSocket.ts';
import { attachBytes, countBuffers, detachBytes } from '#shared/contract/bytes.ts';
import { closeCode, enter, openSocket, runningHost } from './support.ts';

const openWindow = async (options: Parameters<typeof runningHost>[0] = {}) => {
  const host = await runningHost(options);
  const cookie = await enter(host);
  return { host, cookie, socket: await openSocket({ host, cookie }) };
};

const send = (socket: WebSocket, message: unknown): void => {
  const { json, buffers } = detachBytes(message);
  socket.send(json);
  for (const buffer of buffers) socket.send(buffer);
};

/** Resolves with the next whole message, byte arrays put back. */
const next = (socket: WebSocket): Promise<unknown> =>
  new Promise((resolve) => {
    let json: string | undefined;
    const buffers: Uint8Array[] = [];
    const take = (frame: Buffer, isBinary: boolean): void => {
      if (isBinary) buffers.push(Uint8Array.from(frame));
      else json = frame.toString();
      if (json === undefined || buffers.length < (countBuffers(json) ?? 0)) return;
      socket.off('message', take);
      resolve(attachBytes(json, buffers));
    };
    socket.on('message', take);
  });

const query = (id: number, payload: unknown) => ({ kind: 'query', id, name: 'echo', payload });

describe('a window’s socket', () => {
  it('carries messages both ways with byte arrays and every script', async () => {
    const { socket } = await openWindow();
    const payload = { text: '山田 😀 محمد', files: [Uint8Array.of(0, 255, 7), new Uint8Array(0)] };
    send(socket, query(1, payload));
    expect(await next(socket)).toEqual({
      kind: 'result',
      id: 1,
      result: { ok: true, value: payload },
    });
  });

  it('carries a file of many megabytes', async () => {
    const { socket } = await openWindow();
    const file = new Uint8Array(30 * 1024 * 1024).fill(42);
    file[file.length - 1] = 7;
    send(socket, query(1, file));
    const answer = (await next(socket)) as { result: { value: Uint8Array } };
    expect(Buffer.compare(answer.result.value, file)).toBe(0);
  });

  it('keeps two windows apart', async () => {
    const { host, cookie, socket } = await openWindow();
    const other = await openSocket({ host, cookie });
    send(socket, query(1, 'first'));
    send(other, query(1, 'second'));
    expect(await next(other)).toMatchObject({ result: { value: 'second' } });
    send(socket, query(2, 'again'));
    other.on('message', () => expect.unreachable('a message of the first window'));
    expect(await next(socket)).toMatchObject({ result: { value: 'again' } });
  });

  it.each([
    ['text that is not JSON', '{'],
    ['a frame that breaks off', '{"buffers":0,"body":{'],
    ['a byte array nobody announced', Uint8Array.of(1)],
    ['a negative number of byte arrays', '{"buffers":-1,"body":1}'],
    ['half a byte array', '{"buffers":0.5,"body":1}'],
    ['more byte arrays than allowed', `{"buffers":${socketLimits.buffers + 1},"body":1}`],
  ])('is closed for %s', async (_what, frame) => {
    const { socket } = await openWindow();
    const closed = closeCode(socket);
    socket.send(frame);
    expect(await closed).toBe(1007);
  });

  it('is closed when text comes where a byte array was announced', async () => {
    const { socket } = await openWindow();
    const closed = closeCode(socket);
    socket.send('{"buffers":1,"body":{"$bytes":0}}');
    socket.send('{"buffers":0,"body":1}');
    expect(await closed).toBe(1007);
  });

  it('is closed for a frame and for a message beyond the limit', async () => {
    const limits = { ...socketLimits, messageBytes: 1_000 };
    const { socket, host, cookie } = await openWindow({ limits });
    const closed = closeCode(socket);
    socket.send('x'.repeat(1_001));
    expect(await closed).toBe(1009);

    const other = await openSocket({ host, cookie });
    const otherClosed = closeCode(other);
    send(other, query(1, [new Uint8Array(900), new Uint8Array(900)]));
    expect(await otherClosed).toBe(1008);
  });

  it('is closed when a page runs wild, and another window goes on', async () => {
    const limits = { ...socketLimits, burst: 20, perSecond: 0 };
    const { socket, host, cookie } = await openWindow({ limits });
    const closed = closeCode(socket);
    for (let id = 1; id <= 21; id += 1) send(socket, query(id, id));
    expect(await closed).toBe(1008);
    const other = await openSocket({ host, cookie });
    send(other, query(1, 'calm'));
    expect(await next(other)).toMatchObject({ result: { value: 'calm' } });
  });

  it('is closed when the data process ends the connection', async () => {
    const { socket } = await openWindow();
    const closed = closeCode(socket);
    send(socket, { kind: 'query', id: 1, name: 'refuse', payload: null });
    expect(await closed).toBe(1008);
  });
});
