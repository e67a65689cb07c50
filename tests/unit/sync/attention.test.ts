import { expect, test } from 'vitest';
import type { SyncPhase } from '#shared/contract/sync.ts';
import { attentionOf, createAttention } from '../../../electron/data/sync/attention.ts';

test('a change of need is told once', () => {
  const told: (string | null)[] = [];
  const attention = createAttention();
  attention.tellTo((reason) => told.push(reason));
  for (const reason of [null, 'sign-in', 'sign-in', 'stopped', null, null] as const) {
    attention.set(reason);
  }
  expect(told).toEqual(['sign-in', 'stopped', null]);
});

const at = '2026-01-01T00:00:00.000Z';

test.each<[SyncPhase, number, string | null]>([
  [{ name: 'off' }, 1, null],
  [{ name: 'connecting' }, 0, null],
  [{ name: 'fetching', done: 1, total: 2 }, 0, null],
  [{ name: 'up-to-date' }, 0, null],
  [{ name: 'waiting', count: 3 }, 0, null],
  [{ name: 'offline', since: at, reason: 'unreachable', nextTry: at }, 0, null],
  [{ name: 'paused' }, 0, null],
  [{ name: 'up-to-date' }, 2, 'refused'],
  [{ name: 'needs-sign-in', reason: 'wrong-password' }, 0, 'sign-in'],
  [{ name: 'needs-you', reason: 'database-gone' }, 2, 'stopped'],
])('%o with %i refused changes needs: %s', (phase, refused, reason) => {
  expect(attentionOf(phase, refused)).toBe(reason);
});
