import { expect, test } from 'vitest';
import { isReachable } from '../../../electron/main/bounds.ts';

const left = { x: -1920, y: 0, width: 1920, height: 1080 };
const main = { x: 0, y: 25, width: 1440, height: 875 };

test.each([
  ['in the middle', { x: 100, y: 100, width: 1000, height: 700 }, true],
  ['filling the display', main, true],
  ['across two displays', { x: -500, y: 50, width: 1000, height: 700 }, true],
  ['mostly outside, a corner to grab inside', { x: 1300, y: 700, width: 1000, height: 700 }, true],
  ['on a display that is gone', { x: 3000, y: 100, width: 1000, height: 700 }, false],
  ['below the screen', { x: 100, y: 900, width: 1000, height: 700 }, false],
  ['with the top edge above the screen', { x: 100, y: -300, width: 1000, height: 700 }, false],
  ['only a sliver inside', { x: 1400, y: 100, width: 1000, height: 700 }, false],
])('a window %s: %o can be reached: %s', (_where, bounds, expected) => {
  expect(isReachable(bounds, [left, main])).toBe(expected);
});

test('without displays nothing can be reached', () => {
  expect(isReachable(main, [])).toBe(false);
});
