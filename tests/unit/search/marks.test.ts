import { describe, expect, it } from 'vitest';
import { markMatches } from '#shared/domain/search/marks.ts';
import { createQuery } from '#shared/domain/search/query.ts';

const marked = (typed: string, text: string): string[] =>
  markMatches(createQuery(typed), text).map(([start, end]) => text.slice(start, end));

describe('marking what matched', () => {
  it.each([
    ['sat', 'Satō Kenji', ['Sat']],
    ['sato', 'Sato\u0304', ['Sato\u0304']],
    ['satou', 'Satō', ['Satō']],
    ['yama', 'やまだ たろう', ['やま']],
    ['ヤマダ', 'Robert Yamada', ['Yamada']],
    ['tarou', 'やまだ たろう', ['たろう']],
    ['yama', 'ﾔﾏﾀﾞ', ['ﾔﾏ']],
    ['やま', 'Yamada Tarō', ['Yama']],
    ['kyo', 'きょうこ', ['きょ']],
    ['山田太郎', '山田 太郎', ['山田 太郎']],
    ['minjun', 'Kim Min-jun', ['Min-jun']],
    ['기', '김민준', ['김']],
    ['strasse', 'Straße 5', ['Straße']],
    ['mueller', 'Jürgen Müller', ['Müller']],
    ['anh nguyen', 'Nguyễn Thị Ánh', ['Nguyễn', 'Ánh']],
    ['0812345', '+62 812-3456-7890', ['812-345']],
    ['محمد', 'مُحَمَّد', ['مُحَمَّد']],
    ['jkt0001', 'JKT-0001', ['JKT-0001']],
    ['jkt00', 'JKT-0001', ['JKT-00']],
    ['koeln', 'Köln', ['Köln']],
    ['muenchen', 'TU München', ['München']],
    ['tromsoe', 'Tromsø', ['Tromsø']],
    ['giessen', 'Gießen', ['Gießen']],
    ['aalesund', 'Ålesund', ['Ålesund']],
    ['sato', '佐藤', []],
    ['b', 'Aabb', []],
    ['', 'Ana', []],
  ])('for %s in %s marks %j', (typed, text, parts) => {
    expect(marked(typed, text)).toEqual(parts);
  });

  it('marks word starts before insides', () => {
    expect(marked('an', 'Juan Ana')).toEqual(['An']);
    expect(marked('ua', 'Juan Ana')).toEqual(['ua']);
  });

  it('joins ranges that touch', () => {
    expect(markMatches(createQuery('tarou taro'), 'tarou')).toEqual([[0, 5]]);
  });

  it('keeps its place behind every printable ASCII character', () => {
    for (let code = 32; code < 127; code += 1) {
      const before = String.fromCharCode(code);
      expect(marked('xyz', `a ${before} xyz b`), before).toEqual(['xyz']);
      expect(marked('xyz', `ā ${before} xyz b`), before).toEqual(['xyz']);
    }
  });
});
