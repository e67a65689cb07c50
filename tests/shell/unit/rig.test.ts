import { expect, test } from 'vitest';
import { toChromium, toElectron } from '../rig/addresses.ts';
import { RigEmitter } from '../rig/emitter.ts';
import { throwOnMissing } from '../rig/missing.ts';
import { MessageChannelMain, detachPort } from '../rig/ports.ts';
import { createWire } from '../rig/wire.ts';

const schemes = new Set(['app']);

test('what the rig lacks is named when it is used', () => {
  const api = throwOnMissing('app', { quit: () => undefined });
  expect(() => Reflect.get(api, 'setBadgeCount') as unknown).toThrow('app.setBadgeCount');
  const emitter = new RigEmitter('app', ['ready']);
  expect(() => emitter.on('login', () => undefined)).toThrow('app event "login"');
  expect(() => emitter.once('login', () => undefined)).toThrow('app event "login"');
});

test.each([
  ['app://tsudoi/', 'https://app--tsudoi.rig.test/'],
  ['app://tsudoi', 'https://app--tsudoi.rig.test/'],
  ['app://tsudoi/a?b#c', 'https://app--tsudoi.rig.test/a?b#c'],
  ['app://tsudoi.evil/', 'https://app--tsudoi.evil.rig.test/'],
  ['https://example.org/?app://tsudoi/', 'https://example.org/?app://tsudoi/'],
])('%s is %s in the browser', (electron, chromium) => {
  expect(toChromium(electron, schemes)).toBe(chromium);
  expect(toElectron(chromium, schemes).replace(/\/$/, '')).toBe(electron.replace(/\/$/, ''));
});

test('addresses that only look like the rig’s own are left alone', () => {
  for (const address of [
    'https://app--tsudoi.rig.test.example.org/',
    'https://example.org/app--tsudoi.rig.test/',
    'https://other--tsudoi.rig.test/',
  ]) {
    expect(toElectron(address, schemes)).toBe(address);
  }
});

test('values pass the wire unchanged', () => {
  const { encode, decode } = createWire();
  const value = {
    text: '集い',
    list: [1, -0, Number.NaN, null, undefined, true, 10n],
    bytes: new Uint8Array([0, 128, 255]),
    date: new Date(0),
    map: new Map([['a', new Set([1])]]),
    t: 'a key that the wire uses itself',
    v: [],
  };
  expect(decode(encode(value))).toEqual(value);
  expect(() => encode({ call: () => undefined })).toThrow('cannot carry');
});

test('a port holds messages until it is started, closes both ends, and can be given away once', async () => {
  const { port1, port2 } = new MessageChannelMain();
  const got: unknown[] = [];
  port2.on('message', ({ data }: { data: unknown }) => got.push(data));
  port1.postMessage('early');
  expect(got).toEqual([]);
  port2.start();
  port1.postMessage('late');
  expect(got).toEqual(['early', 'late']);
  const closed = new Promise((resolve) => port2.once('close', resolve));
  port1.close();
  await closed;

  const { port1: given } = new MessageChannelMain();
  detachPort(given);
  expect(() => detachPort(given)).toThrow('neutered');
});
