import { expect, test } from 'vitest';
import { isAcceptable, isUnencrypted } from '../../../electron/data/sync/address.ts';

test.each([
  'https://chapter.example.org',
  'http://localhost:5984',
  'http://127.0.0.1:5984',
  'http://[::1]:5984',
  'http://10.1.2.3:5984',
  'http://172.16.0.9',
  'http://172.31.255.1/couch',
  'http://192.168.1.20:5984',
  'http://169.254.7.7',
  'http://[fd12:3456::1]:5984',
  'http://laptop.local:5984',
])('%s is taken', (address) => {
  expect(isAcceptable(address)).toBe(true);
});

test.each([
  'http://chapter.example.org',
  'http://10.example.org',
  'http://192.168.example.org',
  'http://127.example.org',
  'http://172.32.0.1',
  'http://172.16.example.org',
  'http://11.0.0.1',
  'http://[2001:db8::1]',
  'http://local',
])('%s is refused: names and passwords would cross the internet readable', (address) => {
  expect(isAcceptable(address)).toBe(false);
});

test('only http to another computer is readable on the way', () => {
  expect(isUnencrypted('http://192.168.1.20:5984')).toBe(true);
  expect(isUnencrypted('http://127.0.0.1:5984')).toBe(false);
  expect(isUnencrypted('https://192.168.1.20')).toBe(false);
});
