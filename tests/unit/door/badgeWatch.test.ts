import { expect, test } from 'vitest';
import { badgeCode } from '#shared/domain/meetup/badgeCode.ts';
import { createToken } from '#shared/domain/meetup/token.ts';
import {
  createBadgeWatch,
  longestBlink,
} from '../../../renderer/src/features/door/camera/badgeWatch.ts';
import { troubleOf } from '../../../renderer/src/features/door/camera/cameraState.ts';

const tokenFrom = (seed: number): string =>
  createToken((bytes) => bytes.map((_, index) => (seed * 53 + index * 29) % 256));
const [first, second] = [tokenFrom(1), tokenFrom(2)];

test('a badge that is held there is told once, and again when it was away', () => {
  const look = createBadgeWatch();
  const code = badgeCode(first);
  expect(look([code], 0).tokens).toEqual([first]);
  expect(look([code], 120).tokens).toEqual([]);
  expect(look([], 240).tokens).toEqual([]);
  expect(look([code], 120 + longestBlink).tokens).toEqual([]);
  expect(look([code], 121 + 2 * longestBlink).tokens).toEqual([first]);
});

test('two badges in one picture are two people', () => {
  const look = createBadgeWatch();
  expect(look([badgeCode(first), badgeCode(second)], 0).tokens).toEqual([first, second]);
  expect(look([badgeCode(second)], 120).tokens).toEqual([]);
});

test('a code of something else is told while it is there, and gives way to a badge', () => {
  const look = createBadgeWatch();
  const foreign = 'https://example.org';
  expect(look([foreign], 0)).toEqual({ tokens: [], isForeign: true });
  expect(look([], 1000).isForeign).toBe(true);
  expect(look([], 1 + longestBlink).isForeign).toBe(false);
  expect(look([foreign], 10_000).isForeign).toBe(true);
  expect(look([badgeCode(first)], 10_100)).toEqual({ tokens: [first], isForeign: false });
  // A digit that was misread is no badge of ours either.
  expect(look([`${badgeCode(first).slice(0, -1)}*`], 20_000).isForeign).toBe(true);
});

test.each([
  ['NotAllowedError', 'refused'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
  ['TypeError', 'unreadable'],
])('%s means the camera is %s', (name, trouble) => {
  expect(troubleOf(new DOMException('', name))).toBe(trouble);
});
