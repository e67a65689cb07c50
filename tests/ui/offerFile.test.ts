import { expect, test } from 'vitest';
import { fileName } from '../../renderer/src/ui/offerFile.ts';

test.each([
  ['2027-01-16 7th annual meeting.csv', '2027-01-16 7th annual meeting.csv'],
  ['Q/A: "Tea\\Coffee"?.ics', 'Q A Tea Coffee .ics'],
  ['../../etc/passwd', '.. .. etc passwd'],
  ['a\u0000b\nc<d>|*e', 'a b c d e'],
  ['山田 太郎さんの記録.html', '山田 太郎さんの記録.html'],
  ['  Ánh  ', 'Ánh'],
  ['???', 'tsudoi'],
  ['', 'tsudoi'],
])('a file that is to be called %j is called %j', (wanted, name) => {
  expect(fileName(wanted)).toBe(name);
});
