import { expect, test } from 'vitest';
import { readPrefecture } from '#shared/domain/import/prefecture.ts';
import { prefectureName, prefectures } from '#shared/domain/person/prefectures.ts';

test('all 47 prefectures are read in Japanese with and without their kind, in romaji, and by code', () => {
  expect(prefectures).toHaveLength(47);
  expect([prefectures[0], prefectures.at(-1)]).toEqual(['JP-01', 'JP-47']);
  for (const code of prefectures) {
    const [english, japanese] = [prefectureName(code, 'en-GB'), prefectureName(code, 'ja-JP')];
    const short = japanese.replace(/[都府県]$/, '');
    const written = [
      code,
      english,
      english.toUpperCase(),
      `${english} Prefecture`,
      japanese,
      short,
    ];
    expect(written.map(readPrefecture)).toEqual(written.map(() => code));
  }
});

test.each([
  ['Ōsaka', 'JP-27'],
  ['Kyōto-fu', 'JP-26'],
  ['Tokyo-to', 'JP-13'],
  ['Miyagi-ken', 'JP-04'],
  ['Hyōgo pref.', 'JP-28'],
  ['Gumma', 'JP-10'],
  ['　東京都 ', 'JP-13'],
  ['jp-13', 'JP-13'],
])('%s is %s', (text, code) => {
  expect(readPrefecture(text)).toBe(code);
});

test.each([
  '',
  '13',
  'Japan',
  'Kansai',
  '京',
  '都',
  'West Java',
  'Tokyo University',
  'x'.repeat(99),
])('“%s” is none', (text) => {
  expect(readPrefecture(text)).toBeUndefined();
});
