import { array, assert, constantFrom, integer, oneof, property } from 'fast-check';
import { expect, test } from 'vitest';
import { textKey } from '../../electron/data/storage/sort-key.ts';

const SEED = 20_261_122;
const anyText = array(
  oneof(integer({ min: 0, max: 0xffff }), constantFrom(0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff)),
).map((units) => String.fromCharCode(...units));

test('the UTF-8 bytes of keys compare as JavaScript compares the strings', () => {
  assert(
    property(anyText, anyText, (left, right) => {
      const bytes = Buffer.compare(Buffer.from(textKey(left)), Buffer.from(textKey(right)));
      expect(bytes).toBe(left < right ? -1 : left > right ? 1 : 0);
    }),
    { seed: SEED, numRuns: 3000 },
  );
});

test('keys are well formed, so that nothing is lost on the way to UTF-8', () => {
  assert(
    property(anyText, (text) => {
      expect(textKey(text).isWellFormed()).toBe(true);
    }),
    { seed: SEED, numRuns: 1000 },
  );
});
