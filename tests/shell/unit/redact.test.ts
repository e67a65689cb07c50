import { expect, test } from 'vitest';
import { redact } from '../../../electron/main/redact.ts';

test.each([
  ['sent to mika.sato+x@example.co.jp now', 'sent to [e-mail] now'],
  ['<佐藤@例え.jp>', '<[e-mail]>'],
  ['call +81 90-1234-5678 today', 'call [phone] today'],
  ['call +49 (0)30 901820', 'call [phone]'],
  ['call 090-1234-5678', 'call [phone]'],
  ['call 09012345678', 'call [phone]'],
  ['https://user:pass@couch.example.org/db', 'https://[credentials]@couch.example.org/db'],
  ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: [token]'],
  ['Authorization: Bearer abc.def', 'Authorization: [token]'],
  ['{"password":"hunter2","x":1}', '{"password":[token],"x":1}'],
  ['password=hunter2&x=1', 'password=[token]&x=1'],
  ['AuthSession cookie: abc', 'AuthSession cookie: [token]'],
  ['eyJhbGciOi.eyJzdWIi.c2ln', '[token]'],
  ['key 0123456789abcdef0123456789abcdef', 'key [token]'],
])('%s becomes %s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test.each([
  '2026-11-22T12:16:51.123Z info ready',
  'the data process ended with code 139',
  'at run (file:///app/out/main/index.js:120:15)',
  'id 018f3a5c-7b1e-7cc0-9a4b-0123456789ab',
  'took 1234567 bytes at 127.0.0.1:43210',
  '山田さん',
])('%s stays as it is', (text) => {
  expect(redact(text)).toBe(text);
});
