import { describe, expect, it } from 'vitest';
import { foldText } from '#shared/domain/search/fold.ts';
import { hanVariants } from '#shared/domain/search/hanVariants.ts';

describe('folding a text', () => {
  it.each([
    ['Satō', 'sato'],
    ['Nguyễn Thị Ánh', 'nguyen thi anh'],
    ['ĐẶNG', 'dang'],
    ['Straße', 'strasse'],
    ['Øystein Ångström', 'oystein angstrom'],
    ['Æsa Œuvre', 'aesa oeuvre'],
    ['Łukasz', 'lukasz'],
    ['Yılmaz İbrahim', 'yilmaz ibrahim'],
    ['Þóra', 'thora'],
    ['Әсел', 'әсел'],
    ['Андрей Фёдор', 'андреи федор'],
    ['Ἀλέξανδρος', 'αλεξανδροσ'],
    ['ＹＡＭＡＤＡ　１２', 'yamada 12'],
    ['ヤマダ', 'やまだ'],
    ['ﾔﾏﾀﾞ ﾊﾟﾝ', 'やまだ ぱん'],
    ['髙橋 山﨑 渡邊 渡邉 澤田 齋藤 齊藤', '高橋 山崎 渡辺 渡辺 沢田 斎藤 斎藤'],
    ['張麗華', '张丽华'],
    ['مُحَمَّد', 'محمد'],
    ['أحمد إيمان آمنة', 'احمد ايمان امنه'],
    ['محـــمد', 'محمد'],
    ['علی', 'علي'],
    ['٠١٢ ۳۴ ५६ ๗๘', '012 34 56 78'],
  ])('makes %s into %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('keeps the marks without which different words would be equal', () => {
    expect(foldText('น้ำ')).not.toBe(foldText('นำ'));
    expect(foldText('कि')).not.toBe(foldText('की'));
    expect(foldText('か')).not.toBe(foldText('が'));
    expect(foldText('は')).not.toBe(foldText('ぱ'));
  });

  it('drops what cannot be seen', () => {
    expect(foldText('a\u200bb\u00adc\ufe0f\u200d')).toBe('abc');
    expect(foldText('邉\u{e0101}')).toBe('辺');
  });

  it('gives each Han variant one form only', () => {
    const variants = hanVariants.flatMap((entry) => [...entry].slice(1));
    const firsts = hanVariants.map((entry) => [...entry][0]);
    expect(new Set(variants).size).toBe(variants.length);
    expect(variants.filter((variant) => firsts.includes(variant))).toEqual([]);
  });
});
