import { expect, test } from 'vitest';
import { passwords } from '../../../electron/data/sync/passwords.ts';

const account = { address: 'https://couch.example.org', account: 'mina' };

test('a password is handed to who keeps it once, and taken back when it turns out wrong', () => {
  const told: unknown[] = [];
  const other = { ...account, account: 'kenji' };
  passwords.keepIn({
    known: [{ key: JSON.stringify([other.address, other.account]), value: 'from before' }],
    keep: (secret) => told.push(secret),
    forget: (key) => told.push(key),
  });
  expect(passwords.get(other)).toBe('from before');
  passwords.set(account, 'hunter2');
  passwords.set(account, 'hunter2');
  passwords.forget(account);
  passwords.forget(account);
  const key = JSON.stringify([account.address, account.account]);
  expect(told).toEqual([{ key, value: 'hunter2' }, key]);
  expect(passwords.get(account)).toBeUndefined();
});
