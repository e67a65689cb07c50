import { expect, test } from 'vitest';
import { createTypedAhead } from '../../renderer/src/features/import/typedAhead.ts';

test('what is typed while nothing is awaited is not kept', () => {
  const ahead = createTypedAhead();
  expect(ahead.keep('skip')).toBe(false);
  expect(ahead.come(2)).toEqual([]);
});

test('what is typed waits for the rows after the choice, and not for those from before', () => {
  const ahead = createTypedAhead();
  ahead.await(1);
  expect(ahead.keep('skip')).toBe(true);
  expect(ahead.keep('new')).toBe(true);
  expect(ahead.come(1)).toEqual([]);
  expect(ahead.come(2)).toEqual(['skip', 'new']);
  expect(ahead.keep('same')).toBe(false);
});

test('of a choice that could not be made nothing follows', () => {
  const ahead = createTypedAhead();
  ahead.await(1);
  ahead.keep('skip');
  ahead.giveUp();
  expect(ahead.come(2)).toEqual([]);
  expect(ahead.keep('skip')).toBe(false);
});
