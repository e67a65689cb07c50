import { describe, expect, it } from 'vitest';
import { langOfName } from '#shared/domain/search/langOfName.ts';

describe('the language a name is drawn in', () => {
  it.each([
    ['さくら', 'ja'],
    ['山田サラ', 'ja'],
    ['辻', 'ja'],
    ['김민준', 'ko'],
    ['สมชาย', 'th'],
    ['محمد', 'ar'],
    ['अमित', 'hi'],
    ['Иван', 'ru'],
    ['Нұрлан', 'kk'],
    ['Мөнхбат', 'mn'],
    ['Nguyễn Thị Ánh', 'vi'],
    ['张伟', 'zh-Hans'],
    ['張偉', 'zh-Hant'],
    ['Ana Lima', undefined],
    ['María', undefined],
    ['林', undefined],
  ])('of %s is %s', (name, tag) => {
    expect(langOfName(name)).toBe(tag);
  });

  it('follows what is known about the bearer of a Han name', () => {
    expect(langOfName('林', { phonetic: 'はやし' })).toBe('ja');
    expect(langOfName('林', { nationality: 'JP' })).toBe('ja');
    expect(langOfName('林', { languages: ['ja', 'zh-Hant', 'en'] })).toBe('zh-Hant');
    expect(langOfName('林', { languages: ['zh-CN', 'ja'] })).toBe('zh-Hans');
    expect(langOfName('林', { residence: 'HK' })).toBe('zh-Hant-HK');
    expect(langOfName('林', { languages: ['en', 'ja'] })).toBe('ja');
  });

  it('follows it where other scripts are shared, too', () => {
    expect(langOfName('सुमन', { nationality: 'NP' })).toBe('ne');
    expect(langOfName('Олена', { languages: ['uk'] })).toBe('uk');
    expect(langOfName('علی', { residence: 'IR' })).toBe('fa');
  });
});
