import { expect, test } from 'vitest';
import { createFormat } from '../../renderer/src/ui/format.ts';

test('what is listed is told apart in every language, without "and"', () => {
  const items = ['名前', 'メール', '電話'];
  expect(createFormat('en-GB').list(items)).toBe('名前, メール, 電話');
  expect(createFormat('ja').list(items)).toBe('名前、メール、電話');
  expect(createFormat('ja-JP').list(['名前'])).toBe('名前');
});
