import { describe, expect, it } from 'vitest';
import { createNameCollator, nameSortText } from '#shared/domain/person/naming.ts';

const yamada = { fn: '山田 太郎', latin: 'Yamada Tarō', phonetic: 'やまだ たろう' };
const xu = { fn: '许婷婷', latin: 'Xu Tingting' };
const zoe = { fn: 'Zoé Côté' };
const abe = { fn: '阿部 愛', latin: 'Abe Ai', phonetic: 'あべ あい' };

const sorted = (locale: string): string[] =>
  [zoe, yamada, xu, abe]
    .map((person) => nameSortText(person, locale))
    .toSorted(createNameCollator(locale));

describe('sorting names', () => {
  it('puts everybody where a reader of Latin letters looks', () => {
    expect(sorted('en')).toEqual(['Abe Ai', 'Xu Tingting', 'Yamada Tarō', 'Zoé Côté']);
  });

  it('sorts by kana for readers of Japanese', () => {
    const japanese = sorted('ja');
    expect(japanese.indexOf('あべ あい')).toBeLessThan(japanese.indexOf('やまだ たろう'));
    expect(japanese).toContain('许婷婷');
  });

  it('reads numbers as numbers', () => {
    expect(['Guest 10', 'Guest 9'].toSorted(createNameCollator('en'))).toEqual([
      'Guest 9',
      'Guest 10',
    ]);
  });
});
